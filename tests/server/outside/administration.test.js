// The administrators' part of the API over the real program: who may, notices, the import that was looked at, staff, mails, the audit log.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Api, demo } from './support/api.js';
import { mailTo } from './support/mails.js';
import { enrol } from './support/second_factor.js';
import { Server } from './support/server.js';

const admin = '/api/v1/admin';
const notice = (extra = {}) => ({ title: 'メンテナンスのお知らせ', body: '停止します。\nご不便をおかけします。', category: 'maintenance', important: false, state: 'draft', validFrom: '2026-11-24', ...extra });
const header = '機関種別,機関名,管理者氏名,登録記号番号,郵便番号,都道府県,住所,電話番号,口座番号,生年月日\n';

const send = (api, method, path, message, headers = {}) => api.send(method, admin + path,
  { headers: { ...(message === undefined ? {} : { 'content-type': 'application/json' }), ...headers }, body: message === undefined ? undefined : JSON.stringify(message) });
const file = (api, path, csv, headers = {}) => api.send('POST', `${admin}/facility-imports${path}`, { headers: { 'content-type': 'text/csv', ...headers }, body: csv });

describe('administration', () => {
  let server, api;
  before(async () => {
    server = await Server.start(['--public-url', 'https://portal.example.jp']);
    api = await Api.loggedIn(server, demo.kanri1);
  });
  after(() => server.dispose());

  const endpoints = [
    ['GET', '/notices'], ['POST', '/notices', notice()], ['GET', '/notices/x'], ['PUT', '/notices/x', notice()], ['DELETE', '/notices/x'],
    ['GET', '/staff'], ['POST', '/staff', { email: 'a@example.jp', personName: 'a', role: 'administrator' }], ['PUT', '/staff/x', { role: 'administrator', state: 'active' }],
    ['GET', '/mails?state=dead'], ['POST', '/mails/x/retry', {}], ['GET', '/audit'],
  ];

  async function refusedEverywhere(client, status, code) {
    for (const [method, path, message] of endpoints) {
      const answer = await send(client, method, path, message, { 'if-match': '"1"' });
      assert.equal(answer.status, status, `${method} ${path}`);
      assert.equal(answer.json.code, code, `${method} ${path}`);
    }
    for (const path of ['', '/preview']) {
      const answer = await file(client, path, header, { 'if-match': `"${'0'.repeat(64)}"` });
      assert.equal(answer.status, status, `import${path}`);
      assert.equal(answer.json.code, code);
    }
  }

  test('nobody but an administrator with a second factor comes in', async () => {
    await refusedEverywhere(new Api(server), 401, 'session.required');
    await refusedEverywhere(await Api.loggedIn(server, demo.kenshin1), 403, 'session.forbidden');
    await refusedEverywhere(api, 403, 'session.second_factor_required');
    const reviewer = await Api.loggedIn(server, demo.shinsa1);
    await enrol(reviewer);
    await refusedEverywhere(reviewer, 403, 'session.forbidden');
    await enrol(api);
    assert.equal((await send(api, 'GET', '/staff')).status, 200);
  });

  test('a notice is written, changed by version and removed', async () => {
    const created = await send(api, 'POST', '/notices', notice());
    assert.equal(created.status, 201, created.text);
    const path = created.headers.get('location').slice(admin.length);
    assert.equal(created.headers.get('etag'), '"1"');
    assert.equal((await send(api, 'PUT', path, notice({ state: 'published' }))).status, 428);
    assert.equal((await send(api, 'PUT', path, notice({ state: 'published' }), { 'if-match': '"2"' })).status, 412);
    const many = await Promise.all(Array.from({ length: 4 }, (_, i) => send(api, 'PUT', path, notice({ state: 'published', title: `題${i}` }), { 'if-match': '"1"' })));
    assert.deepEqual(many.map((answer) => answer.status).sort(), [200, 412, 412, 412]);
    const read = await send(api, 'GET', path);
    assert.equal(read.headers.get('etag'), '"2"');
    assert.equal(read.json.body, notice().body);
    assert.equal((await send(api, 'GET', '/notices')).json.notices.length, 1);
    assert.equal((await send(api, 'POST', '/notices', notice({ validUntil: '2026-11-01' }))).status, 400);
    assert.equal((await send(api, 'POST', '/notices', notice({ title: ' ' }))).status, 422);
    assert.equal((await send(api, 'POST', '/notices', notice({ title: 'x'.repeat(601) }))).status, 400);
    assert.equal((await send(api, 'DELETE', path)).status, 428);
    assert.equal((await send(api, 'DELETE', path, undefined, { 'if-match': '"1"' })).status, 412);
    assert.equal((await send(api, 'DELETE', path, undefined, { 'if-match': '"2"' })).status, 204);
    assert.equal((await send(api, 'GET', path)).status, 404);
  });

  test('what is imported is what was previewed', async () => {
    const csv = `${header}健診実施機関等,新しい名の健診センター,髙﨑 和子,1319900011,000-0001,東京都,見本区窓口町1丁目2番3号,03-0000-0001,7777777,\n` +
      '施術所,あたらしい院,新井 新,契1399009-0-0,000-0003,東京都,見本区9-9-9,03-0000-0009,,1990-02-03\n';
    const preview = await file(api, '/preview', csv);
    assert.equal(preview.status, 200, preview.text);
    assert.deepEqual([preview.json.added, preview.json.changed, preview.json.unchanged], [1, 1, 0]);
    assert.deepEqual(preview.json.changes[0].fields, [{ name: '機関名', before: 'みほん健診センター', after: '新しい名の健診センター' }, { name: '口座番号' }]);
    assert.ok(!preview.text.includes('7777777') && !preview.text.includes('1990-02-03'));
    const tag = `"${preview.json.digest}"`;
    assert.equal((await file(api, '', csv)).status, 428);
    assert.equal((await file(api, '', csv + '\n', { 'if-match': tag })).status, 412);
    assert.equal((await file(api, '', csv, { 'if-match': '"x"' })).status, 412);
    const imported = await file(api, '', csv, { 'if-match': tag });
    assert.deepEqual(imported.json, { added: 1, changed: 1, unchanged: 0 });
    assert.equal((await file(api, '', csv, { 'if-match': tag })).status, 412, 'not twice unseen');
    assert.equal((await file(api, '/preview', csv)).json.unchanged, 2);
  });

  test('files that are none are refused', async () => {
    const faulty = await file(api, '/preview', header + 'x,y\n');
    assert.equal(faulty.json.faultCount, 1);
    assert.equal(faulty.json.digest, undefined);
    assert.equal((await file(api, '', header + 'x,y\n', { 'if-match': '"x"' })).status, 422);
    assert.equal((await file(api, '/preview', header, { 'content-type': 'application/json' })).status, 415);
    const large = await file(api, '/preview', Buffer.alloc(20 * 1024 * 1024 + 1, 0x61));
    assert.equal(large.status, 413);
  });

  test('a reviewer is invited, gets another role, is disabled and logged out', async () => {
    const invited = await send(api, 'POST', '/staff', { email: 'Arai@example.jp', personName: '新井 新', role: 'reviewer' });
    assert.equal(invited.status, 201, invited.text);
    assert.equal(invited.json.state, 'pending');
    const mail = await mailTo(server, 'arai@example.jp', /invitation#/);
    const password = 'asagao to himawari 9';
    assert.equal((await new Api(server).post('/api/v1/invitations/confirm', { token: mail.token, password })).status, 200);
    const reviewer = new Api(server);
    await reviewer.logIn({ email: 'arai@example.jp', password });
    await enrol(reviewer);
    const path = `/staff/${invited.json.id}`;
    const listed = (await send(api, 'GET', '/staff')).json.staff.find((each) => each.id === invited.json.id);
    assert.equal(listed.state, 'active');
    assert.equal(listed.secondFactorEnabled, true);

    assert.equal((await send(api, 'PUT', path, { role: 'administrator', state: 'active' })).json.role, 'administrator');
    assert.equal((await reviewer.send('GET', '/api/v1/session')).json.person, null, 'logged out');
    assert.equal((await send(api, 'PUT', path, { role: 'reviewer', state: 'disabled' })).json.state, 'disabled');
    assert.equal((await new Api(server).post('/api/v1/session', { email: 'arai@example.jp', password })).status, 401);

    assert.equal((await send(api, 'POST', '/staff', { email: demo.kenshin1.email, personName: 'a', role: 'reviewer' })).json.code, 'account.exists');
    assert.equal((await send(api, 'POST', '/staff', { email: 'no address', personName: 'a', role: 'reviewer' })).json.code, 'email.refused');
    assert.equal((await send(api, 'POST', '/staff', { email: 'b@example.jp', personName: 'a', role: 'applicant' })).status, 400);
    assert.equal((await send(api, 'PUT', '/staff/nobody', { role: 'reviewer', state: 'active' })).status, 404);
    const me = (await send(api, 'GET', '/staff')).json.staff.find((each) => each.email === demo.kanri1.email);
    assert.equal((await send(api, 'PUT', `/staff/${me.id}`, { role: 'administrator', state: 'disabled' })).json.code, 'staff.last_administrator');
  });

  test('mails are seen by state, and a dead one is tried again', async () => {
    const sent = (await send(api, 'GET', '/mails?state=sent')).json.mails;
    assert.ok(sent.some((mail) => mail.kind === 'invitation' && mail.sentAt));
    const [{ id }] = sent;
    assert.equal((await send(api, 'POST', `/mails/${id}/retry`, {})).json.code, 'mail.not_dead');
    assert.equal((await send(api, 'POST', '/mails/nothing/retry', {})).status, 404);
    assert.deepEqual((await send(api, 'GET', '/mails?state=dead')).json.mails, []);
    for (const query of ['', '?state=', '?state=odd', '?stat=dead']) assert.equal((await send(api, 'GET', `/mails${query}`)).status, 400, query);
  });

  test('B6 each act stands in the audit log, which is searched', async () => {
    const { entries } = (await send(api, 'GET', '/audit')).json;
    const acts = entries.map((entry) => `${entry.subjectType} ${entry.from}>${entry.to}`);
    for (const act of ['notice >draft', 'notice draft>published', 'notice published>deleted', 'facilityImport previewed>imported', 'account >pending', 'role reviewer>administrator', 'account active>disabled']) {
      assert.ok(acts.includes(act), `${act} in ${acts}`);
    }
    const own = entries.find((entry) => entry.subjectType === 'notice');
    assert.equal(own.actorName, demo.kanri1.personName);
    const search = async (query) => (await send(api, 'GET', `/audit?${new URLSearchParams(query)}`)).json.entries;
    assert.ok((await search({ actor: own.actorId })).every((entry) => entry.actorId === own.actorId));
    assert.equal((await search({ subject: own.subjectId })).length, 3);
    assert.deepEqual(await search({ before: '1' }), []);
    assert.deepEqual(await search({ to: '2020-01-01' }), []);
    assert.deepEqual(await search({ from: '2020-01-01', before: String(own.sequence + 1), subject: own.subjectId, actor: own.actorId }).then((found) => found[0]), own);
    for (const query of [{ from: '2026-02-30' }, { to: 'x' }, { before: '0' }, { before: '1x' }, { actor: 'x'.repeat(201) }]) {
      assert.equal((await send(api, 'GET', `/audit?${new URLSearchParams(query)}`)).status, 400, JSON.stringify(query));
    }
  });

  test('logs hold neither names nor addresses nor tokens', () => {
    const text = server.log.join('\n');
    for (const word of ['arai@example.jp', '新井', '新しい名', demo.kanri1.personName]) assert.ok(!text.includes(word), word);
    assert.ok(text.includes('"route":"/api/v1/admin/staff/{id}"'));
  });
});
