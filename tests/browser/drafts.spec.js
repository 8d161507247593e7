// B2: whatever interrupts, in the middle of typing or of an upload, everything typed is there afterwards, byte by byte.
import { applicants } from './support/demo.js';
import { pdf } from '../server/outside/support/files.js';
import { Portal } from './support/portal.js';
import { expect, test } from './support/test.js';

const path = '/applications/use-start/form';
const account = applicants.kenshin[0];
const typed = { staffCount: '１２人くらい', deviceCount: '3', bankAccountNumber: '０１２-３４あ', confirmationMethod: 'master', termsAccepted: true };

async function openForm(portal) {
  await portal.open(path);
  await expect(portal.field('職員数')).toBeVisible();
}

/** Everything that the form takes, wrong and half-done as it may be. */
async function type(portal) {
  await portal.radio('提出済みの情報との照合により').check();
  await portal.field('口座番号').fill(typed.bankAccountNumber);
  await portal.consent().check();
  await portal.field('申請台数').fill(typed.deviceCount);
  await portal.field('職員数').pressSequentially(typed.staffCount);
}

const saved = (portal) => expect(portal.page.getByText(/^保存しました \d+:\d\d$/).first()).toBeVisible({ timeout: 40_000 });

/** What the server has, asked from outside. */
async function draftOf(portal) {
  const answer = await portal.page.request.get(`${portal.server.url}/api/v1/drafts/use-start`);
  return answer.status() === 404 ? null : answer.json();
}

async function expectTyped(portal, answers = typed) {
  await expect(portal.field('職員数')).toHaveValue(answers.staffCount);
  await expect(portal.field('申請台数')).toHaveValue(answers.deviceCount);
  await expect(portal.field('口座番号')).toHaveValue(answers.bankAccountNumber);
  await expect(portal.consent()).toBeChecked();
  await saved(portal);
  expect((await draftOf(portal)).answers).toEqual(answers);
}

const copies = (page) => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('madoguchi.draft.')).length);

test('B2: a reload in the middle of a word', async ({ portal, page }) => {
  await portal.signIn(account);
  await openForm(portal);
  await type(portal);
  await page.reload();
  await expectTyped(portal);
  expect(await copies(page)).toBe(0);
});

test('B2: a tab that crashes, without a last word @whole', async ({ portal, page, context }) => {
  await portal.signIn(account);
  await openForm(portal);
  await page.route('**/api/v1/drafts/**', (route) => (route.request().method() === 'PUT' ? route.abort() : route.continue()));
  await type(portal);
  await expect.poll(() => page.evaluate((words) => Object.values(localStorage).some((copy) => copy.includes(words)), typed.staffCount)).toBe(true);
  const protocol = await context.newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  protocol.send('Page.crash').catch(() => {});
  await crashed;
  const after = new Portal(await context.newPage(), portal.server);
  await openForm(after);
  await expectTyped(after);
});

test('B2: the server is killed while one types, and starts again', async ({ portal, server }) => {
  await portal.signIn(account);
  await openForm(portal);
  await portal.field('申請台数').fill('9');
  await saved(portal);
  await server.stop('SIGKILL');
  await type(portal);
  await expect(portal.page.getByText(/^オフラインです。この端末に保存しました \d+:\d\d$/).first()).toBeVisible({ timeout: 40_000 });
  await server.startAgain();
  await expectTyped(portal);
});

test('B2: the server is killed at each saving, and no acknowledged one is lost @whole', async ({ portal, server }) => {
  test.slow();
  await portal.signIn(account);
  await openForm(portal);
  for (const text of ['1', '12', '123']) {
    await portal.field('職員数').fill(text);
    await portal.field('申請台数').focus();
    await saved(portal);
    await server.stop('SIGKILL');
    await server.startAgain();
    expect((await draftOf(portal)).answers.staffCount).toBe(text);
  }
});

test('B2: the network goes away and comes back @whole', async ({ portal, page, context }) => {
  await portal.signIn(account);
  await openForm(portal);
  await context.setOffline(true);
  await type(portal);
  await expect(page.getByText(/^オフラインです。この端末に保存しました/).first()).toBeVisible({ timeout: 40_000 });
  expect(await copies(page)).toBe(1);
  await context.setOffline(false);
  await expectTyped(portal);
  expect(await copies(page)).toBe(0);
});

test('B2: the network goes away and the page is loaded again before it is back', async ({ portal, page, context }) => {
  await portal.signIn(account);
  await openForm(portal);
  await page.route('**/api/v1/drafts/**', (route) => route.abort());
  await type(portal);
  await page.reload();
  await expect(portal.field('職員数')).toHaveValue(typed.staffCount);
  await page.unroute('**/api/v1/drafts/**');
  await expectTyped(portal);
  expect(await context.storageState()).toBeTruthy();
});

