// tus 1.0.0 by hand: what the protocol says of each request, and what may not be believed of a client.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Api, demo } from './support/api.js';
import { pdf, png, workbook } from './support/files.js';
import { Server } from './support/server.js';

const idOf = (path) => path.split('/').at(-1);
const digest = (algorithm, bytes) => `${algorithm} ${createHash(algorithm).update(bytes).digest('base64')}`;

/** Begins a PATCH that promises all of `bytes` and sends only the first `sent` of them; gives the request. */
function half(server, api, path, offset, bytes, sent, headers = {}) {
  const patch = request(server.url + path, { method: 'PATCH', headers: { cookie: api.cookie, 'tus-resumable': '1.0.0', 'upload-offset': offset,
    'content-type': 'application/offset+octet-stream', 'content-length': bytes.length, ...headers } });
  patch.on('error', () => {});
  patch.write(bytes.subarray(0, sent));
  return patch;
}

async function until(condition, what) {
  for (let i = 0; i < 250; ++i) {
    if (await condition()) return;
    await sleep(20);
  }
  assert.fail(`not in time: ${what}`);
}

describe('uploads', () => {
  let server, api;
  before(async () => {
    server = await Server.start();
    api = await Api.loggedIn(server, demo.sejutsu1);
  });
  after(() => server.dispose());

  const create = async (file) => (await api.create(file.name, file.buffer.length)).headers.get('location');
  const offsetOf = async (path) => Number((await api.head(path)).headers.get('upload-offset'));

  test('OPTIONS says what is spoken', async () => {
    const { headers, status } = await api.send('OPTIONS', '/api/v1/uploads');
    assert.equal(status, 204);
    assert.equal(headers.get('tus-version'), '1.0.0');
    assert.equal(headers.get('tus-max-size'), '104857600');
    assert.equal(headers.get('tus-checksum-algorithm'), 'sha1,sha256');
    assert.equal(headers.get('tus-extension'), 'creation,creation-with-upload,termination,checksum,expiration');
    assert.equal((await api.send('OPTIONS', '/api/v1/uploads/x')).status, 204);
  });

  test('another version, and none, is refused with 412', async () => {
    const path = await create(png());
    for (const headers of [{}, { 'tus-resumable': '0.2.2' }]) {
      for (const [method, at] of [['POST', '/api/v1/uploads'], ['HEAD', path], ['PATCH', path], ['DELETE', path]]) {
        const answer = await api.send(method, at, { headers });
        assert.equal(answer.status, 412);
        assert.equal(answer.headers.get('tus-version'), '1.0.0');
      }
    }
  });

  test('B3 a file goes up in pieces; its state is told; its bytes are the same', async () => {
    const file = pdf('通知書.pdf', 300_000);
    const created = await api.create(file.name, file.buffer.length);
    assert.equal(created.status, 201);
    assert.ok(Date.parse(created.headers.get('upload-expires')) > Date.now());
    const path = created.headers.get('location');
    assert.deepEqual((await api.send('GET', path)).json, { id: idOf(path), name: file.name, sizeBytes: 300_000, offsetBytes: 0, state: 'receiving' });
    const first = await api.patch(path, 0, file.buffer.subarray(0, 100_000));
    assert.equal(first.headers.get('upload-offset'), '100000');
    const head = await api.head(path);
    assert.equal(head.headers.get('upload-offset'), '100000');
    assert.equal(head.headers.get('upload-length'), '300000');
    assert.equal(head.headers.get('cache-control'), 'no-store');
    assert.equal(Buffer.from(head.headers.get('upload-metadata').split(' ')[1], 'base64').toString(), file.name);
    assert.equal((await api.patch(path, 0, file.buffer.subarray(0, 10))).json.code, 'upload.offset_mismatch');
    assert.equal((await api.patch(path, 100_000, file.buffer.subarray(100_000))).status, 204);
    assert.deepEqual((await api.send('GET', path)).json, { id: idOf(path), name: file.name, sizeBytes: 300_000, offsetBytes: 300_000, state: 'accepted', kind: 'pdf' });
    assert.ok(server.uploadBytes(idOf(path)).equals(file.buffer));
    assert.equal((await api.patch(path, 300_000, '')).status, 204, 'nothing more is nothing wrong');
    await api.terminate(path);
  });

  test('creation-with-upload takes the first bytes at once', async () => {
    const file = png();
    const created = await api.create(file.name, file.buffer.length, { 'content-type': 'application/offset+octet-stream' }, file.buffer);
    assert.equal(created.status, 201);
    assert.equal(created.headers.get('upload-offset'), String(file.buffer.length));
    const path = created.headers.get('location');
    assert.equal((await api.send('GET', path)).json.kind, 'png');
    await api.terminate(path);
  });

  test('D8 what cannot be taken is refused at creation', async () => {
    assert.equal((await api.create('a.pdf', 0)).json.code, 'upload.empty');
    assert.equal((await api.create('a.pdf', 104_857_601)).json.code, 'upload.too_large');
    assert.equal((await api.create('../a.pdf', 5)).json.code, 'upload.bad_name');
    assert.equal((await api.create('', 5)).json.code, 'upload.bad_name');
    for (const headers of [{ 'upload-length': '-1' }, { 'upload-length': '5x' }, { 'upload-length': '99999999999999999999999' }, { 'upload-metadata': 'filename !!!' }]) {
      assert.equal((await api.create('a.pdf', 5, headers)).json.code, 'tus.header_malformed');
    }
    const most = await api.create('a.pdf', 104_857_600);
    assert.equal(most.status, 201);
    await api.terminate(most.headers.get('location'));
  });

  test('D8 a lying name and a macro workbook are refused after the last byte; the bytes are gone', async () => {
    for (const [file, code] of [[{ ...png(), name: '写真.pdf' }, 'document.name_disagrees'], [workbook('届出.xlsx', { macros: true }), 'document.macros'],
      [{ name: 'ページ.xls', buffer: Buffer.from('<!doctype html><html><table></table></html>') }, 'document.unsupported']]) {
      const { path, sent } = await api.upload(file);
      assert.equal(sent.status, 422);
      assert.equal(sent.json.code, code);
      assert.equal(sent.json.issues[0].code, code);
      const status = (await api.send('GET', path)).json;
      assert.equal(status.state, 'refused');
      assert.deepEqual(status.refusal, sent.json.issues[0]);
      assert.equal((await api.head(path)).status, 410);
      assert.equal((await api.patch(path, 0, 'x')).json.code, 'upload.gone');
      assert.ok(!server.uploadFiles().includes(idOf(path)));
      await api.terminate(path);
    }
  });

  test('a workbook without macros is taken', async () => {
    const { path, sent } = await api.upload(workbook());
    assert.equal(sent.status, 204, sent.text);
    assert.equal((await api.send('GET', path)).json.kind, 'xlsx');
    await api.terminate(path);
  });

  test('a wrong checksum leaves the offset where it was; the right one counts', async () => {
    const file = pdf('a.pdf', 50_000);
    const path = await create(file);
    const piece = file.buffer.subarray(0, 20_000);
    for (const algorithm of ['sha1', 'sha256']) {
      const wrong = await api.patch(path, 0, piece, { 'upload-checksum': digest(algorithm, 'something else') });
      assert.equal(wrong.status, 460);
      assert.equal(await offsetOf(path), 0);
    }
    assert.equal((await api.patch(path, 0, piece, { 'upload-checksum': 'md5 aGVsbG8=' })).json.code, 'upload.checksum_unsupported');
    assert.equal((await api.patch(path, 0, piece, { 'upload-checksum': 'sha1 aGVsbG8=' })).json.code, 'tus.header_malformed');
    assert.equal((await api.patch(path, 0, piece, { 'upload-checksum': digest('sha1', piece) })).status, 204);
    const rest = file.buffer.subarray(20_000);
    assert.equal((await api.patch(path, 20_000, rest, { 'upload-checksum': digest('sha256', rest) })).status, 204);
    assert.ok(server.uploadBytes(idOf(path)).equals(file.buffer));
    await api.terminate(path);
  });

  test('one byte too many is refused, told beforehand or not; the offset stays', async () => {
    const file = pdf('a.pdf', 40_000);
    const path = await create(file);
    await api.patch(path, 0, file.buffer.subarray(0, 30_000));
    const tooMuch = Buffer.concat([file.buffer.subarray(30_000), Buffer.from('!')]);
    const told = await api.patch(path, 30_000, tooMuch);
    assert.equal(told.json.code, 'upload.length_exceeded');
    assert.equal(await offsetOf(path), 30_000);
    const chunked = await api.patch(path, 30_000, new Blob([tooMuch]).stream());
    assert.equal(chunked.json.code, 'upload.length_exceeded');
    assert.equal(await offsetOf(path), 30_000);
    assert.equal((await api.patch(path, 30_000, new Blob([file.buffer.subarray(30_000)]).stream())).status, 204, 'chunked, and exact');
    assert.ok(server.uploadBytes(idOf(path)).equals(file.buffer));
    await api.terminate(path);
  });

  test('B3 what arrived before a connection broke is kept', async () => {
    const file = pdf('a.pdf', 3_000_000);
    const path = await create(file);
    const patch = half(server, api, path, 0, file.buffer, 1_000_000);
    await until(() => server.uploadFiles().includes(idOf(path)) && server.uploadBytes(idOf(path)).length >= 700_000, 'bytes on the disk');
    patch.destroy();
    await until(async () => (await offsetOf(path)) > 0, 'the offset');
    const offset = await offsetOf(path);
    assert.ok(offset >= 700_000 && offset <= 1_000_000, String(offset));
    assert.equal((await api.patch(path, offset, file.buffer.subarray(offset))).status, 204);
    assert.ok(server.uploadBytes(idOf(path)).equals(file.buffer));
    await api.terminate(path);
  });

  test('with a checksum, half of it counts nothing', async () => {
    const file = pdf('a.pdf', 2_000_000);
    const path = await create(file);
    const patch = half(server, api, path, 0, file.buffer, 1_000_000, { 'upload-checksum': digest('sha256', file.buffer) });
    await until(() => server.uploadFiles().includes(idOf(path)) && server.uploadBytes(idOf(path)).length > 0, 'bytes on the disk');
    patch.destroy();
    await sleep(200);
    assert.equal(await offsetOf(path), 0);
    await api.terminate(path);
  });

  test('B3 who comes back does not wait for the connection that went dead', async () => {
    const file = pdf('a.pdf', 2_000_000);
    const path = await create(file);
    const dead = half(server, api, path, 0, file.buffer, 600_000);
    await until(() => server.uploadFiles().includes(idOf(path)) && server.uploadBytes(idOf(path)).length > 0, 'bytes on the disk');
    const ended = new Promise((resolve) => dead.on('response', (response) => { response.resume(); resolve(response.statusCode); }).on('error', () => resolve(0)));
    const began = Date.now();
    const offset = await offsetOf(path);  // takes over: the dead one is ended, and its bytes are counted
    assert.ok(offset > 0 && offset <= 600_000, String(offset));
    assert.equal((await api.patch(path, offset, file.buffer.subarray(offset))).status, 204);
    assert.ok(Date.now() - began < 3000);
    assert.ok([0, 409].includes(await ended));
    assert.ok(server.uploadBytes(idOf(path)).equals(file.buffer));
    await api.terminate(path);
  });

  test('many PATCHes at once on one upload leave one whole file', async () => {
    const file = pdf('a.pdf', 1_500_000);
    const path = await create(file);
    const answers = await Promise.all(Array.from({ length: 6 }, () => api.patch(path, 0, file.buffer).catch(() => ({ status: 0 }))));
    const offset = await offsetOf(path);
    if (offset < file.buffer.length) assert.equal((await api.patch(path, offset, file.buffer.subarray(offset))).status, 204);
    assert.ok(answers.every((answer) => [0, 204, 409, 423].includes(answer.status)), answers.map((answer) => answer.status).join());
    assert.ok(server.uploadBytes(idOf(path)).equals(file.buffer));
    assert.equal((await api.send('GET', path)).json.state, 'accepted');
    await api.terminate(path);
  });

  test('another facility sees and touches nothing', async () => {
    const file = png();
    const path = await create(file);
    const other = await Api.loggedIn(server, demo.kenshin1);
    assert.equal((await other.send('GET', path)).status, 404);
    assert.equal((await other.head(path)).status, 404);
    assert.equal((await other.patch(path, 0, file.buffer)).status, 404);
    assert.equal((await other.terminate(path)).status, 404);
    assert.equal(await offsetOf(path), 0);
    await api.terminate(path);
  });

  test('a terminated upload is gone, its bytes too', async () => {
    const { path } = await api.upload(png());
    assert.ok(server.uploadFiles().includes(idOf(path)));
    assert.equal((await api.terminate(path)).status, 204);
    assert.ok(!server.uploadFiles().includes(idOf(path)));
    assert.equal((await api.head(path)).status, 404);
    assert.equal((await api.terminate(path)).status, 404);
  });

  test('an expired upload answers 410', async () => {
    const file = png();
    const path = await create(file);
    server.sql(`UPDATE uploads SET expires_at_ms = 1 WHERE id = '${idOf(path)}'`);
    assert.equal((await api.send('GET', path)).json.code, 'upload.expired');
    assert.equal((await api.head(path)).status, 410);
    assert.equal((await api.patch(path, 0, file.buffer)).status, 410);
    assert.equal((await api.terminate(path)).status, 410);
  });

  test('a wrong media type of bytes is refused', async () => {
    const path = await create(png());
    assert.equal((await api.patch(path, 0, 'x', { 'content-type': 'application/octet-stream' })).status, 415);
    assert.equal((await api.patch(path, 'x', 'x')).json.code, 'tus.header_malformed');
    await api.terminate(path);
  });

  test('open uploads of a facility are bounded', async () => {
    let last;
    const paths = [];
    for (let i = 0; i < 60; ++i) {
      last = await api.create('a.pdf', 5);
      if (last.status !== 201) break;
      paths.push(last.headers.get('location'));
    }
    assert.equal(last.status, 429);
    for (const path of paths) await api.terminate(path);
  });
});
