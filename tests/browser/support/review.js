// Reviewers, and applications for them: sent and answered over the API, where that is not what is tested.
import { expect } from '@playwright/test';
import { Api, demo } from '../../server/outside/support/api.js';
import { pdf } from '../../server/outside/support/files.js';
import { enrol } from '../../server/outside/support/second_factor.js';
import { signInWithSecondFactor } from './administration.js';
import { reviewer } from './demo.js';

/** Logged in without the screens. */
export const signInAsReviewer = (portal) => signInWithSecondFactor(portal, reviewer);

async function submitted(api, answers) {
  const sent = await api.submit(answers);
  expect(sent.status, sent.text).toBe(201);
  return sent.json;
}

/** An application with a document; gives its receipt. */
export async function sendDocuments(api, devices = 2, name = '受領委任承諾通知書.pdf') {
  const file = pdf(name);
  const { path } = await api.upload(file);
  return submitted(api, { confirmationMethod: 'documents', staffCount: devices + 1, deviceCount: devices, termsAccepted: true,
    attachments: [{ name: file.name, sizeBytes: file.buffer.length, kind: 'pdf', uploadId: path.split('/').at(-1) }] });
}

/** An application by master data, whose facility is confirmed; gives its receipt. */
export async function sendConfirmed(api, account, devices = 1) {
  const field = account.facility.type === 'kenshin' ? 'bankAccountNumber' : 'birthDate';
  const answers = { confirmationMethod: 'master', [field]: account.checkValue, staffCount: devices + 1, deviceCount: devices, termsAccepted: true };
  const checked = await api.checkFacility(answers);
  expect(checked.json.outcome, checked.text).toBe('confirmed');
  return submitted(api, answers);
}

/** The applicants of the demo data, logged in: { kenshin1, kenshin2, sejutsu1, sejutsu2 }. */
export async function loggedInApplicants(server, names = ['kenshin1', 'kenshin2', 'sejutsu1', 'sejutsu2']) {
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await Api.loggedIn(server, demo[name])])));
}

/** Another reviewer than the demo's: invited by the administrator. */
export async function invitedReviewer(server) {
  const administrator = await Api.loggedIn(server, demo.kanri1);
  await enrol(administrator);
  const email = 'shinsa2@example.jp';
  const password = 'mihon-reviewer-two';
  const invited = await administrator.post('/api/v1/admin/staff', { email, personName: '審査 花子', role: 'reviewer' });
  expect(invited.status, invited.text).toBeLessThan(300);
  const { token } = await server.mail(email, /職員用アカウント/);
  const confirmed = await administrator.post('/api/v1/invitations/confirm', { token, password });
  expect(confirmed.status, confirmed.text).toBe(200);
  const api = await Api.loggedIn(server, { email, password });
  await enrol(api);
  return api;
}

const at = '2026-11-23T00:30:00.000Z';
const listing = (id, number, facilityName, more = {}) => ({
  id, receiptNumber: number, receivedAt: at, changedAt: at, formId: 'use-start', formVersion: 1, state: 'received', version: 1, facilityType: 'sejutsu', facilityName,
  prefecture: '東京都', personName: '髙橋 一郎', method: 'documents', deviceCount: 2, checkConfirmed: false, claimedByMe: false, approvalProposed: false, ...more });
const facility = { type: 'sejutsu', name: 'みほん接骨院', administratorName: '髙橋 一郎', registrationNumber: '契1399001-0-0', postalCode: '000-0003', prefecture: '東京都',
  address: '見本区施術町6丁目7番8号', phone: '03-0000-0003' };

const application = {
  ...listing('a', '261123-0001-2', 'みほん接骨院'),
  answers: { confirmationMethod: 'documents', staffCount: 3, deviceCount: 2, termsAccepted: true }, facts: { facilityType: 'sejutsu', facilityCheck: 'none' }, withheld: [],
  facility, master: { ...facility, address: '見本区窓口町1丁目2番3号' }, differing: ['address'],
  check: { closed: true, failed: 5, inMasterData: true },
  attachments: [{ id: 'f', field: 'attachments', name: '受領委任承諾通知書.pdf', sizeBytes: 1234567, kind: 'pdf', superseded: false, removed: false, scan: { state: 'unscanned' } }],
  history: [{ at, actorName: '髙橋 一郎', actorRole: 'applicant', from: 'draft', to: 'received' }],
  decisions: [{ at, personName: '審査 花子', kind: 'return', completed: true, reason: '', flags: [{ field: 'deviceCount', comment: '台数をご確認ください。' }] }],
  revisions: [{ at, changes: [{ field: 'deviceCount', withheld: false, before: 1, after: 2 }] }],
  accounts: [],
};
const claimed = { ...application, state: 'inReview', version: 2, claim: { personName: '審査 太郎', expiresAt: '2026-11-23T01:00:00.000Z', mine: true } };

const answers = {
  'GET /applications': {
    applications: [
      listing('a', '261123-0001-2', 'みほん接骨院'),
      listing('b', '261123-0002-0', 'みほん健診センター', { facilityType: 'kenshin', method: 'master', checkConfirmed: true, deviceCount: 12 }),
      listing('c', '261123-0003-9', 'ことのは健康管理クリニック', { facilityType: 'kenshin', prefecture: '大阪府', state: 'inReview', claimedBy: '審査 花子', approvalProposed: true }),
    ],
    counts: [{ state: 'received', count: 2 }, { state: 'inReview', count: 1 }], next: '3',
  },
  'GET /applications/a': application,
  'POST /applications/a/claim': claimed,
};

/** Answers the review desk's endpoints with data whose times stand still. */
export async function answerReview(page) {
  await page.route('**/api/v1/review/**', (route) => {
    const { pathname } = new URL(route.request().url());
    return route.fulfill({ json: answers[`${route.request().method()} ${pathname.slice('/api/v1/review'.length)}`] });
  });
}
