// The way between the page and the module: text as UTF-8, lengths in bytes, memory given back.
import assert from 'node:assert/strict';
import test from 'node:test';

import { Bridge, utf8_length } from '../../web/bridge.js';

/** A module with a memory of its own and a record of what was called. */
function fake_module() {
  const heap = new Uint8Array(4096);
  const calls = [];
  const freed = [];
  let next = 16;
  const read = (pointer, length) => new TextDecoder().decode(heap.subarray(pointer, pointer + length));
  const module = {
    _madoguchi_allocate: (size) => { const at = next; next += size; return at; },
    _madoguchi_release: (pointer) => freed.push(pointer),
    _madoguchi_take: (...values) => { calls.push(values); return 7; },
  };
  return { heap, calls, freed, read, module };
}

test('lengths are counted in UTF-8 bytes, as C++ counts them', () => {
  assert.equal(utf8_length('髙a𠮷'), 3 + 1 + 4);
  assert.equal(utf8_length('髙a𠮷', 2), 4);
});

test('text and numbers reach the module as pointer, length and number; what was allocated is freed', () => {
  const { calls, freed, heap, module } = fake_module();
  let seen = '';
  module._madoguchi_take = (pointer, length, number, flag) => {
    seen = new TextDecoder().decode(heap.subarray(pointer, pointer + length));
    calls.push([number, flag]);
    return 7;
  };
  const bridge = new Bridge();
  bridge.attach(module, () => heap);
  assert.equal(bridge.call('take', '山田𠮷', 3, true), 7);
  assert.equal(seen, '山田𠮷');
  assert.deepEqual(calls, [[3, 1]]);
  assert.equal(freed.length, 1);
});

test('before the module has started a call does nothing', () => {
  assert.equal(new Bridge().call('take', 'text'), undefined);
});

test('text that is given away ends with NUL', () => {
  const { heap, module } = fake_module();
  const bridge = new Bridge();
  bridge.attach(module, () => heap);
  const pointer = bridge.give('例');
  assert.deepEqual(Array.from(heap.subarray(pointer, pointer + 4)), [...new TextEncoder().encode('例'), 0]);
});
