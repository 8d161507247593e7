// 「パスワードを忘れた場合」 (S7): a mailed link, a new password, the log-in with it.
import { applicants } from './support/demo.js';
import { expect, test } from './support/test.js';

const fresh = 'kaki no ki ni suzume 3';

test('S7 a forgotten password is replaced, and an unknown address is answered alike', async ({ portal, server }) => {
  const [account] = applicants.kenshin;
  await portal.open('/login');
  await portal.link('パスワードを忘れた場合').click();
  await expect(portal.heading('パスワードの再設定')).toBeVisible();
  await portal.button('メールを送信する').click();
  await expect(portal.field('メールアドレス')).toBeFocused();
  await portal.field('メールアドレス').fill('nobody@example.jp');
  await portal.button('メールを送信する').click();
  await expect(portal.page.getByText('nobody@example.jp あてにメールをお送りしました').first()).toBeVisible();
  await portal.button('別のメールアドレスでやり直す').click();
  await portal.field('メールアドレス').fill(account.email);
  await portal.field('メールアドレス').press('Enter');
  await expect(portal.page.getByText(`${account.email} あてにメールをお送りしました`).first()).toBeVisible();

  const mail = await server.mail(account.email, /パスワード/);
  await portal.open(`/password-reset/new#${mail.token}`);
  const password = portal.page.getByLabel('新しいパスワード', { exact: true });
  await password.fill('short');
  await expect(portal.page.getByText('あと10文字以上必要です。').first()).toBeVisible();
  await portal.button('パスワードを設定する').click();
  await expect(password).toBeFocused();
  await expect(password).toHaveAttribute('aria-invalid', 'true');
  await password.fill(fresh);
  await portal.button('パスワードを設定する').click();
  await expect(portal.page.getByText('新しいパスワードでログインしてください').first()).toBeVisible();
  await expect(portal.field('ユーザー名')).toHaveValue(account.email);
  await portal.password().fill(fresh);
  await portal.button('ログイン').click();
  await expect(portal.link('マイリスト')).toBeVisible();
});
