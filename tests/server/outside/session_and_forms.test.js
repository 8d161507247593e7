// Log-in, forms, facility checks and submission over the real program, each response against its description.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { Api, demo, reviewedHash } from './support/api.js';
import { pdf } from './support/files.js';
import { enrol } from './support/second_factor.js';
import { Server } from './support/server.js';

const kenshinAnswers = (extra = {}) => ({ confirmationMethod: 'master', bankAccountNumber: demo.kenshin1.checkValue, staffCount: 3, deviceCount: 2, termsAccepted: true, ...extra });

describe('session, forms, checks, applications', () => {
  let server;
  before(async () => { server = await Server.start(); });
  after(() => server.dispose());

  test('the server says that it is alive and ready, and describes itself', async () => {
    const api = new Api(server);
    assert.equal((await api.send('GET', '/healthz')).status, 200);
    assert.equal((await api.send('GET', '/readyz')).status, 200);
    assert.equal((await api.send('GET', '/api/v1/openapi.json')).json.openapi, '3.1.0');
  });

  test('S5 who logs in is known by the cookie until the log-out', async () => {
    const api = new Api(server);
    assert.equal((await api.send('GET', '/api/v1/session')).json.person, null);
    const answer = await api.logIn(demo.kenshin1);
    const cookie = answer.headers.get('set-cookie');
    assert.match(cookie, /^madoguchi_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
    assert.equal((await api.send('GET', '/api/v1/session')).json.person.email, demo.kenshin1.email);
    const former = api.cookie;
    assert.equal((await api.send('DELETE', '/api/v1/session')).status, 204);
    api.cookie = former;
    assert.equal((await api.send('GET', '/api/v1/session')).json.person, null);
  });

  test('a new log-in ends the session that the browser had', async () => {
    const api = await Api.loggedIn(server, demo.kenshin1);
    const former = api.cookie;
    await api.logIn(demo.kenshin1);
    assert.notEqual(api.cookie, former);
    api.cookie = former;
    assert.equal((await api.send('GET', '/api/v1/session')).json.person, null);
  });

  test('B2 a request that is meant for another account than the one of the cookie does nothing, not even log out', async () => {
    const api = await Api.loggedIn(server, demo.kenshin1);
    const own = { headers: { 'madoguchi-account': (await api.send('GET', '/api/v1/session')).json.person.id } };
    assert.equal((await api.send('GET', '/api/v1/account', own)).status, 200);
    const other = { headers: { 'madoguchi-account': 'another' } };
    assert.equal((await api.send('GET', '/api/v1/session', other)).json.person, null);
    assert.equal((await api.send('GET', '/api/v1/account', other)).json.code, 'session.required');
    const draft = { headers: { ...other.headers, 'content-type': 'application/json', 'if-none-match': '*' }, body: JSON.stringify({ formVersion: 1, answers: {} }) };
    assert.equal((await api.send('PUT', '/api/v1/drafts/use-start', draft)).json.code, 'session.required');
    const upload = { headers: { ...other.headers, 'tus-resumable': '1.0.0', 'upload-length': '3', 'upload-metadata': 'filename YS5wZGY=' } };
    assert.equal((await api.send('POST', '/api/v1/uploads', upload)).status, 401);
    const left = await api.send('DELETE', '/api/v1/session', other);
    assert.equal(left.status, 204);
    assert.equal(left.headers.get('set-cookie'), null);
    assert.equal((await api.send('GET', '/api/v1/account', own)).status, 200);
  });

  test('a wrong password and an unknown address are refused alike', async () => {
    const api = new Api(server);
    const wrong = await api.post('/api/v1/session', { email: demo.sejutsu2.email, password: 'not-the-password-x' });
    const unknown = await api.post('/api/v1/session', { email: 'nobody@example.jp', password: 'not-the-password-x' });
    assert.equal(wrong.status, 401);
    assert.equal(wrong.text, unknown.text);
  });

  test('messages that are not what they should be are refused', async () => {
    const api = new Api(server);
    assert.equal((await api.post('/api/v1/session', { email: 3 })).status, 400);
    assert.equal((await api.send('POST', '/api/v1/session', { headers: { 'content-type': 'application/json' }, body: '{"email":' })).status, 400);
    assert.equal((await api.send('POST', '/api/v1/session', { headers: { 'content-type': 'text/plain' }, body: '{}' })).status, 415);
    assert.equal((await api.send('POST', '/api/v1/session', { headers: { 'content-type': 'application/json' }, body: ' '.repeat(70000) })).status, 413);
  });

  test('a request from another site is refused, whatever it asks for', async () => {
    const api = await Api.loggedIn(server, demo.kenshin1);
    for (const headers of [{ origin: 'https://evil.example' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }]) {
      assert.equal((await api.send('DELETE', '/api/v1/session', { headers })).status, 403);
      assert.equal((await api.post('/api/v1/applications', {}, headers)).status, 403);
      assert.equal((await api.create('a.pdf', 3, headers)).status, 403);
    }
    assert.equal((await api.send('GET', '/api/v1/session', { headers: { origin: 'https://evil.example' } })).status, 200);
    assert.equal((await api.send('DELETE', '/api/v1/session', { headers: { origin: server.url, 'sec-fetch-site': 'same-origin' } })).status, 204);
  });

  test('B7 a form is served by version, kept for good, and compressed', async () => {
    const api = new Api(server);
    const latest = await api.send('GET', '/api/v1/forms/use-start/latest');
    const one = await api.send('GET', '/api/v1/forms/use-start/1');
    assert.equal(latest.text, one.text);
    assert.equal(latest.headers.get('cache-control'), 'no-cache');
    assert.match(one.headers.get('cache-control'), /immutable/);
    assert.equal(one.headers.get('content-encoding'), 'gzip');
    const again = await api.send('GET', '/api/v1/forms/use-start/latest', { headers: { 'if-none-match': latest.headers.get('etag') } });
    assert.equal(again.status, 304);
    for (const path of ['use-start/2', 'use-start/x', 'other/latest', 'use-start/99999999999999999999']) assert.equal((await api.send('GET', `/api/v1/forms/${path}`)).status, 404);
  });

  test('without a log-in, and for a reviewer, a facility\'s doors are closed', async () => {
    const nobody = new Api(server);
    const reviewer = await Api.loggedIn(server, demo.shinsa1);
    const waiting = await Api.loggedIn(server, demo.kanri1);  // for its second factor
    await enrol(reviewer);
    for (const [api, status] of [[nobody, 401], [reviewer, 403], [waiting, 403]]) {
      assert.equal((await api.send('GET', '/api/v1/applications')).status, status);
      assert.equal((await api.send('GET', '/api/v1/applications/x')).status, status);
      assert.equal((await api.submit(kenshinAnswers())).status, status);
      assert.equal((await api.checkFacility({})).status, status);
      assert.equal((await api.create('a.pdf', 3)).status, status);
      assert.equal((await api.send('GET', '/api/v1/uploads/x')).status, status);
    }
  });

  test('S20 D10 a checked facility submits; a repeat, and many at once, give the first receipt', async () => {
    const api = await Api.loggedIn(server, demo.kenshin1);
    assert.equal((await api.submit(kenshinAnswers())).status, 422, 'not confirmed yet');
    const confirmed = await api.checkFacility({ confirmationMethod: 'master', bankAccountNumber: '１２３-４５６ ７' });
    assert.equal(confirmed.json.outcome, 'confirmed', 'D6: folded before it is compared');
    const answers = kenshinAnswers();
    const key = randomUUID();
    const many = await Promise.all(Array.from({ length: 6 }, () => api.submit(answers, { key })));
    assert.equal(many.filter((answer) => answer.status === 201).length, 1);
    assert.equal(new Set(many.map((answer) => answer.json.receiptNumber)).size, 1);
    const again = await api.submit(answers, { key });
    assert.equal(again.status, 200);
    assert.deepEqual(again.json, many[0].json);
    assert.equal(server.sql('SELECT count(*) FROM applications'), '1');

    const list = (await api.send('GET', '/api/v1/applications')).json.applications;
    assert.deepEqual(list, [{ ...again.json, changedAt: again.json.receivedAt, withdrawable: true, deviceCount: 2 }]);
    const one = await api.send('GET', again.headers.get('location'));
    assert.equal(one.json.answers.staffCount, 3);
    assert.equal(one.json.answers.bankAccountNumber, undefined, 'D5: kept as a keyed hash only');
    const other = await Api.loggedIn(server, demo.sejutsu1);
    assert.equal((await other.send('GET', again.headers.get('location'))).status, 404, 'not for another facility');

    assert.equal((await api.submit(kenshinAnswers({ staffCount: 4 }), { key })).status, 422, 'the key is used');
    assert.equal((await api.submit(answers, { key: '' })).status, 400);
  });

  test('D10 what was not reviewed is not taken', async () => {
    const api = await Api.loggedIn(server, demo.kenshin1);
    const answer = await api.submit(kenshinAnswers({ deviceCount: 3 }), { reviewed: reviewedHash(kenshinAnswers()) });
    assert.equal(answer.status, 409);
    assert.equal(answer.json.code, 'application.review_mismatch');
  });

  test('S25 S26 faults come back as issues and missing items', async () => {
    const api = await Api.loggedIn(server, demo.kenshin1);
    const answer = await api.submit({ ...kenshinAnswers({ deviceCount: 21 }), termsAccepted: false });
    assert.equal(answer.status, 422);
    assert.deepEqual(answer.json.issues.map((issue) => issue.field), ['deviceCount']);
    assert.deepEqual(answer.json.missing, ['termsAccepted']);
    assert.equal((await api.post('/api/v1/applications', { formId: 'other', formVersion: 1, answers: {}, reviewedSha256: '0'.repeat(64) }, { 'idempotency-key': randomUUID() })).status, 404);
  });

  test('S22 an application with an attachment holds it; it cannot be terminated or used twice', async () => {
    const api = await Api.loggedIn(server, demo.sejutsu1);
    const file = pdf('受領委任承諾通知書.pdf');
    const { path, sent } = await api.upload(file);
    assert.equal(sent.status, 204, sent.text);
    const answers = { confirmationMethod: 'documents', staffCount: 3, deviceCount: 2, termsAccepted: true,
      attachments: [{ name: file.name, sizeBytes: file.buffer.length, kind: 'pdf', uploadId: path.split('/').at(-1) }] };
    const answer = await api.submit(answers);
    assert.equal(answer.status, 201, answer.text);
    assert.equal((await api.terminate(path)).status, 409);
    const second = await api.submit(answers);
    assert.equal(second.json.code, 'application.attachment_unknown');
  });

  test('D5 five failed checks close the check, even for the right number', async () => {
    const api = await Api.loggedIn(server, demo.kenshin2);
    const ask = (bankAccountNumber) => api.checkFacility({ confirmationMethod: 'master', bankAccountNumber });
    for (let left = 4; left >= 1; --left) {
      assert.deepEqual((await ask('1111111')).json, { outcome: 'failed', remainingAttempts: left });
    }
    assert.deepEqual((await ask('1111111')).json, { outcome: 'closed', remainingAttempts: 0 });
    assert.equal((await ask(demo.kenshin2.checkValue)).json.outcome, 'closed');
    assert.equal((await api.send('GET', '/api/v1/session')).json.facilityCheck, 'closed');
    assert.equal((await api.checkFacility({ confirmationMethod: 'documents' })).json.outcome, 'closed');
  });

  test('a check of nothing, or of what is no number, is refused', async () => {
    const api = await Api.loggedIn(server, demo.sejutsu1);
    assert.equal((await api.checkFacility({ confirmationMethod: 'documents' })).json.code, 'facility_check.not_applicable');
    assert.equal((await api.checkFacility({ confirmationMethod: 'master', birthDate: '1980-02-30' })).json.code, 'facility_check.invalid');
    assert.equal((await api.post('/api/v1/facility-checks', { formId: 'use-start', formVersion: 1, check: 'none', answers: {} })).status, 404);
  });

  test('logs hold no personal data', () => {
    const text = server.log.join('\n');
    for (const line of server.log) JSON.parse(line);
    for (const account of Object.values(demo)) assert.ok(!text.includes(account.email) && !text.includes(account.password) && !text.includes(account.personName));
    assert.ok(text.includes('"route":"/api/v1/applications/{id}"'));
  });
});

test('log-in is slowed down after failures, with Retry-After', async () => {
  const server = await Server.start();
  try {
    const api = new Api(server);
    let last;
    for (let i = 0; i < 30; ++i) {
      last = await api.post('/api/v1/session', { email: demo.kenshin1.email, password: 'not-the-password-x' });
      if (last.status === 429) break;
    }
    assert.equal(last.status, 429);
    assert.equal(Number(last.headers.get('retry-after')), last.json.retryAfterS);
    assert.ok(last.json.retryAfterS > 0);
  } finally {
    await server.dispose();
  }
});
