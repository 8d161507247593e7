// The program as an administrator meets it: start, stop, a locked folder, a port in use, the command line, what is left behind.
import assert from 'node:assert/strict';
import { writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Api, demo } from './support/api.js';
import { pdf } from './support/files.js';
import { assets, runToEnd, Server } from './support/server.js';

const scratch = () => mkdtempSync(join(tmpdir(), 'madoguchi-outside-'));

test('help, version, and what is not understood', async () => {
  assert.match((await runToEnd(['--help'])).out, /Usage: madoguchi-server/);
  assert.match((await runToEnd(['--version'])).out, /^madoguchi-server \d+\.\d+\.\d+\n$/);
  for (const line of [['serve', '--nonsense'], ['serve', '--port', '70000'], ['serve', 'word'], ['nonsense']]) {
    const { status, err } = await runToEnd(line);
    assert.equal(status, 2, line.join(' '));
    assert.match(err, /^madoguchi-server: .*\n\nUsage/);
  }
});

test('a second start on the same folder, and on a port in use, says so', async () => {
  const server = await Server.start();
  const other = scratch();
  try {
    const locked = await runToEnd(['serve', '--port', '0', '--data', server.data, '--assets', assets]);
    assert.equal(locked.status, 1);
    assert.match(locked.err, /in use by another server/);
    const taken = await runToEnd(['serve', '--port', String(server.port), '--data', other, '--assets', assets]);
    assert.equal(taken.status, 1);
    assert.match(taken.err, new RegExp(`port ${server.port} .*in use`));
    assert.equal((await new Api(server).send('GET', '/healthz')).status, 200);
  } finally {
    rmSync(other, { recursive: true });
    await server.dispose();
  }
});

