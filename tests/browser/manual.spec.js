// The procedure manual, page by page, for its four ways (two facility types × two methods): from the top page to the
// receipt (S1 to S28), a reviewer's approval, and the mail, the accounts and the paper with the settings (S29, D14).
import { execFileSync } from 'node:child_process';
import { Desk } from './support/desk.js';
import { applicants } from './support/demo.js';
import { pdf, png, workbook } from '../server/outside/support/files.js';
import { expect, test } from './support/test.js';

const ways = [
  { type: 'kenshin', method: 'master', rows: 'S20', label: '口座番号', other: '生年月日' },
  { type: 'sejutsu', method: 'master', rows: 'S21', label: '生年月日', other: '口座番号' },
  { type: 'kenshin', method: 'documents', rows: 'S22', document: '特定健診・特定保健指導機関届(保険医療機関以外)' },
  { type: 'sejutsu', method: 'documents', rows: 'S22', document: '受領委任承諾通知書' },
];

for (const way of ways) {
  test(`S1 to S29: the manual's way, ${way.type} by ${way.method}, from the top page to the accounts`, async ({ portal, page, server, browser }) => {
    const account = applicants[way.type][0];
    await test.step('1 and 2: log in, 各種申請', () => portal.logIn(account));
    await test.step('3 and 4: 利用開始申請 and the link in its article', () => portal.openForm());
    await expect(page.getByText(account.facility.name)).toBeVisible();
    await expect(page.getByText(account.facility.registrationNumber)).toBeVisible();

    let attachments = [];
    await test.step('5-1 and 5-2: the way, and what it asks for', async () => {
      if (way.method === 'master') {
        await portal.radio('提出済みの情報との照合により').check();
        await expect(portal.field(way.other)).toHaveCount(0);
        await expect(portal.button('添付ファイルを追加')).toHaveCount(0);
        await portal.field(way.label).fill(account.checkValue);
        await portal.checkButton().click();
        await expect(page.getByText('施設の確認ができました。').first()).toBeVisible();
      } else {
        await portal.radio('書類を添付することで').check();
        await expect(portal.button('施設の確認')).toHaveCount(0);
        await expect(page.getByText(way.document).first()).toBeVisible();
        attachments = [pdf('髙﨑の届出.pdf', 300_000), png(), workbook()];
        await portal.chooseDocuments(...attachments);
      }
      await portal.fillCounts('2', '２');
      await portal.consent().check();
    });
    await test.step('5-3 and 5-4: 送信, and what is shown before it goes', async () => {
      await expect(page.getByText('必須情報')).toHaveCount(0);
      await portal.button('送信').click();
      await expect(portal.dialog()).toBeVisible();
      await expect(portal.dialog()).toContainText('職員数：2');
      await expect(portal.dialog()).toContainText('申請台数：2');
      await portal.button('OK').click();
    });
    const receiptNumber = await portal.receiptNumber();
    await expect_stored(server, { way, account, attachments, receiptNumber });

    await test.step('a reviewer looks at it and approves', async () => {
      const desk = await Desk.open(browser, server);
      await desk.takeUp(receiptNumber);
      for (const file of attachments) await expect(desk.portal.link(`${file.name}をダウンロード`)).toBeVisible();
      await desk.approve();
      await desk.close();
    });
    await test.step('6: the mail, the accounts, and the paper with the settings', async () => {
      const mail = await server.mail(account.email, /利用開始申請/);
      for (const words of ['手続きが完了しましたので通知いたします', '資格確認アカウント管理', '0800-080-4583']) expect(mail.body).toContain(words);
      await portal.open('/applications');
      await portal.link('資格確認アカウント管理').click();
      await expect(page.getByRole('term').filter({ hasText: /^W\d{7}$/ })).toHaveText(['W0000001', 'W0000002']);
      const started = page.waitForEvent('download');
      await portal.link(`受付番号${receiptNumber}のユーザ設定情報（PDF）をダウンロード`).click();
      const paper = await (await started).path();
      const words = execFileSync('pdftotext', [paper, '-'], { encoding: 'utf8' });
      for (const word of ['マイナ資格確認アプリユーザ設定情報', 'W0000001', 'W0000002', account.facility.name]) expect(words).toContain(word);
      execFileSync('qpdf', ['--check', paper]);
    });
  });
}

/** What the database holds is exactly what was shown. */
async function expect_stored(server, { way, account, attachments, receiptNumber }) {
  const applications = await server.applications();
  expect(applications).toHaveLength(1);
  const [application] = applications;
  expect(application.receipt_number).toBe(receiptNumber);
  expect(application.facility_name).toBe(account.facility.name);
  expect(application.state).toBe('received');
  expect(application.form_version).toBe(1);
  expect(application.answers.confirmationMethod).toBe(way.method);
  expect(application.answers.staffCount).toBe(2);
  expect(application.answers.deviceCount).toBe(2);
  expect(application.answers.termsAccepted).toBe(true);
  // D5, D9: the checked value is kept as a keyed hash only, and nothing of the other way is there.
  expect(application.answers).not.toHaveProperty('bankAccountNumber');
  expect(application.answers).not.toHaveProperty('birthDate');
  expect(application.hashed).toEqual(way.method === 'master' ? [way.type === 'kenshin' ? 'bankAccountNumber' : 'birthDate'] : []);
  expect(application.attachments.map(({ name, size_bytes }) => ({ name, size_bytes })))
    .toEqual(attachments.map((file) => ({ name: file.name, size_bytes: file.buffer.length })));
  for (const [index, file] of attachments.entries()) {
    expect(Buffer.compare(await server.uploadedBytes(application.attachments[index].upload_id), file.buffer)).toBe(0);
  }
}

test('S21 D7: a birth date typed in the Japanese era is shown back in the western calendar and confirms', async ({ portal, page }) => {
  const account = applicants.sejutsu[0];
  await portal.logIn(account);
  await portal.openForm();
  await portal.radio('提出済みの情報との照合により').check();
  await portal.field('生年月日').fill('昭和55年4月1日');
  await portal.field('職員数').focus();
  expect(account.checkValue).toBe('1980-04-01');
  await expect(page.getByText('1980年4月1日').first()).toBeVisible();
  await portal.checkButton().click();
  await expect(page.getByText('施設の確認ができました。').first()).toBeVisible();
});

test('S18 S26: help opens and ✕ closes it; the terms can be read and what was typed is still there', async ({ portal, page }) => {
  await portal.logIn(applicants.kenshin[0]);
  await portal.openForm();
  await portal.field('職員数').fill('5');
  const help = page.getByRole('button', { name: /施設の確認方法.*説明/ });
  await help.click();
  const text = page.getByText('なりすましがないか等、利用施設の確認が必要となります。');
  await expect(text.first()).toBeVisible();
  await page.getByRole('button', { name: '説明を閉じる' }).first().click();
  await expect(text).toHaveCount(0);

  await portal.link('資格確認限定型オンライン資格確認等システム利用規約').click();
  await expect(portal.heading('資格確認限定型オンライン資格確認等システム利用規約')).toBeVisible();
  await page.goBack();
  await expect(portal.field('職員数')).toHaveValue('5');
});
