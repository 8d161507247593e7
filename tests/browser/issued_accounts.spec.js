// From the receipt to the accounts: a reviewer approves, the mail comes, the accounts and the paper are there (S29, D14).
import { execFileSync } from 'node:child_process';
import { Api, demo } from '../server/outside/support/api.js';
import { enrol } from '../server/outside/support/second_factor.js';
import { applicants } from './support/demo.js';
import { expect, test } from './support/test.js';

async function approve(server, receiptNumber) {
  const reviewer = await Api.loggedIn(server, demo.shinsa1);
  await enrol(reviewer);
  const { applications: [{ id }] } = (await reviewer.send('GET', `/api/v1/review/applications?q=${receiptNumber}`)).json;
  const claimed = await reviewer.post(`/api/v1/review/applications/${id}/claim`, {});
  const decided = await reviewer.post(`/api/v1/review/applications/${id}/decision`, { kind: 'approve' }, { 'if-match': claimed.headers.get('etag') });
  expect(decided.status, decided.text).toBe(200);
}

test('S29 D14: after the approval the accounts and their paper are there, for the facility alone', async ({ portal, page, browser, server }) => {
  const [account, other] = applicants.kenshin;
  await portal.logIn(account);
  await portal.link('各種申請').first().click();
  await portal.link('資格確認アカウント管理').click();
  await expect(portal.heading('資格確認アカウント管理')).toBeFocused();
  await expect(page.getByText('発行されたアカウントは、まだありません。').first()).toBeVisible();

  await portal.open('/applications/use-start/form');
  await portal.radio('提出済みの情報との照合により').check();
  await portal.field('口座番号').fill(account.checkValue);
  await portal.checkButton().click();
  await expect(page.getByText('施設の確認ができました').first()).toBeVisible();
  await portal.fillCounts('3', '2');
  await portal.consent().check();
  await portal.button('送信').click();
  await portal.button('OK').click();
  const number = await portal.receiptNumber();
  await approve(server, number);
  expect((await server.mail(account.email, /利用開始申請/)).body).toContain('資格確認アカウント管理');

  await portal.open('/accounts');
  await expect(page.getByRole('term').filter({ hasText: /^W\d{7}$/ })).toHaveText(['W0000001', 'W0000002']);
  await expect(page.getByText(/^利用できます/).first()).toBeVisible();
  const link = portal.link(`受付番号${number}のユーザ設定情報（PDF）をダウンロード`);
  const started = page.waitForEvent('download');
  await link.click();
  const download = await started;
  expect(download.suggestedFilename()).toMatch(/\.pdf$/);
  const words = execFileSync('pdftotext', [await download.path(), '-'], { encoding: 'utf8' });
  for (const word of ['マイナ資格確認アプリユーザ設定情報', 'W0000001', 'W0000002', account.facility.name]) expect(words).toContain(word);

  const stranger = await (await browser.newContext()).newPage();
  await stranger.request.post(`${server.url}/api/v1/session`, { data: { email: other.email, password: other.password } });
  expect((await stranger.request.get(server.url + await link.getAttribute('href'))).status()).toBe(404);
  await stranger.context().close();
});
