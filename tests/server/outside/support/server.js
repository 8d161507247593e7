// The real server program on a data folder of its own and a free loopback port, for one test file.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
export const program = process.env.MADOGUCHI_SERVER ?? join(root, 'build/native-release/bin/madoguchi-server');
export const assets = process.env.MADOGUCHI_ASSETS ?? join(root, 'assets');

export class Server {
  data = mkdtempSync(join(tmpdir(), 'madoguchi-outside-'));
  port = 0;
  logins = {};
  log = [];
  options = [];  // further arguments of serve; may be changed between two runs
  #process;

  /** Starts with the demo data; `options` are further arguments of serve. */
  static async start(options = []) {
    const server = new Server();
    server.options = options;
    await server.run();
    return server;
  }

  scheme = 'http';

  get url() { return `${this.scheme}://127.0.0.1:${this.port}`; }
  get pid() { return this.#process.pid; }

  /** Starts the program, on the same port and data when it ran before. */
  async run() {
    this.#process = spawn(program, ['serve', '--port', String(this.port), '--data', this.data, ...(this.options.includes('--assets') ? [] : ['--assets', assets]), '--demo', ...this.options],
      { stdio: ['ignore', 'pipe', 'pipe'] });
    createInterface({ input: this.#process.stderr }).on('line', (line) => this.log.push(line));
    for await (const line of createInterface({ input: this.#process.stdout })) {
      const address = line.match(/^Madoguchi: (https?):\/\/127\.0\.0\.1:(\d+)\/$/);
      if (!address) continue;
      this.scheme = address[1];
      this.port = Number(address[2]);
      this.#process.stdout.resume();
      return;
    }
    throw new Error(`the server ended before it printed its address: ${this.log.join('\n')}`);
  }

  /** Ends it and gives its exit status (null after SIGKILL). */
  async stop(signal = 'SIGTERM') {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return this.#process.exitCode;
    const ended = once(this.#process, 'exit');
    this.#process.kill(signal);
    const [status] = await ended;
    return status;
  }

  async dispose() {
    await this.stop();
    rmSync(this.data, { recursive: true, force: true });
  }

  /** Runs a statement on the database with SQLite's own program. */
  sql(statement) {
    return execFileSync('sqlite3', ['-cmd', '.timeout 5000', join(this.data, 'madoguchi.db'), statement], { encoding: 'utf8' }).trim();
  }

  uploadFiles() {
    const folder = join(this.data, 'uploads');
    return existsSync(folder) ? readdirSync(folder) : [];
  }

  uploadBytes(id) { return readFileSync(join(this.data, 'uploads', id)); }
}

/** Runs the program to its end; gives status and what it wrote to stderr. */
export async function runToEnd(args) {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let err = '', out = '';
  child.stderr.on('data', (data) => { err += data; });
  child.stdout.on('data', (data) => { out += data; });
  const [status] = await once(child, 'close');
  return { status, err, out };
}
