// Drafts, the list of applications, one application and its withdrawal over the real program.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Api, demo } from './support/api.js';
import { pdf } from './support/files.js';
import { Server } from './support/server.js';

const path = '/api/v1/drafts/use-start';

/** Saves a draft; `tag` is the version that it changes, none for a first saving. */
function save(api, answers, tag, { formVersion = 1, headers = tag ? { 'if-match': tag } : { 'if-none-match': '*' } } = {}) {
  return api.send('PUT', path, { headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify({ formVersion, answers }) });
}

const documents = (file, uploadId) => ({ confirmationMethod: 'documents', staffCount: 3, deviceCount: 2, termsAccepted: true,
  attachments: [{ name: file.name, sizeBytes: file.buffer.length, kind: 'pdf', uploadId }] });

describe('drafts', () => {
  let server;
  before(async () => { server = await Server.start(); });
  after(() => server.dispose());

  test('without a log-in, and for a reviewer, there are no drafts', async () => {
    for (const [api, status] of [[new Api(server), 401], [await Api.loggedIn(server, demo.shinsa1), 403]]) {
      assert.equal((await api.send('GET', '/api/v1/drafts')).status, status);
      assert.equal((await api.send('GET', path)).status, status);
      assert.equal((await save(api, {})).status, status);
      assert.equal((await api.send('DELETE', path, { headers: { 'if-match': '"1"' } })).status, status);
      assert.equal((await api.post('/api/v1/applications/x/withdrawal', {})).status, status);
    }
  });

  test('B2 what was typed is there again on another device, byte by byte', async () => {
    const api = await Api.loggedIn(server, demo.kenshin1);
    assert.equal((await api.send('GET', path)).status, 404);
    const typed = { confirmationMethod: 'master', bankAccountNumber: ' １２３‐4567　', staffCount: '3人\t', deviceCount: '', termsAccepted: true };
    const saved = await save(api, typed);
    assert.equal(saved.status, 200, saved.text);
    assert.equal(saved.headers.get('etag'), '"1"');
    assert.equal(saved.headers.get('cache-control'), 'no-store');
    const elsewhere = await Api.loggedIn(server, demo.kenshin1);
    const draft = await elsewhere.send('GET', path);
    assert.equal(draft.headers.get('etag'), '"1"');
    assert.equal(JSON.stringify(draft.json.answers), JSON.stringify(typed));
    assert.deepEqual(draft.json.uploads, []);
    assert.deepEqual((await elsewhere.send('GET', '/api/v1/drafts')).json.drafts,
      [{ formId: 'use-start', formVersion: 1, version: 1, savedAt: saved.json.savedAt }]);
    assert.equal((await save(elsewhere, { staffCount: '4' }, '"1"')).json.version, 2);
    assert.equal((await save(api, { staffCount: '5' }, '"1"')).json.code, 'draft.conflict');
    assert.equal((await api.send('GET', path)).json.answers.staffCount, '4');
    const stranger = await Api.loggedIn(server, demo.kenshin2);
    assert.equal((await stranger.send('GET', path)).status, 404);
  });

  test('of many savings at once one wins', async () => {
    const api = await Api.loggedIn(server, demo.kenshin1);
    const answers = await Promise.all(Array.from({ length: 8 }, (_, i) => save(api, { staffCount: String(i) }, '"2"')));
    assert.deepEqual(answers.map((answer) => answer.status).sort(), [200, ...Array(7).fill(412)]);
    const winner = answers.findIndex((answer) => answer.status === 200);
    assert.equal((await api.send('GET', path)).json.answers.staffCount, String(winner));
  });

  test('savings that are not what they should be are refused', async () => {
    const api = await Api.loggedIn(server, demo.kenshin1);
    assert.equal((await save(api, {}, '', { headers: {} })).json.code, 'draft.precondition_missing');
    for (const tag of ['3', 'W/"3"', '*', '"3", "4"', '"x"']) assert.equal((await save(api, {}, tag)).status, 412, tag);
    assert.equal((await save(api, { staffCount: 3 }, '"3"')).status, 400);
    assert.equal((await save(api, { staffCount: { a: 1 } }, '"3"')).status, 400);
    assert.equal((await save(api, {}, '"3"', { formVersion: 99 })).json.code, 'form.unknown');
    assert.equal((await save(api, { staffCount: 'x'.repeat(17000) }, '"3"')).status, 400);
    assert.equal((await save(api, Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`f${i}`, 'x'.repeat(16000)])), '"3"')).status, 413);
    const text = await api.send('PUT', path, { headers: { 'content-type': 'text/plain', 'if-match': '"3"' }, body: '{}' });
    assert.equal(text.status, 415);
    const other = await api.send('PUT', '/api/v1/drafts/other', { headers: { 'content-type': 'application/json', 'if-none-match': '*' }, body: '{"formVersion":1,"answers":{}}' });
    assert.equal(other.json.code, 'form.unknown');
    assert.equal((await save(api, {}, '"3"', { headers: { 'if-match': '"3"', origin: 'https://evil.example' } })).status, 403);
    assert.equal((await api.send('GET', path)).headers.get('etag'), '"3"');
  });

  test('a discarded draft is gone; the next one goes on counting', async () => {
    const api = await Api.loggedIn(server, demo.kenshin1);
    const remove = (tag) => api.send('DELETE', path, { headers: tag ? { 'if-match': tag } : {} });
    assert.equal((await remove()).status, 428);
    assert.equal((await remove('"2"')).status, 412);
    assert.equal((await remove('"3"')).status, 204);
    assert.equal((await remove('"3"')).status, 404);
    assert.equal((await save(api, { staffCount: '1' }, '"3"')).status, 412);
    const gone = await api.send('GET', path);
    assert.equal(gone.headers.get('etag'), '"4"');
    assert.equal((await save(api, { staffCount: '1' }, '"4"')).headers.get('etag'), '"5"');
  });

  test('B2 B3 uploads are there again, finished or to be resumed, also after a crash of the server', async () => {
    const api = await Api.loggedIn(server, demo.sejutsu1);
    const file = pdf('受領委任承諾通知書.pdf');
    const whole = (await api.upload(file)).path.split('/').at(-1);
    const half = (await api.create('半分.pdf', 1000)).headers.get('location').split('/').at(-1);
    assert.equal((await api.patch(`/api/v1/uploads/${half}`, 0, Buffer.alloc(400))).status, 204);
    const attachments = [{ name: '半分.pdf', sizeBytes: 1000, uploadId: half }, { name: file.name, sizeBytes: file.buffer.length, kind: 'pdf', uploadId: whole }];
    assert.equal((await save(api, { attachments })).status, 200);
    assert.equal(await server.stop('SIGKILL'), null);
    await server.run();
    const draft = (await api.send('GET', path)).json;
    assert.deepEqual(draft.answers.attachments, attachments);
    assert.deepEqual(draft.uploads.map((upload) => [upload.id, upload.state, upload.offsetBytes]), [[half, 'receiving', 400], [whole, 'accepted', file.buffer.length]]);
    assert.equal(server.sql(`SELECT count(*) FROM uploads WHERE expires_at_ms < 253402300799000`), '0');

    assert.equal((await save(api, { staffCount: '1' }, '"1"')).status, 200);
    assert.equal(server.sql(`SELECT count(*) FROM uploads WHERE expires_at_ms < 253402300799000`), '2');
  });

  test('sending ends the draft; a late saving does not bring it back', async () => {
    const api = await Api.loggedIn(server, demo.sejutsu2);
    const file = pdf('通知書.pdf');
    const uploadId = (await api.upload(file)).path.split('/').at(-1);
    const { attachments } = documents(file, uploadId);
    assert.equal((await save(api, { staffCount: '3', attachments })).status, 200);
    const sent = await api.submit(documents(file, uploadId));
    assert.equal(sent.status, 201, sent.text);
    assert.equal((await save(api, { staffCount: '3' }, '"1"')).status, 412);
    assert.equal((await save(api, { staffCount: '3' })).status, 412);
    assert.equal((await api.send('GET', path)).status, 404);
    assert.deepEqual((await api.send('GET', '/api/v1/drafts')).json.drafts, []);
    assert.equal(server.sql("SELECT count(*) FROM drafts WHERE content_sealed <> '' AND ended_at_ms IS NOT NULL"), '0');
  });

  test('a received application is shown as it was sent, and is taken back once', async () => {
    const api = await Api.loggedIn(server, demo.sejutsu2);
    const [item] = (await api.send('GET', '/api/v1/applications')).json.applications;
    assert.equal(item.withdrawable, true);
    assert.equal(item.changedAt, item.receivedAt);
    const one = (await api.send('GET', `/api/v1/applications/${item.id}`)).json;
    assert.equal(one.facility.name, 'ひだまり鍼灸マッサージ院');
    assert.equal(one.facts.facilityType, 'sejutsu');
    assert.deepEqual(one.attachments.map((each) => [each.field, each.name, each.kind]), [['attachments', '通知書.pdf', 'pdf']]);
    assert.deepEqual(one.withheld, []);

    const stranger = await Api.loggedIn(server, demo.kenshin1);
    assert.equal((await stranger.post(`/api/v1/applications/${item.id}/withdrawal`, {})).status, 404);
    const many = await Promise.all(Array.from({ length: 6 }, () => api.post(`/api/v1/applications/${item.id}/withdrawal`, {})));
    assert.deepEqual(many.map((answer) => answer.status).sort(), [200, ...Array(5).fill(409)]);
    const withdrawn = many.find((answer) => answer.status === 200).json;
    assert.equal(withdrawn.state, 'withdrawn');
    assert.equal(withdrawn.withdrawable, false);
    assert.deepEqual((await api.send('GET', '/api/v1/applications')).json.applications, [withdrawn]);
    assert.equal(server.sql("SELECT count(*) FROM audit_entries WHERE to_state = 'withdrawn'"), '1');

    const file = pdf('通知書2.pdf');
    const uploadId = (await api.upload(file)).path.split('/').at(-1);
    assert.equal((await api.submit(documents(file, uploadId))).status, 201, 'and again');
  });

  test('a copy of what was sent is a PDF for its owner', async () => {
    const api = await Api.loggedIn(server, demo.sejutsu2);
    const [item] = (await api.send('GET', '/api/v1/applications')).json.applications;
    const copy = `/api/v1/applications/${item.id}/copy.pdf`;
    const answer = await api.send('GET', copy);
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('content-type'), 'application/pdf');
    assert.equal(answer.headers.get('cache-control'), 'no-store');
    assert.match(answer.text, /^%PDF-1\.\d/);
    const [, plain, encoded] = answer.headers.get('content-disposition').match(/^attachment; filename="([\w.-]+)"; filename\*=UTF-8''(\S+)$/);
    assert.equal(plain, `use-start-${item.receiptNumber}.pdf`);
    assert.equal(decodeURIComponent(encoded), `申請控え_${item.receiptNumber}.pdf`);
    assert.equal((await api.send('GET', copy)).text, answer.text);
    assert.equal((await (await Api.loggedIn(server, demo.kenshin1)).send('GET', copy)).status, 404);
    assert.equal((await new Api(server).send('GET', copy)).status, 401);
  });

  test('logs and the database file show nothing that was typed', async () => {
    const api = await Api.loggedIn(server, demo.kenshin2);
    assert.equal((await save(api, { staffCount: '目印目印', bankAccountNumber: '98765-marker' })).status, 200);
    assert.ok(!server.log.join('\n').includes('目印目印'));
    assert.equal(server.sql("SELECT count(*) FROM drafts WHERE content_sealed LIKE '%marker%' OR content_sealed LIKE '%staffCount%'"), '0');
  });
});
