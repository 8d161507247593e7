// Sent back, corrected, sent again under the same number (B5); rejected, and applied for anew.
import { applicants } from './support/demo.js';
import { Desk } from './support/desk.js';
import { pdf } from '../server/outside/support/files.js';
import { expect, test } from './support/test.js';

async function send(portal, ...files) {
  await portal.open('/applications/use-start/form');
  await portal.chooseDocuments(...files);
  await portal.fillCounts('1', '3');
  await portal.consent().check();
  await portal.button('送信').click();
  await portal.button('OK').click();
  return portal.receiptNumber();
}

test('B5: what the reviewer flagged is corrected, seen before and after, and sent again under the same number', async ({ browser, portal, page, server }) => {
  const [applicant] = applicants.sejutsu;
  await portal.signIn(applicant);
  const number = await send(portal, pdf('古い通知書.pdf', 20_000));
  const desk = await Desk.open(browser, server);
  await desk.takeUp(number);
  await desk.sendBack({ 職員数: '申請台数より少なくなっています。', 証拠書類の添付: '有効期間が過ぎた通知書です。' });
  await desk.close();
  expect((await server.mail(applicant.email, /ご確認いただきたい/)).body).toContain(number);

  await portal.link('マイリスト').click();
  await portal.link(`受付番号${number}の内容を見る`).click();
  await expect(page.getByText('職員数：申請台数より少なくなっています。').first()).toBeVisible();
  await portal.link('修正する').click();
  await expect(portal.heading('利用開始申請の修正')).toBeFocused();
  await expect(page).toHaveURL(/\/correction$/);
  await expect(portal.field('職員数')).toHaveAccessibleDescription(/申請台数より少なくなっています。/);
  await expect(portal.field('申請台数')).toHaveCount(0);
  await expect(portal.consent()).toHaveCount(0);
  await expect(page.getByRole('radio')).toHaveCount(0);
  await expect(page.getByRole('definition').filter({ hasText: /^3$/ })).toBeVisible();

  await portal.field('職員数').fill('2');
  await portal.button('古い通知書.pdfを削除する').click();
  await portal.attach(pdf('新しい通知書.pdf', 30_000));
  await portal.expectAccepted('新しい通知書.pdf');
  await page.reload();
  await expect(portal.field('職員数')).toHaveValue('2');
  await portal.expectAccepted('新しい通知書.pdf');
  await expect(page.getByText('古い通知書.pdf')).toHaveCount(0);

  await portal.button('送信').click();
  const dialog = page.getByRole('dialog', { name: '次のとおり修正して送信します。' });
  await expect(dialog.getByRole('definition')).toHaveText(['1', '2', '古い通知書.pdf', '新しい通知書.pdf']);
  await portal.button('OK').click();
  await expect(portal.heading('修正した申請を受け付けました')).toBeVisible();
  expect(await portal.receiptNumber()).toBe(number);

  const [application] = await server.applications();
  expect(application.state).toBe('received');
  expect(application.answers.staffCount).toBe(2);
  expect(application.answers.deviceCount).toBe(3);
  await portal.link('送信した内容を見る').click();
  await expect(page.getByText('受付', { exact: true }).first()).toBeVisible();
  await expect(page.getByText('新しい通知書.pdf').first()).toBeVisible();
  await expect(portal.link('修正する')).toHaveCount(0);
});

test('B5: a rejected application says why, and another may follow it', async ({ browser, portal, page, server }) => {
  await portal.signIn(applicants.sejutsu[0]);
  const number = await send(portal, pdf('通知書.pdf', 20_000));
  const desk = await Desk.open(browser, server);
  await desk.takeUp(number);
  await desk.reject('対象の施設ではありません。');
  await desk.close();
  await portal.link('マイリスト').click();
  await portal.link(`受付番号${number}の内容を見る`).click();
  await expect(page.getByText('却下', { exact: true }).first()).toBeVisible();
  await expect(page.getByText('承認できなかった理由：対象の施設ではありません。').first()).toBeVisible();
  expect(await send(portal, pdf('通知書.pdf', 20_000))).not.toBe(number);
  expect((await server.applications()).map(({ state }) => state)).toEqual(['rejected', 'received']);
});
