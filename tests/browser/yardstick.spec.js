// The product against the yardstick: what assistive technology is given of the log-in and of the form must be, line by line, what it is given of a
// plain HTML page of the same content, and Tab must stop at the same places. No difference is listed as allowed.
import { applicants } from './support/demo.js';
import { AccessibilityTree } from './support/accessibility.js';
import { pdf } from '../server/outside/support/files.js';
import { expect, test } from './support/test.js';
import { word } from './support/words.js';
import * as yardstick from './yardstick/pages.js';

const form_path = '/applications/use-start/form';

async function compare(page, html, what) {
  const plain_page = await page.context().newPage();
  await plain_page.setContent(html);
  const plain = await AccessibilityTree.open(plain_page);
  const lines = await plain.lines();
  const stops = await plain.tabStops();
  await plain_page.close();
  const product = await AccessibilityTree.open(page);
  expect.soft(await product.lines(), what).toEqual(lines);
  expect.soft(await product.tabStops(), `${what}: where Tab stops`).toEqual(stops);
}

async function openForm(portal, page, account) {
  await portal.signIn(account);
  await portal.open(form_path);
  await expect(portal.field('職員数')).toBeVisible();
  const { person, facility } = await (await page.request.get(`${portal.server.url}/api/v1/session`)).json();
  return { type: facility.type, applicant: { ...person, facility } };
}

/** The words that say where what was typed is kept, once the server has it. */
async function savedWords(page) {
  const words = page.getByText(/^保存しました \d+:\d+$/).first();
  await expect(words).toBeVisible();
  return words.textContent();
}

const missing_label = (field) => `form.useStart.${field}.label`;

test('B4: the log-in is read like a plain page, as it opens and with faults', async ({ portal, page }) => {
  await portal.open('/login');
  await expect(portal.field('ユーザー名')).toBeVisible();
  await compare(page, yardstick.login(), 'the log-in');
  await portal.button('ログイン').click();
  await expect(portal.field('ユーザー名')).toBeFocused();
  await compare(page, yardstick.login({ fault: 'email_missing' }), 'the log-in without an address');
  await portal.field('ユーザー名').fill('nobody@example.jp');
  await portal.password().fill('wrong password');
  await portal.button('ログイン').click();
  await expect(page.getByRole('alert')).toBeVisible();
  await portal.password().fill('');
  await compare(page, yardstick.login({ fault: 'refused', email: 'nobody@example.jp' }), 'the log-in that was refused');
});

test('B4 S18 S20 D3: the form by master data is read like a plain page, with help, faults and a failed check', async ({ portal, page }) => {
  const state = await openForm(portal, page, applicants.kenshin[0]);
  const always = ['staffCount', 'deviceCount', 'termsAccepted'];
  const missing = (...fields) => fields.map(missing_label);
  await compare(page, yardstick.form({ ...state, missing: missing('confirmationMethod', ...always) }), 'the form as it opens');

  await page.getByRole('button', { name: /施設の確認方法.*説明/ }).click();
  await expect(page.getByRole('button', { name: '説明を閉じる' })).toBeVisible();
  await compare(page, yardstick.form({ ...state, helpOpen: true, missing: missing('confirmationMethod', ...always) }), 'with help open');
  await page.getByRole('button', { name: '説明を閉じる' }).click();

  await portal.button('送信').click();
  await expect(page.getByRole('alert')).toBeVisible();
  const stops = await (await AccessibilityTree.open(page)).tabStops();
  expect(stops.filter((stop) => stop.startsWith('radio')), 'a group without a choice is one stop of Tab').toHaveLength(1);
  await portal.radio('提出済みの情報との照合により').focus();
  await page.keyboard.press('Tab');
  await expect(portal.field('職員数')).toBeFocused();

  await portal.radio('提出済みの情報との照合により').check();
  await portal.button('送信').click();
  await expect(page.getByRole('alert')).toBeVisible();
  const method = { ...state, method: 'master', missing: missing('bankAccountNumber', 'facilityCheck', ...always) };
  const errors = {
    bankAccountNumber: word('missing.text'), facilityCheck: word('missing.check', { action: word('form.useStart.facilityCheck.action') }),
    staffCount: word('missing.text'), deviceCount: word('missing.text'),
    termsAccepted: word('missing.consent', { document: word('document.use-terms.title') }),
  };
  const faults = ['bankAccountNumber', 'facilityCheck', 'staffCount', 'deviceCount', 'termsAccepted'].map((field) => [missing_label(field), errors[field]]);
  const draft = await savedWords(page);
  await compare(page, yardstick.form({ ...method, draft, errors, faults }), 'with faults');
});

test('B4 S21 D7: the form of a 施術所 is read like a plain page, and so is a check that failed', async ({ portal, page }) => {
  const state = await openForm(portal, page, applicants.sejutsu[0]);
  await portal.radio('提出済みの情報との照合により').check();
  const missing = ['birthDate', 'facilityCheck', 'staffCount', 'deviceCount', 'termsAccepted'].map(missing_label);
  const draft = await savedWords(page);
  await compare(page, yardstick.form({ ...state, draft, method: 'master', missing }), 'by birth date');
});

test('B4 S22 S28: attachments and the confirmation are read like a plain page', async ({ portal, page }) => {
  const state = await openForm(portal, page, applicants.sejutsu[0]);
  const { name, buffer } = pdf('通知書.pdf', 2_000_000);
  await portal.chooseDocuments({ name, buffer });
  await portal.attach({ name: '写真.gif', buffer: Buffer.from('GIF89a') });
  await expect(page.getByText('添付できませんでした').first()).toBeVisible();
  const details = await page.getByRole('listitem').filter({ hasText: /添付(しました|できませんでした)/ }).evaluateAll(
    (rows) => rows.map((row) => Array.from(row.querySelectorAll('[data-role=text]'), (part) => part.textContent)));
  const files = details.map(([file, detail, ...words]) => ({ name: file, detail, state: words.join(''), action: 'remove' }));
  expect(files.map((file) => file.name)).toEqual(['通知書.pdf', '写真.gif']);
  const documents = { ...state, method: 'documents', missing: ['staffCount', 'deviceCount', 'termsAccepted'].map(missing_label) };
  const draft = await savedWords(page);
  await compare(page, yardstick.form({ ...documents, draft, files }), 'with attachments');

  await page.getByRole('button', { name: '写真.gifを削除する' }).click();
  await portal.fillCounts('2', '3');
  await portal.consent().check();
  await portal.button('送信').click();
  await expect(portal.dialog()).toBeVisible();
  await compare(page, yardstick.dialog(state, ['職員数：2', '申請台数：3']), 'the confirmation');
});
