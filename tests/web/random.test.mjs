// Identifiers are RFC 9562 version 4, with and without the browser's own function.
import assert from 'node:assert/strict';
import test from 'node:test';

import { Random } from '../../web/random.js';

const version_4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

test('identifiers are of version 4 and do not repeat', () => {
  const random = new Random();
  const ids = new Set(Array.from({ length: 100 }, () => random.uuid()));
  assert.equal(ids.size, 100);
  for (const id of ids) assert.match(id, version_4);
});

test('a browser without randomUUID makes them from random bytes', () => {
  Object.defineProperty(crypto, 'randomUUID', { value: undefined, configurable: true });
  assert.match(new Random().uuid(), version_4);
  delete crypto.randomUUID;
});
