// Certificates for tests, made by OpenSSL's own program: an authority, and a server's certificate of it for 127.0.0.1 and localhost.
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export class Certificates {
  folder = mkdtempSync(join(tmpdir(), 'madoguchi-certificates-'));
  authority = join(this.folder, 'authority.pem');
  certificate = join(this.folder, 'server.pem');
  key = join(this.folder, 'server.key');

  constructor(name = 'authority') {
    this.#openssl('req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '30', '-subj', `/CN=${name}`,
      '-keyout', join(this.folder, 'authority.key'), '-out', this.authority);
    this.issue();
  }

  /** Makes a new key and certificate in place of those that are there; gives the certificate's serial number as hexadecimal digits. */
  issue() {
    this.#openssl('req', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-subj', '/CN=server', '-keyout', this.key, '-out', join(this.folder, 'request.pem'));
    chmodSync(this.key, 0o600);
    writeFileSync(join(this.folder, 'names'), 'subjectAltName=IP:127.0.0.1,DNS:localhost\n');
    this.#openssl('x509', '-req', '-in', join(this.folder, 'request.pem'), '-CA', this.authority, '-CAkey', join(this.folder, 'authority.key'), '-CAcreateserial',
      '-days', '30', '-extfile', join(this.folder, 'names'), '-out', this.certificate);
    return execFileSync('openssl', ['x509', '-in', this.certificate, '-noout', '-serial'], { encoding: 'utf8' }).trim().split('=')[1];
  }

  get ca() { return readFileSync(this.authority); }
  dispose() { rmSync(this.folder, { recursive: true, force: true }); }

  #openssl(...args) { execFileSync('openssl', args, { stdio: 'ignore' }); }
}
