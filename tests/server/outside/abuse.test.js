// Raw sockets: what no well-behaved client sends. The server answers, or ends the connection, and goes on serving.
import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, afterEach, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Api, demo } from './support/api.js';
import { png } from './support/files.js';
import { Server } from './support/server.js';

describe('raw sockets', () => {
  let server;
  before(async () => { server = await Server.start(['--max-connections', '40']); });
  after(() => server.dispose());
  afterEach(async () => assert.equal((await new Api(server).send('GET', '/readyz')).status, 200, 'it goes on serving'));

  /** Sends bytes (a string is latin1), then gives all that came back until the end. */
  const exchange = (bytes, { end = false, ms = 15_000 } = {}) => new Promise((resolve, reject) => {
    const socket = connect(server.port, '127.0.0.1');
    let text = '';
    const timer = setTimeout(() => { socket.destroy(); reject(new Error(`no end after ${ms} ms; so far: ${text}`)); }, ms);
    socket.on('data', (data) => { text += data.toString('latin1'); });
    socket.on('error', () => {});
    socket.on('close', () => { clearTimeout(timer); resolve(text); });
    socket.write(bytes, 'latin1');
    if (end) socket.end();
  });
  const status = (text) => Number(text.match(/^HTTP\/1\.1 (\d+)/)?.[1] ?? 0);

  test('garbage is malformed', async () => {
    for (const bytes of ['\x00\x01\x02\x03\r\n\r\n', 'GET\r\n\r\n', 'GET / HTTP/9.9\r\n\r\n', 'GET /\r\nHost: x\r\n\r\n', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
      'GET / HTTP/1.1\r\nHost: x\r\nContent-Length: abc\r\n\r\n', 'GET / HTTP/1.1\r\nHost : x\r\n\r\n', 'GET /\xff HTTP/1.1\r\nHost: x\r\n\r\n']) {
      const text = await exchange(bytes, { end: true });
      assert.equal(status(text), 400, JSON.stringify(bytes));
      assert.match(text, /"code":"http.malformed"/);
    }
  });

  test('a missing or repeated Host is malformed', async () => {
    assert.equal(status(await exchange('GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n')), 400);
    assert.equal(status(await exchange('GET /healthz HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n')), 400);
    assert.equal(status(await exchange('GET /healthz HTTP/1.0\r\n\r\n')), 200);
  });

  test('lengths that contradict each other are refused', async () => {
    const post = 'POST /api/v1/session HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n';
    assert.equal(status(await exchange(`${post}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`)), 400);
    assert.equal(status(await exchange(`${post}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`)), 400);
    assert.equal(status(await exchange(`${post}Transfer-Encoding: chunked\r\n\r\nzz\r\n`)), 400);
    const short = await exchange(`${post}Content-Length: 100\r\n\r\n{}`, { end: true });
    assert.ok([0, 400].includes(status(short)));
  });

  test('a huge header is refused with 431', async () => {
    assert.equal(status(await exchange(`GET / HTTP/1.1\r\nHost: x\r\nX-Large: ${'a'.repeat(100_000)}\r\n\r\n`)), 431);
    assert.equal(status(await exchange(`GET /${'a'.repeat(100_000)} HTTP/1.1\r\nHost: x\r\n\r\n`)), 431);
    assert.equal(status(await exchange('GET / HTTP/1.1\r\nHost: x\r\n' + 'A: b\r\n'.repeat(20_000))), 431);
  });

  test('what trickles in is cut off: a header after 10 s, a body after 30', async () => {
    const trickle = async (begin, drop, limit_ms) => {
      const began = Date.now();
      const socket = connect(server.port, '127.0.0.1');
      socket.on('error', () => {});
      socket.on('data', () => {});
      socket.write(begin);
      const timer = setInterval(() => socket.write(drop), 500);
      await new Promise((resolve) => socket.on('close', resolve));
      clearInterval(timer);
      assert.ok(Date.now() - began < limit_ms, `${Date.now() - began} ms`);
    };
    await Promise.all([
      trickle('GET / HTTP/1.1\r\n', 'X: y\r\n', 14_000),
      trickle('POST /api/v1/session HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 60000\r\n\r\n', ' ', 36_000),
    ]);
  });

  test('requests in one piece are answered one after the other', async () => {
    const one = 'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n';
    const post = 'POST /api/v1/session HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}';
    const text = await exchange(one + post + one + 'GET /api/v1/session HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    assert.deepEqual([...text.matchAll(/HTTP\/1\.1 (\d+)/g)].map((match) => match[1]), ['200', '400', '200', '200']);
  });

  test('a body that nobody reads does not become the next request', async () => {
    const inner = 'DELETE /api/v1/session HTTP/1.1\r\nHost: x\r\n\r\n';
    const text = await exchange(`POST /api/v1/none HTTP/1.1\r\nHost: x\r\nContent-Length: ${inner.length}\r\n\r\n${inner}GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    assert.deepEqual([...text.matchAll(/HTTP\/1\.1 (\d+)/g)].map((match) => match[1]), ['404', '200']);
  });

  test('Expect: 100-continue is answered before the body, or with the refusal', async () => {
    const head = (path) => `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 2\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n`;
    const taken = await new Promise((resolve) => {
      const socket = connect(server.port, '127.0.0.1');
      let text = '';
      socket.on('data', (data) => {
        if (!text) socket.write('{}');
        text += data;
      });
      socket.on('close', () => resolve(text));
      socket.write(head('/api/v1/session'));
    });
    assert.match(taken, /^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 400/);
    assert.equal(status(await exchange(head('/api/v1/none'))), 404);
    assert.equal(status(await exchange('GET /healthz HTTP/1.1\r\nHost: x\r\nExpect: the-unexpected\r\nConnection: close\r\n\r\n')), 417);
  });

  test('an early refusal reaches a client that is still sending', async () => {
    const text = await exchange(`PATCH /api/v1/uploads/x HTTP/1.1\r\nHost: x\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\nContent-Type: application/offset+octet-stream\r\nContent-Length: 50000000\r\n\r\n${'x'.repeat(3_000_000)}`);
    assert.equal(status(text), 401);
  });

  test('a chunked PATCH is taken, with extensions and trailers', async () => {
    const api = await Api.loggedIn(server, demo.sejutsu1);
    const file = png();
    const path = (await api.create(file.name, file.buffer.length)).headers.get('location');
    const bytes = file.buffer.toString('latin1');
    const chunk = (text) => `${text.length.toString(16)};name=value\r\n${text}\r\n`;
    const text = await exchange(`PATCH ${path} HTTP/1.1\r\nHost: x\r\nCookie: ${api.cookie}\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\nContent-Type: application/offset+octet-stream\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n`
      + chunk(bytes.slice(0, 10)) + chunk(bytes.slice(10)) + '0\r\nX-Trailer: y\r\n\r\n');
    assert.equal(status(text), 204);
    assert.ok(server.uploadBytes(path.split('/').at(-1)).equals(file.buffer));
  });

  test('connections over the limit are closed; when some end, others are served', async () => {
    const sockets = Array.from({ length: 60 }, () => connect(server.port, '127.0.0.1').on('error', () => {}));
    await sleep(500);
    const open = sockets.filter((socket) => !socket.closed && !socket.destroyed && socket.readyState === 'open').length;
    assert.ok(open <= 40, String(open));
    for (const socket of sockets) socket.destroy();
    await sleep(200);
  });
});
