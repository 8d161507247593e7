// Accounts of real people over the real program: registration, log-in, password reset, settings, sessions, the second factor.
// The mails are read from the data folder; each response is checked against its description.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { Api, demo } from './support/api.js';
import { mailTo, mailsTo } from './support/mails.js';
import { code, enrol } from './support/second_factor.js';
import { Server, assets, runToEnd } from './support/server.js';

const password = 'asagao to himawari 7';
const answers = (email, extra = {}) => ({ facilityType: 'sejutsu', facilityName: 'あさがお接骨院', administratorName: '朝顔　花子', registrationNumber: '契1399077-0-0',
  postalCode: '100-0001', prefecture: '東京都', address: '千代田区千代田1-1', phone: '03-1234-5678', email, password, termsAccepted: true, ...extra });

describe('accounts', () => {
  let server;
  const tokens = [];  // none of them may be in the log
  before(async () => { server = await Server.start(['--public-url', 'https://portal.example.jp']); });
  after(() => server.dispose());

  const register = (api, email, extra) => api.post('/api/v1/registrations', { formVersion: 1, answers: answers(email, extra) });
  const link = async (address, words) => {
    const mail = await mailTo(server, address, words);
    tokens.push(mail.token);
    return mail.token;
  };
  const put = (api, path, message) => api.send('PUT', path, { headers: { 'content-type': 'application/json' }, body: JSON.stringify(message) });

  test('S11 D1 somebody who was never here registers, confirms by mail, logs in and applies', async () => {
    const api = new Api(server);
    const asked = await register(api, 'hana@example.jp');
    assert.equal(asked.status, 202);
    assert.equal(asked.text, '{}');
    const mail = await mailTo(server, 'hana@example.jp', /新規ユーザー登録を受け付けました/);
    assert.match(mail.body, /^https:\/\/portal\.example\.jp\/registration\/confirm#[\w-]{43}$/m);
    tokens.push(mail.token);
    assert.equal((await api.post('/api/v1/session', { email: 'hana@example.jp', password })).status, 401, 'not before the link is used');

    const confirmed = await api.post('/api/v1/registrations/confirm', { token: mail.token });
    assert.deepEqual(confirmed.json, { email: 'hana@example.jp' });
    assert.equal((await api.post('/api/v1/registrations/confirm', { token: mail.token })).json.code, 'link.invalid', 'once');
    const session = (await api.logIn({ email: 'hana@example.jp', password })).json;
    assert.equal(session.facility.name, 'あさがお接骨院');
    assert.equal(session.facility.postalCode, '100-0001');
    assert.equal(session.secondFactor, 'passed');
    assert.deepEqual((await api.send('GET', '/api/v1/account')).json, { email: 'hana@example.jp', personName: '朝顔　花子', role: 'applicant', secondFactorEnabled: false });
    assert.deepEqual((await api.send('GET', '/api/v1/applications')).json, { applications: [] });
  });

  test('D1 from outside an address or a facility that is known looks like a new one', async () => {
    const api = new Api(server);
    const fresh = await register(api, 'fresh@example.jp', { registrationNumber: '契1399078-0-0' });
    const address = await register(api, demo.kenshin1.email, { registrationNumber: '契1399079-0-0' });
    const facility = await register(api, 'second@example.jp', { registrationNumber: demo.sejutsu1.facility.registrationNumber });
    const shape = ({ status, text, headers }) => [status, text, [...headers.keys()].sort().join()];
    assert.deepEqual(shape(address), shape(fresh));
    assert.deepEqual(shape(facility), shape(fresh));
    assert.match((await mailTo(server, demo.kenshin1.email, /すでにあります/)).body, /パスワードを忘れた場合/);
    assert.match((await mailTo(server, 'second@example.jp', /1機関につき1つ/)).body, /0800-080-4583/);
  });

  test('D1 what the core refuses is refused with issues and missing items', async () => {
    const api = new Api(server);
    const refused = await register(api, 'no address', { password: 'short', phone: undefined });
    assert.equal(refused.status, 422);
    assert.deepEqual(refused.json.issues.map((issue) => issue.field).sort(), ['email', 'password']);
    assert.deepEqual(refused.json.missing, ['phone']);
    assert.equal((await api.post('/api/v1/registrations', { formVersion: 999, answers: {} })).status, 404);
    assert.equal((await api.post('/api/v1/registrations', { formVersion: 1, answers: [] })).status, 400);
  });

  test('S7 a forgotten password is set anew, and everybody who was logged in is out', async () => {
    const inside = await Api.loggedIn(server, demo.kenshin2);
    const api = new Api(server);
    const known = await api.post('/api/v1/password-resets', { email: demo.kenshin2.email });
    const unknown = await api.post('/api/v1/password-resets', { email: 'nobody@example.jp' });
    assert.equal(known.status, 202);
    assert.equal(known.text, unknown.text);
    const token = await link(demo.kenshin2.email, /再設定のお手続きを受け付け/);
    assert.match((await mailTo(server, 'nobody@example.jp', /アカウントはありません/)).body, /登録/);
    const weak = await api.post('/api/v1/password-resets/confirm', { token, password: 'short' });
    assert.equal(weak.json.code, 'password.refused');
    assert.equal(weak.json.issues[0].field, 'password');
    assert.deepEqual((await api.post('/api/v1/password-resets/confirm', { token, password })).json, { email: demo.kenshin2.email });
    assert.equal((await api.post('/api/v1/password-resets/confirm', { token, password })).status, 410);
    assert.equal((await inside.send('GET', '/api/v1/session')).json.person, null);
    assert.equal((await api.post('/api/v1/session', demo.kenshin2)).status, 401);
    await api.logIn({ email: demo.kenshin2.email, password });
    await mailTo(server, demo.kenshin2.email, /パスワードが変更されました/);
    assert.equal((await api.post('/api/v1/password-resets', { email: 'no address' })).status, 422);
  });

  test('the account settings change password and address, with the password once more', async () => {
    const api = await Api.loggedIn(server, demo.sejutsu2);
    const other = await Api.loggedIn(server, demo.sejutsu2);
    const current = { currentPassword: demo.sejutsu2.password };
    assert.equal((await put(api, '/api/v1/account/password', { currentPassword: 'wrong', newPassword: password })).json.code, 'account.wrong_password');
    assert.equal((await put(api, '/api/v1/account/password', { ...current, newPassword: 'short' })).json.code, 'password.refused');
    assert.equal((await put(api, '/api/v1/account/password', { ...current, newPassword: password })).status, 204);
    assert.equal((await api.send('GET', '/api/v1/account')).status, 200);
    assert.equal((await other.send('GET', '/api/v1/account')).status, 401);
    await mailTo(server, demo.sejutsu2.email, /パスワードが変更されました/);

    assert.equal((await api.post('/api/v1/account/email', { password, email: 'hidamari@example.jp' })).status, 202);
    await mailTo(server, demo.sejutsu2.email, /変更するお手続きがありました/);
    const token = await link('hidamari@example.jp', /変更を完了してください/);
    assert.deepEqual((await new Api(server).post('/api/v1/account/email/confirm', { token })).json, { email: 'hidamari@example.jp' });
    assert.equal((await api.send('GET', '/api/v1/account')).status, 401, 'opened elsewhere, all sessions end');
    await mailTo(server, demo.sejutsu2.email, /メールアドレスが変更されました/);
    await api.logIn({ email: 'hidamari@example.jp', password });
    assert.equal((await new Api(server).post('/api/v1/account/email/confirm', { token })).status, 410);
  });

  test('an account lists its sessions and ends them', async () => {
    const api = await Api.loggedIn(server, demo.kenshin1);
    const other = new Api(server);
    await other.post('/api/v1/session', demo.kenshin1, { 'user-agent': 'Another browser' });
    const list = (await api.send('GET', '/api/v1/sessions')).json.sessions;
    assert.equal(list.filter((entry) => entry.current).length, 1);
    const entry = list.find((each) => each.userAgent === 'Another browser');
    assert.equal((await api.send('DELETE', `/api/v1/sessions/${entry.id}`)).status, 204);
    assert.equal((await api.send('DELETE', `/api/v1/sessions/${entry.id}`)).status, 404);
    assert.equal((await other.send('GET', '/api/v1/session')).json.person, null);
    await other.logIn(demo.kenshin1);
    assert.equal((await api.send('DELETE', '/api/v1/sessions')).status, 204);
    assert.equal((await other.send('GET', '/api/v1/sessions')).status, 401);
    const own = (await api.send('GET', '/api/v1/sessions')).json.sessions;
    assert.equal(own.length, 1);
    assert.equal((await api.send('DELETE', `/api/v1/sessions/${own[0].id}`)).status, 204);
    assert.equal((await new Api(server).send('GET', '/api/v1/sessions')).status, 401);
  });

  test('an administrator sets up the second factor, and nothing else answers before', async () => {
    const api = await Api.loggedIn(server, demo.kanri1);
    assert.equal((await api.send('GET', '/api/v1/session')).json.secondFactor, 'enrolment');
    for (const path of ['/api/v1/account', '/api/v1/sessions', '/api/v1/applications'])
      assert.equal((await api.send('GET', path)).json.code, 'session.second_factor_required');
    assert.equal((await api.post('/api/v1/session/second-factor/enrolment/confirm', { code: '000000' })).status, 409, 'nothing was begun');
    const before = api.cookie;
    const { secret, recoveryCodes } = await enrol(api);
    assert.notEqual(api.cookie, before, 'a new token');
    assert.equal((await api.send('GET', '/api/v1/account')).json.secondFactorEnabled, true);
    assert.equal((await api.post('/api/v1/session/second-factor/enrolment', {})).status, 409);
    await mailTo(server, demo.kanri1.email, /認証アプリが設定されました/);

    await api.logIn(demo.kanri1);
    assert.equal((await api.send('GET', '/api/v1/session')).json.secondFactor, 'required');
    assert.equal((await api.post('/api/v1/session/second-factor', { code: 'no code' })).json.code, 'second_factor.wrong');
    const next = code(secret, 1);
    const waiting = api.cookie;
    assert.equal((await api.post('/api/v1/session/second-factor', { code: next })).json.secondFactor, 'passed');
    assert.notEqual(api.cookie, waiting, 'a new token');
    await api.logIn(demo.kanri1);
    assert.equal((await api.post('/api/v1/session/second-factor', { code: next })).status, 401, 'no code twice');
    assert.equal((await api.post('/api/v1/session/second-factor', { code: recoveryCodes[0] })).status, 200);
    await api.logIn(demo.kanri1);
    assert.equal((await api.post('/api/v1/session/second-factor', { code: recoveryCodes[0] })).status, 401, 'no recovery code twice');
    assert.equal((await new Api(server).post('/api/v1/session/second-factor', { code: next })).json.code, 'session.required');
    tokens.push(secret, ...recoveryCodes);
  });

  test('the first administrator of an installation is made on the command line and invited', async () => {
    const ran = await runToEnd(['create-administrator', '--data', server.data, '--assets', assets,
      '--email', 'first@example.jp', '--name', '管理 花子', '--public-url', 'https://portal.example.jp']);
    assert.equal(ran.status, 0, ran.err);
    const token = ran.out.match(/^https:\/\/portal\.example\.jp\/invitation#([\w-]{43})$/m)[1];
    tokens.push(token);
    const api = new Api(server);
    assert.equal((await api.post('/api/v1/invitations/confirm', { token, password: 'short' })).status, 422);
    assert.deepEqual((await api.post('/api/v1/invitations/confirm', { token, password })).json, { email: 'first@example.jp' });
    assert.equal((await api.post('/api/v1/invitations/confirm', { token, password })).status, 410);
    assert.equal((await api.logIn({ email: 'first@example.jp', password })).json.secondFactor, 'enrolment');
  });

  test('no mail holds what somebody typed, no log line a token, an address or a password', () => {
    for (const address of ['hana@example.jp', 'fresh@example.jp']) {
      for (const mail of mailsTo(server, address)) assert.ok(!mail.body.includes('あさがお') && !mail.body.includes(password));
    }
    const log = server.log.join('\n');
    assert.ok(tokens.length > 5);
    for (const secret of [...tokens, password, 'hana@example.jp', 'nobody@example.jp', demo.kanri1.email, demo.kanri1.password, 'あさがお', '朝顔'])
      assert.ok(!log.includes(secret), 'a log line holds a secret');
  });
});

describe('limits of sessions', () => {
  test('a look is no use, an extension is; the limits are options', async () => {
    const server = await Server.start(['--session-idle', '8', '--session-absolute', '3600']);
    try {
      const api = await Api.loggedIn(server, demo.kenshin1);
      const until = async (left) => {
        for (;; await pause(100)) {
          const session = (await api.send('GET', '/api/v1/session')).json;
          if (session.person === null || session.idleEndsInS <= left) return session;
        }
      };
      assert.equal((await until(4)).person.email, demo.kenshin1.email);
      const extended = await api.send('POST', '/api/v1/session/extension');
      assert.ok(extended.json.idleEndsInS >= 6);
      assert.ok(extended.json.endsInS > 3000);
      assert.equal((await until(-1)).person, null, 'however often it was looked at');
      assert.equal((await api.send('POST', '/api/v1/session/extension')).json.code, 'session.required');
    } finally {
      await server.dispose();
    }
  });
});
