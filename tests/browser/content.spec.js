// What people look for on the portal: they read, find and come back.
import { applicants } from './support/demo.js';
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

test('S1 S3: what is typed is found while one types, leads to its place, and stands in the address', async ({ portal, page, server }) => {
  await portal.open();
  await page.getByRole('searchbox', { name: '検索' }).fill('ゆうちょ');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`${server.url}/search?q=${encodeURIComponent('ゆうちょ')}`);
  await expect(portal.heading('よくある質問')).toBeVisible();
  const box = page.getByRole('searchbox', { name: '検索' });
  await expect(box).toHaveValue('ゆうちょ');
  await box.fill('龍角散');
  await expect(main(page).getByText('「龍角散」に当てはまるものは見つかりませんでした。')).toBeVisible();
  await box.fill('ファイルの形式');
  const hit = main(page).getByRole('link', { name: '添付できるファイルの形式と大きさを教えてください。' });
  await expect(hit).toBeVisible();
  await page.reload();
  await hit.click();
  await expect(page).toHaveURL(`${server.url}/articles/faq#file-types`);
  await expect(portal.heading('添付できるファイルの形式と大きさを教えてください。')).toBeFocused();
  await page.goBack();
  await expect(hit).toBeVisible();
});

test('S3: a notice is new until it was read', async ({ portal, page, server }) => {
  await server.publish('n1', '計画停止のお知らせ', '停止します。');
  await portal.signIn(applicants.kenshin[0]);
  await portal.open();
  await page.getByRole('banner').getByRole('link', { name: 'お知らせ（未読1件）' }).click();
  await main(page).getByRole('link', { name: '計画停止のお知らせ' }).click();
  await expect(page).toHaveURL(`${server.url}/notices/n1`);
  await expect(page.getByRole('banner').getByRole('link', { name: 'お知らせ', exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByText('停止します。')).toBeVisible();
  await expect(page.getByRole('banner').getByRole('link', { name: 'お知らせ', exact: true })).toBeVisible();
});
