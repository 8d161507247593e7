// The web client as static files, from a made-up folder: codings, caching, history routing, strict headers, no way out.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { Server } from './support/server.js';

describe('the site', () => {
  const folder = mkdtempSync(join(tmpdir(), 'madoguchi-site-'));
  const page = '<!doctype html><title>窓口</title>' + ' '.repeat(500);
  const script = 'export const answer = 42;'.repeat(50);
  let server;

  before(async () => {
    mkdirSync(join(folder, 'assets'));
    mkdirSync(join(folder, 'viewer/assets'), { recursive: true });
    writeFileSync(join(folder, 'viewer', 'index.html'), page);
    writeFileSync(join(folder, 'viewer', 'assets', 'pdf-99887766.js'), script);
    writeFileSync(join(folder, 'index.html'), page);
    writeFileSync(join(folder, 'index.html.br'), brotliCompressSync(page));
    writeFileSync(join(folder, 'assets', 'main-0a1b2c3d.js'), script);
    writeFileSync(join(folder, 'assets', 'main-0a1b2c3d.js.br'), brotliCompressSync(script));
    writeFileSync(join(folder, 'assets', 'main-0a1b2c3d.js.gz'), gzipSync(script));
    writeFileSync(join(folder, 'assets', 'client-11223344.wasm'), Buffer.from([0, 0x61, 0x73, 0x6d]));
    server = await Server.start(['--site', folder]);
  });
  after(async () => {
    await server.dispose();
    rmSync(folder, { recursive: true });
  });

  /** As it comes over the wire: nothing is decoded or normalised. */
  const get = (path, headers = {}, method = 'GET') => new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port: server.port, path, method, headers }, (response) => {
      const pieces = [];
      response.on('data', (piece) => pieces.push(piece));
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(pieces) }));
    }).on('error', reject).end();
  });

  test('a hashed file is kept for good, in the best coding that the browser takes', async () => {
    const path = '/assets/main-0a1b2c3d.js';
    const br = await get(path, { 'accept-encoding': 'gzip, deflate, br' });
    assert.equal(br.headers['content-encoding'], 'br');
    assert.equal(brotliDecompressSync(br.body).toString(), script);
    assert.equal(br.headers['cache-control'], 'public, max-age=31536000, immutable');
    assert.equal(br.headers.vary, 'Accept-Encoding');
    assert.equal(br.headers['content-type'], 'text/javascript; charset=utf-8');
    const gz = await get(path, { 'accept-encoding': 'gzip, br;q=0' });
    assert.equal(gunzipSync(gz.body).toString(), script);
    const plain = await get(path);
    assert.equal(plain.headers['content-encoding'], undefined);
    assert.equal(plain.body.toString(), script);
    assert.equal(new Set([br, gz, plain].map((answer) => answer.headers.etag)).size, 3);
    assert.equal((await get(path, { 'accept-encoding': '*' })).headers['content-encoding'], 'br');
    assert.equal((await get('/assets/client-11223344.wasm')).headers['content-type'], 'application/wasm');
  });

  test('what the browser has is not sent again', async () => {
    const first = await get('/', { 'accept-encoding': 'br' });
    assert.equal(first.headers['cache-control'], 'no-cache');
    for (const tag of [first.headers.etag, `W/${first.headers.etag}`, `"x", ${first.headers.etag}`, '*']) {
      const again = await get('/', { 'accept-encoding': 'br', 'if-none-match': tag });
      assert.equal(again.status, 304);
      assert.equal(again.body.length, 0);
    }
    assert.equal((await get('/', { 'if-none-match': first.headers.etag })).status, 200, 'another coding is another thing');
  });

  test('B4 each screen has its address; others say not found', async () => {
    for (const path of ['/', '/login', '/login?next=/applications', '/applications', '/applications/use-start/form', '/documents/use-terms', '/articles', '/articles/faq', '/notices', '/search?q=x', '/coming/subsidy', '/registration/confirm', '/password-reset',
      '/invitation', '/settings', '/my-list', '/accounts', '/account-status', '/review/applications/a/attachments/b', '/administration/staff']) {
      const answer = await get(path);
      assert.equal(answer.status, 200, path);
      assert.equal(answer.body.toString(), page);
    }
    const unknown = await get('/loginx');
    assert.deepEqual([unknown.status, unknown.body.toString()], [404, page]);
    for (const path of ['/nothing.js', '/assets/none-1.js', '/favicon.ico', '/index.html.br', '/assets/main-0a1b2c3d.js.gz']) {
      const answer = await get(path);
      assert.deepEqual([answer.status, answer.headers['content-type']], [404, 'application/problem+json'], path);
    }
    assert.equal((await get('/api/v1/none')).headers['content-type'], 'application/problem+json');
    assert.equal((await get('/api')).status, 404);
  });

  test('nothing leads out of the folder', async () => {
    for (const path of ['/../madoguchi.db', '/%2e%2e/%2e%2e/etc/passwd', '/assets/../../lock', '/assets/%2e%2e/index.html', '//etc/passwd', '/assets/..%2f..%2flock', '/%00', '/a%', '*', 'http://x/']) {
      const answer = await get(path);
      assert.ok(answer.status === 400 || answer.status === 404, `${path}: ${answer.status}`);
    }
  });

  test('strict headers stand on every answer', async () => {
    for (const path of ['/', '/assets/main-0a1b2c3d.js', '/api/v1/session', '/api/v1/none', '/nothing.js', '/healthz']) {
      const { headers } = await get(path);
      assert.equal(headers['x-content-type-options'], 'nosniff', path);
      assert.equal(headers['x-frame-options'], 'DENY');
      assert.equal(headers['referrer-policy'], 'same-origin');
      assert.equal(headers['cross-origin-opener-policy'], 'same-origin');
      assert.equal(headers['cross-origin-resource-policy'], 'same-origin');
      assert.match(headers['content-security-policy'], /^default-src 'none'.*frame-ancestors 'none'$/);
      assert.ok(Date.parse(headers.date) > 0);
      assert.match(headers['x-request-id'], /^[0-9a-f]{16}$/);
    }
    const policy = (await get('/')).headers['content-security-policy'];
    assert.match(policy, /script-src 'self' 'wasm-unsafe-eval';/);
    assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|\*/);
  });

  test('D8 what shows documents that were sent has no origin, no network and no way out', async () => {
    for (const path of ['/viewer/index.html', '/viewer/assets/pdf-99887766.js']) {
      const { status, headers } = await get(path);
      assert.equal(status, 200);
      const policy = headers['content-security-policy'];
      assert.match(policy, /^sandbox allow-scripts; default-src 'none';.*form-action 'none'.*frame-ancestors 'self'$/);
      assert.doesNotMatch(policy, /connect-src|allow-same-origin|unsafe-inline|'unsafe-eval'|\*/);
      assert.equal(headers['x-frame-options'], 'SAMEORIGIN');
      assert.equal(headers['cross-origin-resource-policy'], 'cross-origin', 'a frame without origin loads them');
    }
    assert.match((await get('/viewer/assets/pdf-99887766.js')).headers['cache-control'], /immutable/);
    assert.equal((await get('/viewer/index.html')).headers['cache-control'], 'no-cache');
  });

  test('HEAD is GET without the body; other methods are refused with Allow', async () => {
    const head = await get('/', {}, 'HEAD');
    assert.deepEqual([head.status, Number(head.headers['content-length']), head.body.length], [200, Buffer.byteLength(page), 0]);
    const post = await get('/login', {}, 'POST');
    assert.deepEqual([post.status, post.headers.allow], [405, 'GET, HEAD, OPTIONS']);
    assert.equal((await get('/api/v1/session', {}, 'PUT')).headers.allow, 'POST, GET, DELETE, HEAD, OPTIONS');
    assert.equal((await get('/api/v1/session', {}, 'OPTIONS')).status, 204);
    assert.equal((await get('/', {}, 'TRACE')).status, 405);
  });
});
