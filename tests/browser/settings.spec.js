// 登録情報と設定: another password, another mail address, where one is logged in.
import { applicants } from './support/demo.js';
import { expect, test } from './support/test.js';

const [account] = applicants.kenshin;
const fresh = 'kaki no ki ni suzume 3';

test('B2 a password is changed and the other sessions end', async ({ portal, page, playwright, server }) => {
  const elsewhere = await playwright.request.newContext({ userAgent: 'Mozilla/5.0 (Windows NT 10.0) Firefox/130.0' });
  const answer = await elsewhere.post(`${server.url}/api/v1/session`, { data: { email: account.email, password: account.password } });
  expect(answer.ok()).toBe(true);
  await portal.logIn(account);
  await page.getByRole('banner').getByRole('link', { name: '様' }).click();
  await expect(portal.heading('登録情報と設定')).toBeVisible();
  await expect(page.getByText('WindowsのFirefox').first()).toBeVisible();
  await page.getByLabel('現在のパスワード', { exact: true }).fill('wrong password');
  await page.getByLabel('新しいパスワード', { exact: true }).fill(fresh);
  await portal.button('パスワードを変更する').click();
  await expect(page.getByRole('alert')).toContainText('現在のパスワードが正しくありません');
  await page.getByLabel('現在のパスワード', { exact: true }).fill(account.password);
  await portal.button('パスワードを変更する').click();
  await expect(page.getByText('パスワードを変更しました').first()).toBeVisible();
  await expect(page.getByText('WindowsのFirefox')).toHaveCount(0);
  expect((await (await elsewhere.get(`${server.url}/api/v1/session`)).json()).person).toBe(null);
  await server.mail(account.email, /パスワード/);
  await elsewhere.dispose();
});

test('B2 one session elsewhere is ended by its own button @whole', async ({ portal, page, playwright, server }) => {
  const elsewhere = await playwright.request.newContext({ userAgent: 'Mozilla/5.0 (iPhone) Safari/605.1' });
  await elsewhere.post(`${server.url}/api/v1/session`, { data: { email: account.email, password: account.password } });
  await portal.signIn(account);
  await portal.open('/settings');
  await page.getByRole('button', { name: /iPhoneのSafari.*ログアウト/ }).click();
  await expect(page.getByText('iPhoneのSafari')).toHaveCount(0);
  await expect(portal.heading('ログイン中の端末')).toBeFocused();
  expect((await (await elsewhere.get(`${server.url}/api/v1/session`)).json()).person).toBe(null);
  await elsewhere.dispose();
});

test('B2 a mail address is changed by a link that goes to the new one', async ({ portal, page, server }) => {
  await portal.signIn(account);
  await portal.open('/settings');
  await page.getByLabel('新しいメールアドレス', { exact: true }).fill('moved@example.jp');
  await page.getByLabel('確認のためのパスワード', { exact: true }).fill(account.password);
  await portal.button('確認のメールを送信する').click();
  await expect(page.getByText('moved@example.jp あてに確認のメール').first()).toBeVisible();
  const mail = await server.mail('moved@example.jp', /メールアドレス/);
  await portal.open(`/settings/email/confirm#${mail.token}`);
  await portal.button('メールアドレスを変更する').click();
  await expect(page.getByText('次回から、新しいメールアドレスで').first()).toBeVisible();
  await server.mail(account.email, /メールアドレス/);
});
