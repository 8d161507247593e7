// The real server program on a data folder of its own, on loopback, for one test; and the database that it wrote.
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { mailTo } from '../../server/outside/support/mails.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const program = process.env.MADOGUCHI_SERVER ?? join(root, 'build/native-release/bin/madoguchi-server');
const site = process.env.MADOGUCHI_SITE ?? join(root, 'build/web-release/site');
const assets = process.env.MADOGUCHI_ASSETS ?? join(root, 'assets');

export class Server {
  static #demo;
  #process;
  #data;
  #extra = [];
  #port = 0;

  /** Makes a data folder and starts the server on a free port with the demo data. @param {string[]} extra arguments */
  static async start(extra = []) {
    const server = new Server();
    server.#extra = extra;
    server.#data = await mkdtemp(join(tmpdir(), 'madoguchi-'));
    await cp(await Server.#demoFolder(), server.#data, { recursive: true });
    await server.#run();
    return server;
  }

  /** What a first start leaves, made once: hashing the demo's passwords takes longer than many a test. */
  static #demoFolder() {
    Server.#demo ??= (async () => {
      const first = new Server();
      first.#data = await mkdtemp(join(tmpdir(), 'madoguchi-demo-'));
      process.once('exit', () => rmSync(first.#data, { recursive: true, force: true }));
      await first.#run();
      await first.stop();
      return first.#data;
    })();
    return Server.#demo;
  }

  get url() {
    return `http://127.0.0.1:${this.#port}`;
  }

  get dataFolder() {
    return this.#data;
  }

  async #run() {
    this.#process = spawn(program,
      ['serve', '--port', String(this.#port), '--data', this.#data, '--site', site, '--assets', assets, '--demo', ...this.#extra],
      { stdio: ['ignore', 'pipe', 'ignore'] });
    for await (const line of createInterface({ input: this.#process.stdout })) {
      const address = line.match(/http:\/\/127\.0\.0\.1:(\d+)/);
      if (!address) continue;
      this.#port = Number(address[1]);
      this.#process.stdout.resume();
      return;
    }
    throw new Error(`${program} ended before it printed its address`);
  }

  /** Ends the server; SIGKILL is a power cut, SIGTERM an orderly end. */
  async stop(signal = 'SIGTERM') {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const ended = once(this.#process, 'exit');
    this.#process.kill(signal);
    await ended;
  }

  /** Starts it again on the same port and data. */
  async startAgain() {
    await this.#run();
  }

  async dispose() {
    await this.stop();
    await rm(this.#data, { recursive: true, force: true });
  }

  /** Rows of a query on the database file, as objects. Read by SQLite's own program, not by the product. */
  async rows(sql) {
    const { stdout } = await promisify(execFile)('sqlite3', ['-readonly', '-json', join(this.#data, 'madoguchi.db'), sql]);
    return stdout.trim() === '' ? [] : JSON.parse(stdout);
  }

  /** An important notice of maintenance that stands since the start of the year, straight in the database. */
  async publish(id, title, body) {
    await promisify(execFile)('sqlite3', ['-cmd', '.timeout 10000', join(this.#data, 'madoguchi.db'),
      `INSERT INTO notices (id, version, title, body, category, important, state, valid_from, created_at_ms, changed_at_ms)
       VALUES ('${id}', 1, '${title}', '${body}', 'maintenance', 1, 'published', '2026-01-01', 0, 0)`]);
  }

  /** The applications in the database with their answers, attachments and the names of what is kept as a hash. */
  async applications() {
    const applications = await this.rows(
      'SELECT a.*, f.name AS facility_name FROM applications a JOIN facilities f ON f.id = a.facility_id ORDER BY a.received_at_ms');
    for (const application of applications) {
      application.answers = JSON.parse(application.answers);
      application.hashed = (await this.rows(
        `SELECT field FROM application_hashed_answers WHERE application_id = '${application.id}' ORDER BY field`)).map(({ field }) => field);
      application.attachments = await this.rows(
        `SELECT t.upload_id, u.name, u.size_bytes, u.kind FROM application_attachments t JOIN uploads u ON u.id = t.upload_id
         WHERE t.application_id = '${application.id}' ORDER BY t.position`);
    }
    return applications;
  }

  /** The newest mail to the address whose words match: { to, body, token }. */
  mail(address, words) {
    return mailTo({ data: this.#data }, address, words);
  }

  /** The bytes of an upload as they lie on disk. */
  uploadedBytes(id) {
    return readFile(join(this.#data, 'uploads', id));
  }
}