test('a start without forms or site says what is wrong', async () => {
  const folder = scratch();
  try {
    for (const extra of [['--assets', folder], ['--assets', assets, '--site', folder], ['--assets', assets, '--site', join(folder, 'none')], ['--assets', assets, '--address', 'nowhere']]) {
      const { status, err } = await runToEnd(['serve', '--port', '0', '--data', join(folder, 'data'), ...extra]);
      assert.equal(status, 1, extra.join(' '));
      assert.match(err, /madoguchi-server: .+/);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('SIGTERM in the middle of an upload records it and ends with 0; the session lives on', async () => {
  const server = await Server.start();
  try {
    const api = await Api.loggedIn(server, demo.sejutsu1);
    const file = pdf('a.pdf', 5_000_000);
    const path = (await api.create(file.name, file.buffer.length)).headers.get('location');
    const id = path.split('/').at(-1);
    const patch = request(server.url + path, { method: 'PATCH', headers: { cookie: api.cookie, 'tus-resumable': '1.0.0', 'upload-offset': 0,
      'content-type': 'application/offset+octet-stream', 'content-length': file.buffer.length } });
    patch.on('error', () => {});
    patch.write(file.buffer.subarray(0, 2_000_000));
    while (!server.uploadFiles().includes(id) || server.uploadBytes(id).length < 1_700_000) await sleep(20);
    const idle = connect(server.port, '127.0.0.1');
    idle.on('error', () => {});
    const began = Date.now();
    assert.equal(await server.stop('SIGTERM'), 0);
    assert.ok(Date.now() - began < 3000, 'an idle connection and an upload do not hold the stop up');
    const recorded = Number(server.sql(`SELECT offset_bytes FROM uploads WHERE id = '${id}'`));
    assert.ok(recorded >= 1_700_000 && recorded <= 2_000_000, String(recorded));

    await server.run();
    const offset = Number((await api.head(path)).headers.get('upload-offset'));
    assert.equal(offset, recorded);
    assert.equal((await api.patch(path, offset, file.buffer.subarray(offset))).status, 204);
    assert.ok(server.uploadBytes(id).equals(file.buffer));
    idle.destroy();
  } finally {
    await server.dispose();
  }
});

test('SIGTERM is heard after every start, however many threads began at once', async () => {
  const server = await Server.start(['--threads', '2']);
  try {
    for (let start = 0; start < 8; ++start) {
      if (start > 0) await server.run();
      const stopped = server.stop('SIGTERM');
      assert.equal(await Promise.race([stopped, sleep(20_000, 'not heard', { ref: false })]), 0);
    }
  } finally {
    await server.stop('SIGKILL');
    await server.dispose();
  }
});

test('a request under way is answered before the end', async () => {
  const server = await Server.start();
  try {
    const api = new Api(server);
    const logIn = api.logIn(demo.kenshin1);  // takes its time: the password's hash
    await sleep(30);
    const stopped = server.stop('SIGTERM');
    assert.equal((await logIn).status, 200);
    assert.equal(await stopped, 0);
  } finally {
    await server.dispose();
  }
});

test('a start removes expired uploads and files that nobody owns', async () => {
  const server = await Server.start();
  try {
    const api = await Api.loggedIn(server, demo.sejutsu1);
    const kept = await api.upload(pdf('kept.pdf'));
    const old = await api.upload(pdf('old.pdf'));
    const idOf = ({ path }) => path.split('/').at(-1);
    await server.stop();
    server.sql(`UPDATE uploads SET expires_at_ms = 1 WHERE id = '${idOf(old)}'`);
    writeFileSync(join(server.data, 'uploads', 'nobodys'), 'x');
    await server.run();
    assert.deepEqual(server.uploadFiles(), [idOf(kept)]);
    assert.equal((await api.head(old.path)).status, 404);
    assert.equal((await api.head(kept.path)).status, 200);
  } finally {
    await server.dispose();
  }
});

test('the janitor takes away links, sessions and mails whose time is over, and leaves the others', async () => {
  const server = await Server.start();
  try {
    const api = await Api.loggedIn(server, demo.sejutsu1);
    await Api.loggedIn(server, demo.kenshin1);
    for (const { email } of [demo.sejutsu1, demo.kenshin1]) assert.equal((await api.post('/api/v1/password-resets', { email })).status, 202);
    while (server.sql("SELECT COUNT(*) FROM mail_outbox WHERE state = 'sent'") !== '2') await sleep(20);
    await server.stop();
    const oldest = (table, order) => `rowid = (SELECT MIN(rowid) FROM ${table} ${order ?? ''})`;
    server.sql(`UPDATE mailed_links SET expires_at_ms = 1 WHERE ${oldest('mailed_links')}`);
    server.sql(`UPDATE mail_outbox SET next_attempt_ms = 1 WHERE ${oldest('mail_outbox')}`);
    server.sql("UPDATE sessions SET last_seen_ms = 1, ends_at_ms = 1 WHERE account_id = (SELECT id FROM accounts WHERE email = '" + demo.kenshin1.email + "')");
    await server.run();
    const left = () => server.sql('SELECT (SELECT COUNT(*) FROM mailed_links), (SELECT COUNT(*) FROM mail_outbox), (SELECT COUNT(*) FROM sessions)');
    for (const began = Date.now(); left() !== '1|1|1' && Date.now() - began < 10_000;) await sleep(20);
    assert.equal(left(), '1|1|1');
    assert.equal((await api.send('GET', '/api/v1/session')).json.person.email, demo.sejutsu1.email);
  } finally {
    await server.dispose();
  }
});

test('with --secure-cookies the cookie is Secure and only https origins are taken', async () => {
  const server = await Server.start(['--secure-cookies']);
  try {
    const api = new Api(server);
    assert.match((await api.logIn(demo.kenshin1)).headers.get('set-cookie'), /; Secure/);
    assert.equal((await api.send('DELETE', '/api/v1/session', { headers: { origin: server.url } })).status, 403);
    assert.equal((await api.send('DELETE', '/api/v1/session', { headers: { origin: server.url.replace('http:', 'https:') } })).status, 204);
  } finally {
    await server.dispose();
  }
});

test('with --behind-proxy the proxy says who asks and how', async () => {
  const server = await Server.start(['--behind-proxy']);
  try {
    const api = new Api(server);
    const answer = await api.post('/api/v1/session', { email: demo.kenshin1.email, password: demo.kenshin1.password }, { 'x-forwarded-proto': 'https', 'x-forwarded-for': '198.51.100.7, 203.0.113.9' });
    assert.match(answer.headers.get('set-cookie'), /; Secure/);
  } finally {
    await server.dispose();
  }
});
