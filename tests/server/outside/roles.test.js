// Who may what, taken from the description: every operation as nobody, applicant, reviewer and administrator, and every operation on something that
// belongs to a facility as another facility. An operation without a rule (x-roles) fails.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Api, demo } from './support/api.js';
import { pdf } from './support/files.js';
import { enrol } from './support/second_factor.js';
import { assets, Server } from './support/server.js';

const { paths } = JSON.parse(readFileSync(join(assets, 'openapi.json'), 'utf8'));
const operations = Object.entries(paths).flatMap(([path, item]) => Object.entries(item).filter(([method]) => method !== 'parameters')
  .map(([method, operation]) => ({ path, method: method.toUpperCase(), operation, name: `${method.toUpperCase()} ${path}` })));
const roles = ['nobody', 'applicant', 'reviewer', 'administrator'];

// What is sent so that only the caller can be in the way: for the rest it is as poor as it may be.
const bodies = { '/api/v1/applications/{id}/resubmission': { answers: {}, reviewedSha256: '0'.repeat(64) } };

function call(api, { path, method, operation }, parameters = {}) {
  const address = path.replace(/\{([^}]+)\}/g, (_, name) => encodeURIComponent(parameters[name] ?? '1'));
  const headers = { 'if-match': '"1"', 'idempotency-key': randomUUID() };
  let body;
  if (path.startsWith('/api/v1/uploads')) {
    headers['tus-resumable'] = '1.0.0';
    if (method === 'POST') Object.assign(headers, { 'upload-length': '10', 'upload-metadata': `filename ${Buffer.from('a.pdf').toString('base64')}` });
    if (method === 'PATCH') {
      headers['upload-offset'] = '0';
      headers['content-type'] = 'application/offset+octet-stream';
      body = 'x';
    }
  } else if (path.startsWith('/api/v1/admin/facility-imports')) {
    headers['content-type'] = 'text/csv';
    headers['if-match'] = `"${'0'.repeat(64)}"`;
    body = 'x';
  } else if (operation.requestBody) {
    headers['content-type'] = 'application/json';
    body = JSON.stringify(bodies[path] ?? {});
  }
  return api.send(method, address, { headers, body, described: false });
}

// HEAD has no body that could say why.
const isRefused = (answer) => [401, 403].includes(answer.status) && (!answer.json || ['session.required', 'session.forbidden'].includes(answer.json.code));

describe('roles', () => {
  let server;
  const callers = {};
  before(async () => {
    server = await Server.start();
    callers.nobody = new Api(server);
    callers.applicant = await Api.loggedIn(server, demo.kenshin1);
    callers.reviewer = await Api.loggedIn(server, demo.shinsa1);
    callers.administrator = await Api.loggedIn(server, demo.kanri1);
    await enrol(callers.reviewer);
    await enrol(callers.administrator);
  });
  after(() => server.dispose());

  test('every operation says who may call it', () => {
    for (const { name, operation } of operations) {
      assert.ok(operation['x-roles']?.length > 0 && operation['x-roles'].every((role) => roles.includes(role)), `${name} has no rule`);
    }
  });

  for (const role of roles) {
    test(`${role} may what the description says, and nothing else`, async () => {
      // The log-out comes last: nothing can be asked after it.
      const isLogOut = ({ name }) => name === 'DELETE /api/v1/session';
      for (const one of [...operations.filter((each) => !isLogOut(each)), ...operations.filter(isLogOut)]) {
        const answer = await call(callers[role], one);
        const said = `${one.name} as ${role}: ${answer.status} ${answer.text}`;
        assert.ok(answer.status < 500, said);
        if (one.operation['x-roles'].includes(role)) {
          assert.ok(!isRefused(answer), said);
        } else {
          assert.equal(answer.status, role === 'nobody' ? 401 : 403, said);
          if (answer.json) assert.equal(answer.json.code, role === 'nobody' ? 'session.required' : 'session.forbidden', said);
        }
      }
    });
  }

  test("what is another facility's is as if it were not there", async () => {
    const own = await Api.loggedIn(server, demo.sejutsu1);
    const file = pdf();
    const { path } = await own.upload(file);
    const uploadId = path.split('/').at(-1);
    const sent = await own.submit({ confirmationMethod: 'documents', staffCount: 3, deviceCount: 1, termsAccepted: true,
      attachments: [{ name: file.name, sizeBytes: file.buffer.length, kind: 'pdf', uploadId }] });
    assert.equal(sent.status, 201, sent.text);
    const draft = await own.send('PUT', '/api/v1/drafts/use-start', { headers: { 'content-type': 'application/json', 'if-none-match': '*' }, body: JSON.stringify({ formVersion: 1, answers: { staffCount: '1' } }) });
    assert.ok([200, 409, 412].includes(draft.status), draft.text);
    // An account as an approval would have issued it.
    server.sql(`INSERT INTO issued_accounts (id, application_id, facility_id, state, password_sealed, issued_at_ms, changed_at_ms) SELECT 'W0000001', id, facility_id, 'active', '', 1, 1 FROM applications WHERE id = '${sent.json.id}'`);
    const session = (await own.send('GET', '/api/v1/sessions')).json.sessions[0].id;

    const ids = { '/api/v1/applications/': { id: sent.json.id }, '/api/v1/uploads/': { id: uploadId }, '/api/v1/accounts/': { id: 'W0000001' }, '/api/v1/sessions/': { id: session }, '/api/v1/drafts/': { form: 'use-start' } };
    const foreign = await Api.loggedIn(server, demo.sejutsu2);
    const owned = operations.filter(({ path: template, method, operation }) => template.includes('{') && operation['x-roles'].includes('applicant') && !operation['x-roles'].includes('nobody') && method !== 'OPTIONS'
      && !template.startsWith('/api/v1/notices/'));  // those are everyone's
    assert.ok(owned.length >= 12);
    for (const one of owned) {
      const prefix = Object.keys(ids).find((each) => one.path.startsWith(each));
      assert.ok(prefix, `${one.name}: what belongs to whom is not said here`);
      if (one.name === 'PUT /api/v1/drafts/{form}') continue;  // makes one's own
      const answer = await call(foreign, one, ids[prefix]);
      const nothing = one.name === 'DELETE /api/v1/drafts/{form}' ? [204, 404, 412] : [404];
      assert.ok(nothing.includes(answer.status), `${one.name} as another facility: ${answer.status} ${answer.text}`);
    }
    // All is as it was.
    assert.equal((await own.send('GET', `/api/v1/applications/${sent.json.id}`)).json.state, 'received');
    assert.equal((await own.send('GET', path)).json.state, 'accepted');
    assert.equal((await own.send('GET', '/api/v1/session')).json.person.email, demo.sejutsu1.email);
  });
});
