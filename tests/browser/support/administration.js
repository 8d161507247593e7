// The administrator of the demo data, and answers for what the demo data have none of: dead letters, a preview with faults, a long audit log.
import { expect } from '@playwright/test';
import { code } from '../../server/outside/support/second_factor.js';
import { administrator } from './demo.js';

/** Logged in without the screens; the second factor is set up as at a first log-in. Gives its secret. */
export async function signInWithSecondFactor(portal, account) {
  const api = `${portal.server.url}/api/v1/session`;
  const post = async (path, data) => {
    const answer = await portal.page.request.post(api + path, { data });
    expect(answer.ok(), await answer.text()).toBe(true);
    return answer.json();
  };
  const { secondFactor } = await post('', { email: account.email, password: account.password });
  expect(secondFactor).toBe('enrolment');
  const { secret } = await post('/second-factor/enrolment', {});
  await post('/second-factor/enrolment/confirm', { code: code(secret) });
  return secret;
}

export const signInAsAdministrator = (portal) => signInWithSecondFactor(portal, administrator);

/** The administrator's endpoints, asked as somebody elsewhere would with the same rights: api.get('/notices'), api.put(path, data, headers). */
export function administratorsApi(portal) {
  const send = (method) => (path, data, headers = {}) =>
    portal.page.request.fetch(`${portal.server.url}/api/v1/admin${path}`, { method, data, headers: { Origin: portal.server.url, ...headers } });
  return { get: send('GET'), post: send('POST'), put: send('PUT') };
}

const at = '2026-11-23T00:30:00.000Z';

/** What the administrator's endpoints answer, by method and path behind /api/v1/admin. */
export const answers = {
  'GET /notices': { notices: [
    { id: 'stop', version: 2, title: '年末のシステム停止について', category: 'maintenance', important: true, state: 'published', validFrom: '2026-11-20', validUntil: '2026-12-31' },
    { id: 'faq', version: 1, title: 'よくある質問を追加しました', category: 'general', important: false, state: 'draft', validFrom: '2026-11-23' },
  ] },
  'GET /notices/stop': {
    id: 'stop', version: 2, title: '年末のシステム停止について', category: 'maintenance', important: true, state: 'published', validFrom: '2026-11-20', validUntil: '2026-12-31',
    body: '12月29日 22時から翌朝6時まで、保守作業のためシステムを停止します。\n停止している間は、申請の入力も送信もできません。\n\nご不便をおかけしますが、よろしくお願いいたします。',
  },
  'POST /facility-imports/preview': {
    digest: 'a'.repeat(64), added: 1, changed: 1, unchanged: 12, faultCount: 0, faults: [],
    changes: [
      { type: 'kenshin', registrationNumber: '1319900011', name: 'みほん健診センター', kind: 'added', fields: [] },
      { type: 'sejutsu', registrationNumber: '契1399001-0-0', name: 'みほん接骨院', kind: 'changed', fields: [
        { name: '電話番号', before: '03-0000-0003', after: '03-0000-0099' },
        { name: '住所', before: '見本区施術町6丁目7番8号', after: '見本区窓口町1丁目2番3号' },
        { name: '生年月日' },
      ] },
    ],
  },
  'POST /facility-imports': { added: 1, changed: 1, unchanged: 12 },
  'GET /staff': { staff: [
    { id: 'kanri', email: 'kanri1@example.jp', personName: '管理 桜子', role: 'administrator', state: 'active', secondFactorEnabled: true, lastSeenAt: at },
    { id: 'shinsa', email: 'shinsa1@example.jp', personName: '審査 太郎', role: 'reviewer', state: 'active', secondFactorEnabled: true, lastSeenAt: at },
    { id: 'new', email: 'shinnin.no.tantousha@example.jp', personName: '新任 次郎', role: 'reviewer', state: 'pending', secondFactorEnabled: false },
  ] },
  'GET /mails?state=dead': { mails: [
    { id: 'm1', kind: 'registration', recipient: 'm***@example.jp', state: 'dead', attempts: 8, lastFault: 'RCPT: 550 5.1.1', createdAt: at },
    { id: 'm2', kind: 'password-reset', recipient: 't***@example.jp', state: 'dead', attempts: 8, lastFault: 'before RCPT: Timeout was reached', createdAt: at },
  ] },
  'GET /mails?state=waiting': { mails: [] },
  'POST /mails/m1/retry': { id: 'm1', kind: 'registration', recipient: 'm***@example.jp', state: 'waiting', attempts: 8, lastFault: '', createdAt: at, nextAttemptAt: at },
  'GET /audit': {
    entries: [3, 2].map((sequence) => ({ sequence, at, actorId: 'FvVqkXoT0mYbW2r5', actorName: '管理 桜子', actorRole: 'administrator', subjectType: 'notice', subjectId: 'stop', from: 'draft', to: 'published' })),
    next: 2,
  },
  'GET /audit?before=2': { entries: [{ sequence: 1, at, actorId: '', actorRole: '', subjectType: 'application', subjectId: 'Qm81hTzk', from: '', to: 'received' }] },
};

/** Answers the administrator's endpoints from `answers` and what is given beside them. A text is the code of a 412. */
export async function answerAdministration(page, more = {}) {
  await page.unroute('**/api/v1/admin/**');
  await page.route('**/api/v1/admin/**', async (route) => {
    const { pathname, search } = new URL(route.request().url());
    const answer = { ...answers, ...more }[`${route.request().method()} ${pathname.slice('/api/v1/admin'.length)}${search}`];
    if (answer === undefined) return route.fulfill({ status: 404, contentType: 'application/problem+json', body: '{"code":"http.unknown_path"}' });
    if (typeof answer === 'string') return route.fulfill({ status: 412, contentType: 'application/problem+json', body: JSON.stringify({ code: answer }) });
    return route.fulfill({ json: answer });
  });
}

export const csv = { name: '機関.csv', mimeType: 'text/csv', buffer: Buffer.from('機関種別,機関名\n') };
