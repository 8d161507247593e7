// TLS in the server itself, met by Node's HTTPS client and by OpenSSL's own program; and what stands in for it, a trusted proxy.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:https';
import { connect } from 'node:net';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect as connectTls } from 'node:tls';
import { Api, demo } from './support/api.js';
import { Certificates } from './support/certificates.js';
import { pdf } from './support/files.js';
import { assets, runToEnd, Server } from './support/server.js';

let certificates, server, agent;

before(async () => {
  certificates = new Certificates();
  server = await Server.start(['--tls-certificate', certificates.certificate, '--tls-key', certificates.key]);
  agent = new Agent({ ca: certificates.ca, keepAlive: true, maxSockets: 1 });
});
after(async () => {
  agent?.destroy();
  await server?.dispose();
  certificates?.dispose();
});

/** One request through TLS; gives { status, headers, body }. */
function ask(method, path, { headers = {}, body } = {}) {
  return new Promise((resolve, reject) => {
    const sent = request(server.url + path, { method, agent, headers: { ...(body ? { 'content-length': Buffer.byteLength(body) } : {}), ...headers } }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

const json = { 'content-type': 'application/json' };
const logIn = async (headers = {}) => ask('POST', '/api/v1/session', { headers: { ...json, ...headers }, body: JSON.stringify({ email: demo.sejutsu1.email, password: demo.sejutsu1.password }) });

/** What OpenSSL's client says of a handshake. */
async function openssl(...options) {
  const child = spawn('openssl', ['s_client', '-connect', `127.0.0.1:${server.port}`, '-CAfile', certificates.authority, ...options], { stdio: ['pipe', 'pipe', 'pipe'] });
  child.stdin.end();
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => { text += data; });
  await new Promise((resolve) => child.on('close', resolve));
  return text;
}

test('answers through TLS, with HSTS and a cookie that only this host can set', async () => {
  const answer = await logIn();
  assert.equal(answer.status, 200, answer.body.toString());
  assert.equal(answer.headers['strict-transport-security'], 'max-age=31536000; includeSubDomains');
  assert.match(answer.headers['set-cookie'][0], /^__Host-madoguchi_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/);
  const who = await ask('GET', '/api/v1/session', { headers: { cookie: answer.headers['set-cookie'][0].split(';')[0] } });
  assert.equal(JSON.parse(who.body).person.email, demo.sejutsu1.email);
});

test('only https origins may change things', async () => {
  assert.equal((await logIn({ origin: server.url.replace('https:', 'http:') })).status, 403);
  assert.equal((await logIn({ origin: server.url })).status, 200);
});

test('an upload through TLS arrives byte for byte', async () => {
  const cookie = (await logIn()).headers['set-cookie'][0].split(';')[0];
  const file = pdf('tls.pdf', 20_000_000);
  const created = await ask('POST', '/api/v1/uploads', { headers: { cookie, 'tus-resumable': '1.0.0', 'upload-length': String(file.buffer.length),
    'upload-metadata': `filename ${Buffer.from(file.name).toString('base64')}` } });
  assert.equal(created.status, 201, created.body.toString());
  for (const [from, to] of [[0, 7_000_001], [7_000_001, file.buffer.length]]) {
    const sent = await ask('PATCH', created.headers.location, { headers: { cookie, 'tus-resumable': '1.0.0', 'upload-offset': String(from), 'content-type': 'application/offset+octet-stream' }, body: file.buffer.subarray(from, to) });
    assert.equal(sent.status, 204, sent.body.toString());
  }
  assert.ok(server.uploadBytes(created.headers.location.split('/').at(-1)).equals(file.buffer));
});

test('TLS 1.2 and 1.3 are spoken, older versions and weak ciphers are not', async () => {
  assert.match(await openssl('-tls1_3'), /Verify return code: 0 \(ok\)/);
  const tls12 = await openssl('-tls1_2');
  assert.match(tls12, /Verify return code: 0 \(ok\)/);
  assert.match(tls12, /ECDHE-ECDSA-(AES\d+-GCM|CHACHA20)/);
  for (const old of ['-tls1', '-tls1_1']) assert.match(await openssl(old, '-cipher', 'DEFAULT:@SECLEVEL=0'), /Cipher is \(NONE\)/, old);
  assert.match(await openssl('-tls1_2', '-cipher', 'ECDHE-ECDSA-AES128-SHA'), /Cipher is \(NONE\)/);
});

test('HTTP/1.1 is agreed on by ALPN, and nothing else', async () => {
  assert.match(await openssl('-alpn', 'h2,http/1.1'), /ALPN protocol: http\/1\.1/);
  assert.match(await openssl('-alpn', 'h2'), /no application protocol|alert number 120/);
});

test('plain HTTP, nonsense and silence in place of a handshake end by themselves and hold nothing up', async () => {
  const began = Date.now();
  const ends = (say) => new Promise((resolve) => {
    const socket = connect(server.port, '127.0.0.1', () => { if (say) socket.write(say); });
    let got = Buffer.alloc(0);
    socket.on('data', (data) => { got = Buffer.concat([got, data]); });
    socket.on('error', () => {});
    socket.on('close', () => resolve(got));
  });
  const [plain] = await Promise.all([ends('GET / HTTP/1.1\r\nHost: a\r\n\r\n'), ends(Buffer.alloc(4096, 0xff)), ends(Buffer.from([0x16, 3, 1, 2, 0, 1]))]);
  assert.ok(!plain.toString('latin1').includes('HTTP/'), 'nothing is answered in the clear');
  const took = Date.now() - began;
  assert.ok(took > 5000 && took < 20_000, `the half handshake is given up after ten seconds (${took} ms)`);
  assert.equal((await ask('GET', '/healthz')).status, 200);
});

test('requests that follow each other in one go, and a body that is not read, are served through TLS too', async () => {
  const socket = connectTls({ port: server.port, host: '127.0.0.1', ca: certificates.ca, ALPNProtocols: ['http/1.1'] });
  let text = '';
  socket.on('data', (data) => { text += data; });
  socket.on('error', () => {});
  const closed = new Promise((resolve) => socket.on('close', resolve));
  socket.write('GET /healthz HTTP/1.1\r\nHost: a\r\n\r\nGET /healthz HTTP/1.1\r\nHost: a\r\n\r\n');
  socket.write(`POST /api/v1/session HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 9000000\r\n\r\n${'x'.repeat(20_000)}`);
  await closed;
  assert.deepEqual([...text.matchAll(/HTTP\/1\.1 (\d+)/g)].map((found) => found[1]), ['200', '200', '413']);
});

test('SIGHUP takes up a new certificate, and keeps the old one when the new one is no good', async () => {
  const serialOf = () => new Promise((resolve, reject) => {
    const socket = connectTls({ port: server.port, host: '127.0.0.1', ca: certificates.ca }, () => { resolve(socket.getPeerCertificate().serialNumber); socket.end(); });
    socket.on('error', reject);
  });
  const logged = async (event, count) => { while (server.log.filter((line) => line.includes(`"${event}"`)).length < count) await sleep(20); };
  const serial = certificates.issue();
  assert.notEqual(await serialOf(), serial);
  process.kill(server.pid, 'SIGHUP');
  await logged('tls_reloaded', 1);
  assert.equal(await serialOf(), serial);
  writeFileSync(certificates.certificate, 'nonsense');
  process.kill(server.pid, 'SIGHUP');
  await logged('tls_not_reloaded', 1);
  assert.equal(await serialOf(), serial);
});

test('a start with half an identity, a wrong one, or a key that all can read says so', async () => {
  const other = new Certificates('other');
  try {
    const start = (...options) => runToEnd(['serve', '--port', '0', '--data', other.folder, '--assets', assets, ...options]);
    assert.equal((await start('--tls-certificate', other.certificate)).status, 2);
    const wrong = await start('--tls-certificate', other.authority, '--tls-key', other.key);
    assert.equal(wrong.status, 1);
    assert.match(wrong.err, /cannot read the key/);
    chmodSync(other.key, 0o644);
    const open = await start('--tls-certificate', other.certificate, '--tls-key', other.key);
    assert.equal(open.status, 1);
    assert.match(open.err, /read by everybody/);
  } finally {
    other.dispose();
  }
});

/** How the server takes what is said of a request's way: whether its cookie became Secure. */
async function isBelieved(options, headers) {
  const plain = await Server.start(options);
  try {
    const api = new Api(plain);
    const answer = await api.post('/api/v1/session', { email: demo.kenshin1.email, password: demo.kenshin1.password }, headers);
    const isSecure = /; Secure/.test(answer.headers.get('set-cookie'));
    assert.equal(answer.headers.has('strict-transport-security'), isSecure);
    return isSecure;
  } finally {
    await plain.dispose();
  }
}

test('forwarded headers count from a trusted proxy alone', async () => {
  const forwarded = { 'x-forwarded-proto': 'https', 'x-forwarded-for': '198.51.100.7' };
  assert.equal(await isBelieved([], forwarded), false);
  assert.equal(await isBelieved(['--trusted-proxies', '10.0.0.0/8,192.0.2.1'], forwarded), false);
  assert.equal(await isBelieved(['--trusted-proxies', '10.0.0.0/8,127.0.0.1'], forwarded), true);
  assert.equal(await isBelieved(['--behind-proxy'], { 'x-forwarded-proto': 'http' }), false);
  // A client behind the proxy sent a header of its own; the proxy's stands last.
  assert.equal(await isBelieved(['--behind-proxy'], { 'x-forwarded-proto': 'https, http' }), false);
});

test('a log-in is throttled by who asks, not by whom the asker pretends to be', { timeout: 60_000 }, async () => {
  const plain = await Server.start([]);
  try {
    let throttled = 0;
    for (let round = 0; round < 40 && throttled === 0; ++round) {
      const answer = await new Api(plain).post('/api/v1/session', { email: `nobody${round}@example.jp`, password: 'wrong password, long enough' }, { 'x-forwarded-for': `198.51.100.${round}` });
      if (answer.status === 429) ++throttled;
    }
    assert.equal(throttled, 1, 'a new X-Forwarded-For for each attempt does not help');
    // The refusal is in the log, with its code; the line may arrive after the answer.
    while (!plain.log.some((line) => line.includes('"problem":"session.throttled"'))) await sleep(20);
  } finally {
    await plain.dispose();
  }
});

test('a config file says what the command line would say, and the command line wins', async () => {
  const folder = new Certificates('config');
  try {
    const config = `${folder.folder}/madoguchi.conf`;
    writeFileSync(config, `# what runs here\ntls-certificate = ${folder.certificate}\ntls-key = ${folder.key}\nport = 1\nthreads = 3\nsecure-cookies = true\n`);
    const configured = await Server.start(['--config', config]);
    assert.equal(configured.scheme, 'https');
    assert.notEqual(configured.port, 1);
    await configured.dispose();
    const start = (text) => { writeFileSync(config, text); return runToEnd(['serve', '--port', '0', '--data', folder.folder, '--assets', assets, '--config', config]); };
    assert.match((await start('nonsense = 1\n')).err, /nonsense/);
    assert.match((await start('threads = 1000\n')).err, /--threads takes/);
    assert.match((await start('smtp-password = secret\n')).err, /smtp-password/);
    assert.equal((await runToEnd(['serve', '--config', `${folder.folder}/none`])).status, 2);
  } finally {
    folder.dispose();
  }
});
