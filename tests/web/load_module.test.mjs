// The module's download: compiled as it arrives, counted, and a broken line told from a broken module.
import assert from 'node:assert/strict';
import test from 'node:test';

import { fault_of, load_module } from '../../web/load_module.js';

const empty_module = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
const link = { href: '/assets/x.wasm', dataset: { bytes: String(empty_module.length) } };
const answer = (type) => new Response(empty_module, { headers: { 'Content-Type': type } });

function cover() {
  const shares = [];
  return { shares, progress: (share) => shares.push(share) };
}

for (const type of ['application/wasm', 'application/octet-stream']) {
  test(`a module that is called ${type} starts, and its bytes are counted`, async () => {
    globalThis.fetch = async () => answer(type);
    const seen = cover();
    const { instance } = await (await load_module(link, seen))({});
    assert.ok(instance instanceof WebAssembly.Instance);
    await new Promise((resolve) => setTimeout(resolve));
    assert.equal(seen.shares.at(-1), 1);
  });
}

test('no network and an error of the server are the network\'s fault, a module that cannot be compiled is not', async () => {
  globalThis.fetch = async () => { throw new TypeError('failed to fetch'); };
  assert.equal(fault_of(await load_module(link, cover()).catch((error) => error)), 'network');
  globalThis.fetch = async () => new Response('', { status: 503 });
  assert.equal(fault_of(await load_module(link, cover()).catch((error) => error)), 'network');
  globalThis.fetch = async () => new Response('nonsense', { headers: { 'Content-Type': 'application/wasm' } });
  const start = await load_module(link, cover());
  assert.equal(fault_of(await start({}).catch((error) => error)), 'failed');
});
