// A clinic that has never been here registers, confirms by mail and logs in (S7, S11, D1, D2); what it types on the way survives.
import { expect, test } from './support/test.js';

const password = 'asagao to himawari 7';

async function fill(portal, email) {
  await portal.radio('施術所').check();
  await portal.field('機関名').fill('あさがお接骨院');
  await portal.field('院長（管理者）氏名').fill('朝顔 花子');
  await portal.field('登録記号番号').fill('契1399077-0-0');
  await portal.field('郵便番号').fill('１００－０００１');
  await expect(portal.page.getByRole('combobox', { name: '都道府県' })).toHaveValue('東京都');
  await portal.field('住所').press('End');
  await portal.field('住所').pressSequentially('1-1');
  await portal.field('電話番号').fill('03-0000-0000');
  await portal.field('メールアドレス').fill(email);
}

const accept = (portal) => portal.page.getByRole('checkbox', { name: 'ポータルサイト利用規約に同意します。' }).check();

test('D1 from the top page to an account: form, mail, link, log-in', async ({ portal, server }) => {
  await portal.open();
  await portal.link('新規ユーザー登録はこちら').click();
  await expect(portal.heading('新規ユーザー登録')).toBeVisible();
  await fill(portal, 'hana@example.jp');
  await expect(portal.field('住所')).toHaveValue('千代田区千代田1-1');
  await portal.password().fill(password);
  await accept(portal);
  await portal.button('登録する').click();
  await expect(portal.heading('確認メールを送信しました')).toBeFocused();
  await expect(portal.page.getByText('hana@example.jp あてに').first()).toBeVisible();
  await expect(portal.page).toHaveURL(`${server.url}/registration/sent`);

  const mail = await server.mail('hana@example.jp', /登録/);
  await portal.open(`/registration/confirm#${mail.token}`);
  await expect(portal.heading('ユーザー登録の確認')).toBeVisible();
  await expect(portal.page).toHaveURL(`${server.url}/registration/confirm`);
  await portal.button('登録を完了する').click();
  await expect(portal.heading('ログイン')).toBeVisible();
  await expect(portal.field('ユーザー名')).toHaveValue('hana@example.jp');
  await portal.password().fill(password);
  await portal.button('ログイン').click();
  await expect(portal.link('朝顔 花子 様')).toBeVisible();

  const facilities = await server.rows(`SELECT prefecture, address FROM facilities WHERE name = 'あさがお接骨院'`);
  expect(facilities).toEqual([{ prefecture: '東京都', address: '千代田区千代田1-1' }]);

  await portal.button('ログアウト').click();
  await portal.open(`/registration/confirm#${mail.token}`);
  await portal.button('登録を完了する').click();
  await expect(portal.page.getByText('このリンクは使えません').first()).toBeVisible();
  await expect(portal.link('ログイン画面へ進む')).toBeVisible();
});

test('D1 a mailed link leaves no trace in address and history @whole', async ({ portal, page }) => {
  await portal.open(`/password-reset/new#${'x'.repeat(43)}`);
  await expect(portal.heading('新しいパスワードの設定')).toBeVisible();
  await portal.link('施術所等向け総合ポータルサイト').click();
  await page.goBack();
  await expect(page.getByText('もう一度開いてください').first()).toBeVisible();
  expect(page.url()).not.toContain('#');
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state]));
  expect(kept).not.toContain('xxx');
});

test('D1 faults are listed, warnings refuse nothing, and the keyboard is enough', async ({ portal, page }) => {
  await portal.open('/registration');
  await portal.radio('健診実施機関等').focus();
  await page.keyboard.press('Space');
  await portal.field('健診機関番号').fill('1319900011');
  await page.keyboard.press('Tab');
  await expect(page.getByText('打ち間違いがあるかもしれません').first()).toBeVisible();
  const prefecture = page.getByRole('combobox', { name: '都道府県' });
  await prefecture.focus();
  await page.keyboard.press('ArrowDown');
  await expect(prefecture).toHaveValue('北海道');
  await portal.password().fill('password password');
  await page.keyboard.press('Tab');
  await expect(page.getByText('推測されやすいパスワードです').first()).toBeVisible();
  await portal.button('登録する').focus();
  await page.keyboard.press('Enter');
  const summary = page.getByRole('alert', { name: '入力内容をご確認ください' });
  await expect(summary).toBeVisible();
  await expect(summary.getByRole('link')).toHaveCount(8);
  await expect(summary.getByText('健診機関番号')).toHaveCount(0);
  await expect(portal.field('機関名')).toBeFocused();
});

test('B2 what was typed survives a reload, but for the password @whole', async ({ portal, page }) => {
  page.on('dialog', (dialog) => dialog.accept());
  await portal.open('/registration');
  await fill(portal, 'reload@example.jp');
  await portal.password().fill(password);
  await page.reload();
  await expect(portal.field('メールアドレス')).toHaveValue('reload@example.jp');
  await expect(portal.field('住所')).toHaveValue('千代田区千代田1-1');
  await expect(page.getByRole('combobox', { name: '都道府県' })).toHaveValue('東京都');
  await expect(portal.password()).toHaveValue('');
});

test('D1 without postal codes nothing is filled in and nothing is said @whole', async ({ portal, page }) => {
  await page.route('**/postal-codes/**', (route) => route.abort());
  await portal.open('/registration');
  await portal.field('郵便番号').fill('1000001');
  await portal.field('住所').fill('千代田区');
  await expect(page.getByRole('combobox', { name: '都道府県' })).toHaveValue('');
  await expect(page.getByRole('alert')).toHaveCount(0);
});
