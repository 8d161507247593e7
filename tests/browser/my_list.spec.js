// マイリスト: what was begun and what was sent, on a desk and on a phone.
import { applicants } from './support/demo.js';
import { pdf } from '../server/outside/support/files.js';
import { Desk } from './support/desk.js';
import { expect, test } from './support/test.js';
import { whole } from './support/whole.js';

const form = '/applications/use-start/form';

/** @returns {Promise<string>} the 受付番号 */
async function send(portal) {
  await portal.open(form);
  await portal.chooseDocuments(pdf('受領委任承諾通知書.pdf', 20_000));
  await portal.fillCounts('2', '3');
  await portal.consent().check();
  await portal.button('送信').click();
  await portal.button('OK').click();
  return portal.receiptNumber();
}

test('B2: empty lists have a way on; a draft can be gone on with and deleted', async ({ portal, page }) => {
  await portal.signIn(applicants.sejutsu[0]);
  await portal.open('/');
  await portal.link('マイリスト').click();
  await expect(page).toHaveURL(/\/my-list$/);
  await expect(page.getByText('入力の途中の下書きはありません。').first()).toBeVisible();
  await portal.link('各種申請へ進む').click();
  await expect(page).toHaveURL(/\/applications$/);
  await portal.open(form);
  await portal.field('職員数').fill('7');
  await portal.field('申請台数').focus();
  await expect(page.getByText(/^保存しました/).first()).toBeVisible();
  await portal.link('マイリスト').click();
  await portal.link('利用開始申請の続きを入力する').click();
  await expect(portal.field('職員数')).toHaveValue('7');
  await portal.link('マイリスト').click();
  await portal.button('利用開始申請の下書きを削除').click();
  await portal.button('削除する').click();
  await expect(page.getByText('入力の途中の下書きはありません。').first()).toBeVisible();
});

for (const width of [1280, 390]) {
  test(`B2: an application is read as it was sent, and taken back, ${width} px wide${whole(width === 390)}`, async ({ portal, page, server }) => {
    await page.setViewportSize({ width, height: 844 });
    const applicant = applicants.sejutsu[0];
    await portal.signIn(applicant);
    const number = await send(portal);
    await portal.link('マイリスト').click();
    const item = page.getByRole('list', { name: '送信した申請' }).getByRole('listitem').first();
    await expect(item.getByText(number).first()).toBeVisible();
    await expect(item.getByText('受付', { exact: true }).first()).toBeVisible();
    await portal.link(`受付番号${number}の内容を見る`).click();
    await expect(page).toHaveURL(/\/my-list\/applications\/.+/);
    await expect(portal.heading('利用開始申請')).toBeVisible();
    await expect(page.getByText('受領委任承諾通知書.pdf').first()).toBeVisible();
    await expect(page.getByText(applicant.facility.name).first()).toBeVisible();
    await page.reload();
    const copy = portal.link('申請控え（PDF）をダウンロード');
    await expect(copy).toHaveAttribute('href', /^\/api\/v1\/applications\/.+\/copy\.pdf$/);
    await portal.link('マイリストへ戻る').click();
    await portal.button(`受付番号${number}を取り下げる`).click();
    await expect(page.getByRole('dialog', { name: '申請を取り下げますか？' })).toBeVisible();
    await page.getByRole('dialog').getByRole('button', { name: '取り下げる' }).click();
    await expect(item.getByText('取下げ', { exact: true }).first()).toBeVisible();
    const [application] = await server.applications();
    expect(application.state).toBe('withdrawn');
  });
}

test('B2: an application that a reviewer has taken up meanwhile cannot be taken back', async ({ browser, portal, page, server }) => {
  await portal.signIn(applicants.sejutsu[0]);
  const number = await send(portal);
  await portal.link('マイリスト').click();
  await expect(portal.button(`受付番号${number}を取り下げる`)).toBeVisible();
  const desk = await Desk.open(browser, server);
  await desk.takeUp(number);
  await desk.close();
  await portal.button(`受付番号${number}を取り下げる`).click();
  await page.getByRole('dialog').getByRole('button', { name: '取り下げる' }).click();
  await expect(page.getByText('審査が始まっているため、取り下げられません。').first()).toBeVisible();
});
