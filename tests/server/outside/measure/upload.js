// Uploads 100 MB to a fresh server and prints how fast it was and how much the server's memory grew; the same bytes through
// nginx's PUT (with its dav module), where nginx is installed, as the yardstick. Several rounds in turn, medians at the end.
//
// Run by tools/benchmark-upload [ROUNDS]; MADOGUCHI_SERVER names another program to measure.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, readSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
const rounds = Number(process.argv[2] ?? 7);
const program = process.env.MADOGUCHI_SERVER ?? join(root, 'build/native-release/bin/madoguchi-server');

const sizeBytes = 104_857_600;
const folder = mkdtempSync(join(tmpdir(), 'madoguchi-benchmark-'));
const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** A PDF of exactly 100 MB, on the disk: both servers get it from the same file by the same client. */
function makeFile() {
  const begin = '%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n';
  const make = (padding) => {
    const open = `3 0 obj\n<< /Length ${padding} >>\nstream\n`;
    const close = '\nendstream\nendobj\n';
    const start = begin.length + open.length + padding + close.length;
    const at = [9, 9 + begin.indexOf('2 0 obj') - 9, begin.length].map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
    return { head: begin + open, tail: `${close}xref\n0 4\n0000000000 65535 f \n${at}trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n` };
  };
  let padding = sizeBytes - 1000;
  for (let round = 0; round < 4; ++round) {
    const { head, tail } = make(padding);
    padding += sizeBytes - head.length - padding - tail.length;
  }
  const { head, tail } = make(padding);
  const bytes = Buffer.alloc(sizeBytes, 'x');
  bytes.write(head, 0, 'latin1');
  bytes.write(tail, sizeBytes - tail.length, 'latin1');
  const file = join(folder, 'file.pdf');
  writeFileSync(file, bytes);
  return file;
}

/** Sends the file as one request's body; gives the seconds until the answer. */
function sendFile(file, url, method, headers) {
  return new Promise((resolve, reject) => {
    const piece = Buffer.allocUnsafe(1 << 20);
    const handle = openSync(file, 'r');
    const began = process.hrtime.bigint();
    const outgoing = request(url, { method, headers: { ...headers, 'content-length': sizeBytes } }, (response) => {
      response.resume();
      response.on('end', () => {
        closeSync(handle);
        const seconds = Number(process.hrtime.bigint() - began) / 1e9;
        if (response.statusCode >= 300) reject(new Error(`${method} ${url}: ${response.statusCode}`));
        else resolve(seconds);
      });
    });
    outgoing.on('error', reject);
    const pump = () => {
      for (;;) {
        const count = readSync(handle, piece);
        if (count === 0) return outgoing.end();
        if (!outgoing.write(Buffer.from(piece.subarray(0, count)))) return outgoing.once('drain', pump);
      }
    };
    pump();
  });
}

async function startServer() {
  const server = spawn(program, ['serve', '--port', '0', '--data', join(folder, 'data'), '--assets', join(root, 'assets'), '--demo'], { stdio: ['ignore', 'pipe', 'ignore'] });
  for await (const line of createInterface({ input: server.stdout })) {
    const address = line.match(/^Madoguchi: (http:.*)\/$/);
    if (!address) continue;
    server.stdout.resume();
    return { server, url: address[1] };
  }
  throw new Error(`${program} did not start`);
}

async function logIn(url) {
  const [account] = JSON.parse(readFileSync(join(root, 'assets/demo/accounts.json'), 'utf8')).accounts;
  const response = await fetch(`${url}/api/v1/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ email: account.email, password: account.password }) });
  return response.headers.get('set-cookie').split(';')[0];
}

const memoryKib = (pid, name) => Number(readFileSync(`/proc/${pid}/status`, 'utf8').match(new RegExp(`${name}:\\s+(\\d+)`))[1]);

async function uploadOnce({ server, url }, cookie, file) {
  const headers = { cookie, 'tus-resumable': '1.0.0' };
  const created = await fetch(`${url}/api/v1/uploads`, { method: 'POST', headers: { ...headers, 'upload-length': String(sizeBytes), 'upload-metadata': `filename ${Buffer.from('file.pdf').toString('base64')}` } });
  const path = created.headers.get('location');
  writeFileSync(`/proc/${server.pid}/clear_refs`, '5');  // the peak (VmHWM) begins anew
  const before = memoryKib(server.pid, 'VmRSS');
  const seconds = await sendFile(file, url + path, 'PATCH', { ...headers, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' });
  const growth = memoryKib(server.pid, 'VmHWM') - before;
  await fetch(url + path, { method: 'DELETE', headers });
  return { seconds, growth };
}

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  return port;
}

/** nginx with nothing but PUT into a folder on the same disk; null where it is not installed. */
async function startNginx() {
  if (spawnSync('nginx', ['-v']).error) return null;
  const port = await freePort();
  const home = join(folder, 'nginx');
  mkdirSync(join(home, 'files'), { recursive: true });
  writeFileSync(join(home, 'nginx.conf'), `daemon off; worker_processes 2; pid ${home}/pid; error_log ${home}/error.log;
${process.getuid() === 0 ? 'user root;' : ''}
events {}
http {
  access_log off; client_max_body_size 200m; client_body_temp_path ${home}/body;
  proxy_temp_path ${home}/p; fastcgi_temp_path ${home}/f; uwsgi_temp_path ${home}/u; scgi_temp_path ${home}/s;
  server { listen 127.0.0.1:${port}; root ${home}/files; location / { dav_methods PUT DELETE; } }
}`);
  const nginx = spawn('nginx', ['-p', home, '-c', join(home, 'nginx.conf')], { stdio: 'ignore' });
  for (let i = 0; i < 100; ++i) {
    const probe = connect(port, '127.0.0.1');
    const up = await Promise.race([once(probe, 'connect').then(() => true), once(probe, 'error').then(() => false, () => false)]).catch(() => false);
    probe.destroy();
    if (up) return { nginx, url: `http://127.0.0.1:${port}` };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  nginx.kill();
  return null;
}

const running = await startServer();
const nginx = await startNginx();
try {
  const file = makeFile();
  const cookie = await logIn(running.url);
  const ours = [], theirs = [], growths = [];
  for (let round = 0; round <= rounds; ++round) {
    const { seconds, growth } = await uploadOnce(running, cookie, file);
    const other = nginx ? await sendFile(file, `${nginx.url}/file.pdf`, 'PUT', {}) : 0;
    if (nginx) await fetch(`${nginx.url}/file.pdf`, { method: 'DELETE' });
    growths.push(growth);
    if (round === 0) continue;  // the first warms the page cache and the client
    ours.push(seconds);
    theirs.push(other);
  }
  const speed = (seconds) => (sizeBytes / 1e6 / seconds).toFixed(0);
  console.log(`server memory growth during 100 MB: ${(Math.max(...growths) / 1024).toFixed(1)} MiB at most (first upload: ${(growths[0] / 1024).toFixed(1)} MiB)`);
  console.log(`server: ${speed(median(ours))} MB/s (median of ${ours.length}; synced to disk and recognised before the answer)`);
  if (nginx) {
    console.log(`nginx PUT: ${speed(median(theirs))} MB/s (not synced)`);
    console.log(`ratio server/nginx: ${(median(theirs) / median(ours)).toFixed(2)}`);
  } else {
    console.log('nginx is not installed: no comparison');
  }
} finally {
  running.server.kill('SIGTERM');
  nginx?.nginx.kill('SIGTERM');
  await once(running.server, 'exit');
  rmSync(folder, { recursive: true, force: true });
}
