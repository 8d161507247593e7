// The server is killed at random moments under load; tools/crash-test does the same hundreds of times.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crashTest } from './support/crash.js';

test('B2 B3 D10 whatever was acknowledged before a kill is there after it, once', async () => {
  const counts = await crashTest({ kills: 12, seed: 1 });
  for (const name of ['drafts', 'offsets', 'applications', 'registrations', 'mails', 'cut']) assert.ok(counts[name] > 0, `${name}: ${JSON.stringify(counts)}`);
});
