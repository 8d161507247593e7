// Requests over fetch: what is sent, what is told, and that a cancelled call is silent.
import assert from 'node:assert/strict';
import test from 'node:test';

import { Network } from '../../web/network.js';

globalThis.document = { visibilityState: 'visible' };

function network_with(fetch) {
  globalThis.fetch = fetch;
  const told = [];
  return { network: new Network({ call: (...values) => told.push(values) }, {}), told };
}

test('method, headers and body are sent with the cookies of the site alone', async () => {
  let sent;
  const { network, told } = network_with(async (path, options) => {
    sent = { path, ...options };
    return new Response('{"a":1}', { status: 201, headers: { 'X-Id': '5' } });
  });
  await network.send(1, 'POST', '/api/v1/session', 'Content-Type: application/json\nX-A: b: c\n', '{}');
  assert.equal(sent.path, '/api/v1/session');
  assert.equal(sent.credentials, 'same-origin');
  assert.deepEqual(sent.headers, [['Content-Type', 'application/json'], ['X-A', 'b: c']]);
  assert.equal(sent.body, '{}');
  assert.equal(told[0][2], 201);
  assert.match(told[0][3], /^x-id: 5$/m);
  assert.equal(told[0][4], '{"a":1}');
});

test('B2: a small last word goes although the page does; a large one, and any while the page is seen, goes as always', async () => {
  const kept = [];
  const { network } = network_with(async (_, { keepalive }) => {
    kept.push(keepalive);
    return new Response('');
  });
  await network.send(1, 'PUT', '/api/v1/drafts/f', '', '{}');
  document.visibilityState = 'hidden';
  await network.send(2, 'PUT', '/api/v1/drafts/f', '', '{}');
  await network.send(3, 'PUT', '/api/v1/drafts/f', '', 'x'.repeat(64_000));
  document.visibilityState = 'visible';
  assert.deepEqual(kept, [false, true, false]);
});

test('no network is status 0', async () => {
  const { network, told } = network_with(async () => { throw new TypeError('failed to fetch'); });
  await network.send(2, 'GET', '/api/v1/session', '', '');
  assert.deepEqual(told, [['network_done', 2, 0, '', '']]);
});

test('the answer of a cancelled call does not come', async () => {
  const { network, told } = network_with((path, { signal }) => new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
  }));
  const sending = network.send(3, 'GET', '/api/v1/session', '', '');
  network.cancel(3);
  await sending;
  assert.deepEqual(told, []);
});

test('a slice of a file that was released is status 0, later', async () => {
  const told = [];
  const network = new Network({ call: (...values) => told.push(values) }, { slice: () => null });
  network.send_slice(4, 'PATCH', '/api/v1/uploads/x', '', 9, 0, 10);
  assert.deepEqual(told, []);
  await Promise.resolve();
  assert.deepEqual(told, [['network_done', 4, 0, '', '']]);
});

test('what was asked before the module was there answers its first question, once', async () => {
  let asked = 0;
  const { network, told } = network_with(async () => new Response(String(++asked)));
  network.ask_early('/api/v1/session');
  await network.send(1, 'GET', '/api/v1/session', 'Accept: application/json\n', '');
  await network.send(2, 'GET', '/api/v1/session', 'Accept: application/json\n', '');
  assert.deepEqual(told.map((values) => values.at(-1)), ['1', '2']);
});

test('an early answer is dropped when something was changed before it is wanted', async () => {
  let asked = 0;
  const { network, told } = network_with(async () => new Response(String(++asked)));
  network.ask_early('/api/v1/session');
  await network.send(1, 'DELETE', '/api/v1/session', '', '');
  await network.send(2, 'GET', '/api/v1/session', '', '');
  assert.deepEqual(told.map((values) => values.at(-1)), ['2', '3']);
});

test('quiet is told when the last call that is under way has its answer', async () => {
  const waiting = [];
  const { network } = network_with(() => new Promise((resolve) => waiting.push(resolve)));
  let quiet = 0;
  network.on_quiet = () => { quiet += 1; };
  const calls = [network.send(1, 'GET', '/a', '', ''), network.send(2, 'GET', '/b', '', '')];
  waiting[0](new Response(''));
  await calls[0];
  assert.equal(quiet, 0);
  waiting[1](new Response(''));
  await calls[1];
  assert.equal(quiet, 1);
});
