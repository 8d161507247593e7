// A client of the API that checks each response against its description. One Api is one browser: it keeps its cookie.
import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check } from './openapi.js';
import { assets } from './server.js';

/** The demo log-ins by the first part of their address: demo.kenshin1, demo.sejutsu2, demo.shinsa1. */
export const demo = Object.fromEntries(JSON.parse(readFileSync(join(assets, 'demo', 'accounts.json'), 'utf8')).accounts
  .map((account) => [account.email.split('@')[0], account]));

export class Api {
  cookie = '';

  constructor(server) { this.server = server; }

  /** Sends a request; gives { status, headers, text, json }. */
  async send(method, path, { headers = {}, body, described = true } = {}) {
    const all = { ...headers };
    if (this.cookie) all.cookie = this.cookie;
    const response = await fetch(this.server.url + path, { method, headers: all, body, redirect: 'manual', ...(body?.getReader ? { duplex: 'half' } : {}) });
    const text = await response.text();
    if (described) check(method, path, response.status, response.headers, text);
    const set = response.headers.get('set-cookie');
    if (set) this.cookie = set.split(';')[0];
    const json = response.headers.get('content-type')?.includes('json') && text ? JSON.parse(text) : null;
    return { status: response.status, headers: response.headers, text, json };
  }

  post(path, message, headers = {}) {
    return this.send('POST', path, { headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(message) });
  }

  async logIn(login) {
    const answer = await this.post('/api/v1/session', { email: login.email, password: login.password });
    assert.equal(answer.status, 200, answer.text);
    return answer;
  }

  static async loggedIn(server, login) {
    const api = new Api(server);
    await api.logIn(login);
    return api;
  }

  create(name, sizeBytes, headers = {}, body = undefined) {
    return this.send('POST', '/api/v1/uploads', { headers: { 'tus-resumable': '1.0.0', 'upload-length': String(sizeBytes),
      'upload-metadata': `filename ${Buffer.from(name).toString('base64')}`, ...headers }, body });
  }

  patch(path, offset, bytes, headers = {}) {
    return this.send('PATCH', path, { headers: { 'tus-resumable': '1.0.0', 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream', ...headers }, body: bytes });
  }

  head(path) { return this.send('HEAD', path, { headers: { 'tus-resumable': '1.0.0' } }); }
  terminate(path) { return this.send('DELETE', path, { headers: { 'tus-resumable': '1.0.0' } }); }

  /** Creates and sends a whole file; gives the path of the upload. */
  async upload(file) {
    const created = await this.create(file.name, file.buffer.length);
    assert.equal(created.status, 201, created.text);
    const path = created.headers.get('location');
    const sent = await this.patch(path, 0, file.buffer);
    return { path, sent };
  }

  submit(answers, { key = randomUUID(), reviewed = reviewedHash(answers) } = {}) {
    return this.post('/api/v1/applications', { formId: 'use-start', formVersion: 1, answers, reviewedSha256: reviewed }, key ? { 'idempotency-key': key } : {});
  }

  checkFacility(answers) {
    return this.post('/api/v1/facility-checks', { formId: 'use-start', formVersion: 1, check: 'facilityCheck', answers });
  }
}

/** The hash of what was shown: the answers are in form order and in normal form already. */
export function reviewedHash(answers) {
  return createHash('sha256').update(JSON.stringify({ form: 'use-start', version: 1, answers })).digest('hex');
}
