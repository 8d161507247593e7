// tus-js-client, a client that is not ours, against the server: 100 MB whole, broken off and resumed, over a restart.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import * as tus from 'tus-js-client';
import { Api, demo } from './support/api.js';
import { pdf, png, workbook } from './support/files.js';
import { Server } from './support/server.js';

const hundred = 104_857_600;
const sha = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** Uploads with the outside client; `watch(sent, upload)` is told of progress. Gives the upload, or throws its error. */
function send(server, api, file, { watch = () => {}, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const upload = new tus.Upload(file.buffer, { endpoint: `${server.url}/api/v1/uploads`, headers: { Cookie: api.cookie }, metadata: { filename: file.name },
      retryDelays: null, onError: reject, onSuccess: () => resolve(upload), onProgress: (sent) => watch(sent, upload, resolve), ...options });
    upload.start();
  });
}

const statusOf = async (api, upload) => (await api.send('GET', new URL(upload.url).pathname)).json;
const idOf = (upload) => upload.url.split('/').at(-1);

describe('tus-js-client', () => {
  let server, api;
  before(async () => {
    server = await Server.start();
    api = await Api.loggedIn(server, demo.sejutsu1);
  });
  after(() => server.dispose());

  test('S23 100 MB in one request, and in pieces of 5 MB', async () => {
    const file = pdf('大きな通知書.pdf', hundred);
    assert.equal(file.buffer.length, hundred);
    for (const options of [{}, { chunkSize: 5 * 1024 * 1024 }]) {
      const upload = await send(server, api, file, options);
      const status = await statusOf(api, upload);
      assert.deepEqual([status.state, status.kind, status.offsetBytes], ['accepted', 'pdf', hundred]);
      assert.equal(sha(server.uploadBytes(idOf(upload))), sha(file.buffer));
      await upload.abort(true);
      assert.equal((await api.send('GET', new URL(upload.url).pathname)).status, 404, 'terminated by the client');
    }
  });

  test('memory stays flat while 100 MB arrive', async () => {
    const file = pdf('a.pdf', hundred);
    await (await send(server, api, pdf('warm.pdf', 2_000_000))).abort(true);
    const field = (name) => Number(readFileSync(`/proc/${server.pid}/status`, 'utf8').match(new RegExp(`${name}:\\s+(\\d+)`))[1]);
    const { writeFileSync } = await import('node:fs');
    writeFileSync(`/proc/${server.pid}/clear_refs`, '5');  // the peak begins anew
    const before = field('VmRSS');
    await (await send(server, api, file)).abort(true);
    const growth = field('VmHWM') - before;
    assert.ok(growth <= 8 * 1024, `the server grew by ${growth} KiB`);
  });

  test('B3 broken off and resumed', async () => {
    const file = pdf('a.pdf', 30_000_000);
    const first = await send(server, api, file, { chunkSize: 2_000_000, watch: (sent, upload, resolve) => { if (sent > 8_000_000) upload.abort().then(() => resolve(upload)); } });
    const begun = first.url;
    const offset = (await statusOf(api, first)).offsetBytes;
    assert.ok(offset < file.buffer.length);
    let firstProgress = null;
    const second = await send(server, api, file, { uploadUrl: begun, watch: (sent) => { firstProgress ??= sent; } });
    assert.ok(firstProgress > 0, 'it went on where it was');
    assert.equal((await statusOf(api, second)).state, 'accepted');
    assert.equal(sha(server.uploadBytes(idOf(second))), sha(file.buffer));
    await second.abort(true);
  });

  test('B3 resumed by itself over a restart of the server, orderly or not', async () => {
    for (const signal of ['SIGTERM', 'SIGKILL']) {
      const file = pdf('a.pdf', 40_000_000);
      let stopped = null;
      const upload = await send(server, api, file, {
        chunkSize: 4 * 1024 * 1024,
        retryDelays: [100, 300, 500, 1000, 2000],
        watch: (sent) => {
          if (sent < 10_000_000 || stopped) return;
          stopped = server.stop(signal).then((status) => { if (signal === 'SIGTERM') assert.equal(status, 0); return server.run(); });
        },
      });
      await stopped;
      assert.ok(stopped, 'it was stopped in the middle');
      assert.equal((await statusOf(api, upload)).state, 'accepted');
      assert.equal(sha(server.uploadBytes(idOf(upload))), sha(file.buffer));
      await upload.abort(true);
    }
  });

  test('D8 a lying name and a macro workbook end in an error that says so', async () => {
    for (const [file, code] of [[{ ...png(), name: 'a.pdf' }, 'document.name_disagrees'], [workbook('a.xlsx', { macros: true }), 'document.macros']]) {
      await assert.rejects(send(server, api, file), (error) => {
        assert.equal(error.originalResponse.getStatus(), 422);
        assert.equal(JSON.parse(error.originalResponse.getBody()).code, code);
        return true;
      });
    }
  });

  test('one byte over 100 MB is refused', async () => {
    await assert.rejects(send(server, api, { name: 'a.pdf', buffer: Buffer.alloc(hundred + 1) }), (error) => error.originalResponse.getStatus() === 413);
  });
});
