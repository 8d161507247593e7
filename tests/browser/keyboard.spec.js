// The whole way with the keyboard alone: no pointer touches the page (S4 to S28).
import { applicants } from './support/demo.js';
import { tabTo } from './support/keyboard.js';
import { expect, test } from './support/test.js';

test('S4 S15 S28: from the top page to the receipt with the keyboard alone', async ({ portal, page, server }) => {
  const account = applicants.kenshin[0];
  await portal.open();
  await expect(portal.link('ログインはこちら')).toBeVisible();
  await tabTo(page, portal.link('ログインはこちら'));
  await page.keyboard.press('Enter');
  await expect(portal.field('ユーザー名')).toBeVisible();
  await tabTo(page, portal.field('ユーザー名'));
  await page.keyboard.type(account.email);
  await tabTo(page, page.locator('input[type=password]'));
  await page.keyboard.type(account.password);
  await page.keyboard.press('Enter');
  await expect(portal.link('マイリスト')).toBeVisible();

  await tabTo(page, portal.link('各種申請'));
  await page.keyboard.press('Enter');
  await expect(portal.heading('マイナ資格確認アプリ')).toBeVisible();
  await tabTo(page, portal.link('利用開始申請'));
  await page.keyboard.press('Enter');
  await expect(portal.link('利用開始申請はこちら')).toBeVisible();
  await tabTo(page, portal.link('利用開始申請はこちら'));
  await page.keyboard.press('Enter');
  await expect(portal.field('職員数')).toBeVisible();

  await tabTo(page, portal.radio('提出済みの情報との照合により'));
  await page.keyboard.press('Space');
  await expect(portal.field('口座番号')).toBeVisible();
  await tabTo(page, portal.field('口座番号'));
  await page.keyboard.type(account.checkValue);
  await tabTo(page, portal.checkButton());
  await page.keyboard.press('Enter');
  await expect(page.getByText('施設の確認ができました。').first()).toBeVisible();
  await tabTo(page, portal.field('職員数'));
  await page.keyboard.type('3');
  await tabTo(page, portal.field('申請台数'));
  await page.keyboard.type('6');
  await tabTo(page, portal.consent());
  await page.keyboard.press('Space');
  await tabTo(page, portal.button('送信'));
  await page.keyboard.press('Enter');
  await expect(portal.dialog()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(portal.dialog()).toHaveCount(0);
  await tabTo(page, portal.button('送信'));
  await page.keyboard.press('Enter');
  await expect(portal.dialog()).toBeVisible();
  await tabTo(page, portal.button('OK'), 4);
  await page.keyboard.press('Enter');
  const receiptNumber = await portal.receiptNumber();
  expect((await server.applications()).map((application) => application.receipt_number)).toEqual([receiptNumber]);
});
