// The session's end (B2; WCAG 2.2.1): asked before, extendable, and nothing typed is lost by it.
import { applicants } from './support/demo.js';
import { expect, test } from './support/test.js';

const [account] = applicants.kenshin;
const form_path = '/applications/use-start/form';
const dialog = (page) => page.getByRole('dialog', { name: 'まもなく自動的にログアウトします' });

test.describe('two minutes before the end', () => {
  test.use({ serverArguments: ['--session-idle', '135'] });  // seconds

  test('B2 one is asked and stays, and typing goes on where it stood', async ({ portal, page }) => {
    await portal.signIn(account);
    await portal.open(form_path);
    await portal.field('職員数').fill('3');
    await expect(dialog(page)).toBeVisible({ timeout: 60_000 });
    await expect(dialog(page)).toContainText('あと2分');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await expect(portal.button('ログインを続ける')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(dialog(page)).toHaveCount(0);
    await expect(portal.field('職員数')).toBeFocused();
    await expect(portal.field('職員数')).toHaveValue('3');
    await expect(dialog(page)).toBeVisible({ timeout: 60_000 });
    await page.keyboard.press('Escape');  // changes nothing, so one stays
    await expect(dialog(page)).toHaveCount(0);
  });

  test('B2 a window in which one works keeps the others from asking @whole', async ({ portal, page, context, server }) => {
    await portal.signIn(account);
    const used = setInterval(() => context.request.get(`${server.url}/api/v1/account`).catch(() => {}), 1000);
    await portal.open('/applications');
    await expect(portal.button('ログアウト')).toBeVisible();
    const peek = await page.waitForResponse((response) => response.url().endsWith('/api/v1/session'), { timeout: 60_000 });
    expect((await peek.json()).idleEndsInS).toBeGreaterThan(120);
    await expect(dialog(page)).toHaveCount(0);
    clearInterval(used);
  });
});

test('B2 after the end one logs in again and stands where one stood with everything typed', async ({ portal, page, playwright, server }) => {
  await portal.signIn(account);
  await portal.open(form_path);
  await portal.radio('提出済みの情報との照合により').check();
  await portal.field('口座番号').fill('1234567');
  const elsewhere = await playwright.request.newContext();
  await elsewhere.post(`${server.url}/api/v1/session`, { data: { email: account.email, password: account.password } });
  expect((await elsewhere.delete(`${server.url}/api/v1/sessions`)).ok()).toBe(true);
  await elsewhere.dispose();
  await portal.field('職員数').fill('34');
  await expect(portal.heading('ログイン')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText('ほかの画面や端末でログアウトしたか').first()).toBeVisible();
  await expect(page).toHaveURL(`${server.url}/login?next=${form_path}`);
  await portal.field('ユーザー名').fill(account.email);
  await portal.password().fill(account.password);
  await portal.button('ログイン').click();
  await expect(portal.field('口座番号')).toHaveValue('1234567');
  await expect(portal.field('職員数')).toHaveValue('34');
  await expect(page).toHaveURL(server.url + form_path);
});

test('B2 another who logs in from another tab gets nothing of what is typed here', async ({ portal, page, context, server }) => {
  const [, other] = applicants.kenshin;
  await portal.signIn(account);
  await portal.open(form_path);
  await portal.field('職員数').fill('3');
  await expect(page.getByText(/^保存しました/).first()).toBeVisible();
  await context.request.post(`${server.url}/api/v1/session`, { data: { email: other.email, password: other.password } });
  await portal.field('職員数').fill('34');
  await expect(portal.heading('ログイン')).toBeVisible({ timeout: 30_000 });
  expect((await (await context.request.get(`${server.url}/api/v1/drafts`)).json()).drafts).toEqual([]);
  await portal.field('ユーザー名').fill(account.email);
  await portal.password().fill(account.password);
  await portal.button('ログイン').click();
  await expect(portal.field('職員数')).toHaveValue('34');
});

test.describe('for good', () => {
  test.use({ serverArguments: ['--session-idle', '123', '--session-absolute', '123'] });

  test('B2 what cannot be put off is told @whole', async ({ portal, page }) => {
    await portal.signIn(account);
    await portal.open(form_path);
    const last = page.getByRole('dialog', { name: 'まもなくログインの有効期間が終わります' });
    await expect(last).toBeVisible({ timeout: 60_000 });
    await expect(last).toContainText('入力した内容はこの画面に残ります');
    await portal.button('閉じる').click();
    await expect(last).toHaveCount(0);
  });
});