test('B2: two tabs: other fields become one draft, the same field is asked about', async ({ portal, page, context }) => {
  await portal.signIn(account);
  await openForm(portal);
  const second = new Portal(await context.newPage(), portal.server);
  await openForm(second);
  await type(portal);
  await portal.field('申請台数').focus();
  await saved(portal);
  await second.page.bringToFront();
  await second.page.route('**/api/v1/drafts/**', (route) => (route.request().method() === 'GET' ? route.abort() : route.continue()));
  await second.field('職員数').fill('77');
  await second.field('申請台数').focus();
  await second.page.unroute('**/api/v1/drafts/**');
  const dialog = second.page.getByRole('dialog', { name: '別の画面でも入力されています' });
  await expect(dialog).toBeVisible({ timeout: 40_000 });
  await expect(dialog.getByRole('radiogroup', { name: '職員数' })).toBeVisible();
  await expect(dialog.getByRole('radio', { name: 'この画面の内容：77' })).toBeChecked();
  await second.page.keyboard.press('Tab');
  await second.page.keyboard.press('ArrowDown');
  await expect(dialog.getByRole('radio', { name: `別の画面の内容：${typed.staffCount}` })).toBeChecked();
  await dialog.getByRole('button', { name: 'この内容で保存する' }).click();
  await expect(dialog).toHaveCount(0);
  await expectTyped(second);
  await page.bringToFront();
  await expectTyped(portal);
});

test('B2: another device goes on where this one was @whole', async ({ portal, browser, server }) => {
  await portal.signIn(account);
  await openForm(portal);
  await type(portal);
  await portal.field('申請台数').focus();
  await saved(portal);
  const phone = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const there = new Portal(await phone.newPage(), server);
  await there.signIn(account);
  await openForm(there);
  await expectTyped(there);
  await there.field('申請台数').fill('8');
  await there.field('職員数').focus();
  await saved(there);
  await phone.close();
  await portal.page.reload();
  await expectTyped(portal, { ...typed, deviceCount: '8' });
});

test('B2: after logging out and in again, and nothing of it for the next person @whole', async ({ portal, page }) => {
  await portal.signIn(account);
  await openForm(portal);
  await type(portal);
  await portal.button('ログアウト').click();
  await expect(portal.link('ログインはこちら')).toBeVisible();
  await expect.poll(async () => (await page.request.get(`${portal.server.url}/api/v1/drafts`)).status()).toBe(401);
  expect(await copies(page)).toBe(0);
  await portal.signIn(applicants.kenshin[1] ?? applicants.sejutsu[0]);
  await openForm(portal);
  await expect(portal.field('職員数')).toHaveValue('');
  await portal.signIn(account);
  await openForm(portal);
  await expectTyped(portal);
});

test('B2: a session that ends while one types @whole', async ({ portal, page }) => {
  await portal.signIn(account);
  await openForm(portal);
  await type(portal);
  await saved(portal);
  const ended = await page.request.delete(`${portal.server.url}/api/v1/session`, { headers: { Origin: portal.server.url } });
  expect(ended.status()).toBe(204);
  await portal.field('申請台数').fill('19');
  await expect(portal.field('ユーザー名')).toBeVisible({ timeout: 40_000 });
  expect(await copies(page)).toBe(1);
  await portal.field('ユーザー名').fill(account.email);
  await portal.password().fill(account.password);
  await portal.button('ログイン').click();
  await expectTyped(portal, { ...typed, deviceCount: '19' });
});

test('B2: a tab that still shows the form which was sent in another says so', async ({ portal, page, context }) => {
  await portal.signIn(applicants.sejutsu[0]);
  await openForm(portal);
  await portal.chooseDocuments(pdf());
  await portal.fillCounts('2', '3');
  await portal.consent().check();
  await saved(portal);
  const second = new Portal(await context.newPage(), portal.server);
  await openForm(second);
  await expect(second.field('職員数')).toHaveValue('2');
  await second.button('送信').click();
  await second.button('OK').click();
  await second.receiptNumber();
  expect(await draftOf(second)).toBeNull();
  await page.bringToFront();
  await portal.field('職員数').fill('22');
  await portal.field('申請台数').focus();
  await expect(page.getByText('この下書きは、すでに送信または削除されています').first()).toBeVisible();
  expect(await draftOf(portal)).toBeNull();
  await expect(portal.field('職員数')).toHaveValue('22');
  await portal.button('この内容で新しい下書きを作る').click();
  await saved(portal);
  expect((await draftOf(portal)).answers.staffCount).toBe('22');
});

test('B2: 「下書きを削除」 asks first, and then nothing is left @whole', async ({ portal, page, server }) => {
  await portal.signIn(account);
  await openForm(portal);
  await type(portal);
  await portal.field('申請台数').focus();
  await saved(portal);
  await portal.button('下書きを削除').click();
  await page.keyboard.press('Escape');
  expect(await draftOf(portal)).not.toBeNull();
  await portal.button('下書きを削除').click();
  await portal.button('削除する').click();
  await expect(portal.field('職員数')).toHaveValue('');
  expect(await draftOf(portal)).toBeNull();
  expect(await copies(page)).toBe(0);
  expect(await server.rows('SELECT id FROM drafts WHERE ended_at_ms = 0')).toEqual([]);
});
