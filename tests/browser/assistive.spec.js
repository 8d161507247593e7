// The journey of 利用開始申請 through the accessibility tree alone: what is done is found by role and name there, and done to that node; no selector, no
// coordinate, no pointer, no key (S4 to S28).
import { AccessibilityTree } from './support/accessibility.js';
import { applicants } from './support/demo.js';
import { expect, test } from './support/test.js';

test('B4 S4 S15 S28: from the top page to the receipt through the accessibility tree alone', async ({ portal, page, server }) => {
  const account = applicants.sejutsu[0];
  await portal.open();
  const tree = await AccessibilityTree.open(page);
  await tree.press('link', 'ログインはこちら');
  await tree.write('textbox', 'ユーザー名', account.email);
  await tree.write('textbox', 'パスワード', account.password);
  await tree.press('button', 'ログイン');
  await tree.find('link', 'マイリスト');
  await tree.press('link', '各種申請');
  await tree.press('link', '利用開始申請');
  await tree.press('link', '利用開始申請はこちら');
  await tree.press('radio', '提出済みの情報との照合により');
  await tree.write('textbox', '生年月日', account.checkValue);
  await tree.press('button', '施設の確認');
  await tree.find('StaticText', '施設の確認ができました。');
  await tree.write('textbox', '職員数', '3');
  await tree.write('textbox', '申請台数', '6');
  await tree.press('checkbox', '上記の利用規約に同意します。');
  await tree.press('button', '送信');
  const dialog = await tree.find('dialog', '以下のとおり申請します。');
  expect(dialog.description.value).toContain('職員数：3');
  await tree.press('button', 'OK');
  await tree.find('heading', '申請を受け付けました');
  const [application] = await server.applications();
  await tree.find('StaticText', application.receipt_number);
  expect(application.answers.deviceCount).toBe(6);
});
