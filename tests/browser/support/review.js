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
  const { token } = await server.mail(email, /担当者/);
  const confirmed = await administrator.post('/api/v1/invitations/confirm', { token, password });
  expect(confirmed.status, confirmed.text).toBe(200);
  const api = await Api.loggedIn(server, { email, password });
  await enrol(api);
  return api;
}
