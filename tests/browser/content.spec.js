// What people look for on the portal: they read, find and come back.
import { expect, test } from './support/test.js';

const main = (page) => page.getByRole('main');

test('S3 S13 S15: from the top page through an article to a part of it, and back', async ({ portal, page, server }) => {
  await portal.open();
  await portal.link('手順書・マニュアル').first().click();
  await expect(portal.heading('手順書・マニュアル').first()).toBeFocused();
  await main(page).getByRole('link', { name: '利用開始申請手順書' }).click();
  await expect(page).toHaveTitle(/利用開始申請手順書/);
  const contents = page.getByRole('navigation', { name: '目次' });
  await contents.getByRole('link', { name: '施設の確認方法を選択する' }).click();
  await expect(page).toHaveURL(`${server.url}/articles/use-start-manual#method`);
  const part = portal.heading('5. 施設の確認方法を選択する');
  await expect(part).toBeFocused();
  await expect(part).toBeInViewport();
  await expect(page.getByRole('table', { name: '②を選択した場合' }).getByRole('cell', { name: '受領委任承諾通知書' })).toBeVisible();

  // The address alone leads there too, and the back button to where one was.
  await page.goto(`${server.url}/articles/faq#bank-account`);
  await expect(portal.heading('口座番号は、どの口座のものを入力しますか。')).toBeInViewport();
  await page.getByRole('navigation', { name: '現在の位置' }).getByRole('link', { name: 'ご案内' }).click();
  await expect(portal.heading('記事一覧')).toBeVisible();
  await page.goBack();
  await expect(portal.heading('よくある質問').first()).toBeVisible();
});
