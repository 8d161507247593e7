// A real clamd of its own: no signatures but those that the test makes, a local socket in a folder that goes with it.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Knows the files by their hashes: { name: signature, buffer }. Gives { address, stop }. */
export async function startClamd(signatures, settings = []) {
  const folder = mkdtempSync(join(tmpdir(), 'madoguchi-clamd-'));
  const database = join(folder, 'database');
  const socket = join(folder, 'socket');
  mkdirSync(database);
  writeFileSync(join(database, 'test.hsb'), signatures.map(({ name, buffer }) => `${createHash('sha256').update(buffer).digest('hex')}:${buffer.length}:${name}:73\n`).join(''));
  const config = join(folder, 'clamd.conf');
  writeFileSync(config, [`DatabaseDirectory ${database}`, `LocalSocket ${socket}`, `TemporaryDirectory ${folder}`, 'Foreground yes', 'MaxThreads 2', ...settings, ''].join('\n'));
  const daemon = spawn('/usr/sbin/clamd', ['--config-file', config], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [daemon.stdout, daemon.stderr]) stream.on('data', (data) => { said += data; });
  const ended = once(daemon, 'exit');
  for (const start = Date.now(); !existsSync(socket); await pause(20)) {
    if (daemon.exitCode !== null || Date.now() - start > 30_000) throw new Error(`clamd did not start: ${said}`);
  }
  return { address: `unix:${socket}`, async stop() {
    daemon.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  } };
}
