// 運用開始日登録 (D11) and 資格確認端末機器（アカウント）追加申請 (D15), from their cards to what they bring about.
import { Api } from '../server/outside/support/api.js';
import { applicants } from './support/demo.js';
import { Desk } from './support/desk.js';
import { sendConfirmed } from './support/review.js';
import { expect, test } from './support/test.js';

test('D11 D15: once accounts were issued, the start of operation is registered and more devices are applied for', async ({ browser, portal, page, server }) => {
  const [account] = applicants.kenshin;
  await portal.signIn(account);
  await portal.open('/applications');
  await portal.link('運用開始日登録').click();
  await portal.link('運用開始日登録はこちら').click();
  await expect(page.getByText('アカウントが発行されたあとに、お手続きいただけます。').first()).toBeVisible();

  const receipt = await sendConfirmed(await Api.loggedIn(server, account), account, 2);
  const desk = await Desk.open(browser, server);
  await desk.takeUp(receipt.receiptNumber);
  await desk.approve();
  await page.reload();
  await portal.field('運用開始日').fill('令和8年12月1日');
  await expect(page.getByText('アカウントが発行されたあとに、お手続きいただけます。')).toHaveCount(0);
  await portal.button('送信').click();
  await expect(page.getByRole('dialog', { name: '以下のとおり登録します。' }).getByText('運用開始日：2026年12月1日').first()).toBeVisible();
  await portal.button('OK').click();
  await expect(portal.heading('登録しました')).toBeVisible();
  await portal.link('資格確認アカウント申請状況').click();
  await expect(page.getByRole('definition').filter({ hasText: '2026年12月1日' })).toBeVisible();

  await portal.open('/applications');
  await portal.link('資格確認端末機器（アカウント）追加申請').click();
  await portal.link('追加申請はこちら').click();
  await portal.field('申請台数').fill('3');
  await portal.field('追加する理由').fill('職員が増えたため。\n1階と2階で使います。');
  await portal.button('送信').click();
  await portal.button('OK').click();
  const number = await portal.receiptNumber();
  await desk.takeUp(number);
  await desk.approve();
  await desk.close();
  expect((await server.mail(account.email, /資格確認端末機器（アカウント）追加申請について/)).body).toContain(number);
  await portal.open('/accounts');
  await expect(page.getByRole('term').filter({ hasText: /^W\d{7}$/ })).toHaveCount(5);
  await expect(portal.link(`受付番号${number}のユーザ設定情報（PDF）をダウンロード`)).toBeVisible();
});
