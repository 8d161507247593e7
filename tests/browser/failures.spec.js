// What goes wrong in real life, and what the person is told. After each the database holds exactly what was shown.
import { applicants } from './support/demo.js';
import { pdf, workbook } from '../server/outside/support/files.js';
import { expect, test } from './support/test.js';

test('S12: the list and the form send a visitor to log in, and then back', async ({ portal, page, server }) => {
  const account = applicants.kenshin[0];
  await portal.open('/applications/use-start/form');
  await portal.field('ユーザー名').fill(account.email);
  await portal.password().fill(account.password);
  await portal.button('ログイン').click();
  await expect(portal.heading('マイナ資格確認アプリ利用開始申請入力欄')).toBeVisible();
  expect(new URL(page.url()).pathname).toBe('/applications/use-start/form');
  expect(await server.applications()).toEqual([]);
});

test('S6: a wrong password says so and keeps the address', async ({ portal, page }) => {
  await portal.open('/login');
  await portal.field('ユーザー名').fill(applicants.kenshin[0].email);
  await portal.password().fill('まちがったパスワードです');
  await portal.button('ログイン').click();
  await expect(page.getByText('正しくありません').first()).toBeVisible();
  await expect(portal.field('ユーザー名')).toHaveValue(applicants.kenshin[0].email);
});

test('D5: five wrong account numbers close ①, ② is offered, and nothing tells which part differed', async ({ portal, page, server }) => {
  const account = applicants.kenshin[0];
  await portal.logIn(account);
  await portal.openForm();
  await portal.radio('提出済みの情報との照合により').check();
  for (let attempt = 1; attempt <= 5; ++attempt) {
    await portal.field('口座番号').fill(String(9_000_000 + attempt));
    await portal.checkButton().click();
    if (attempt < 5) await expect(page.getByText(`あと${5 - attempt}回`).first()).toBeVisible();
  }
  await expect(page.getByText('上限に達したため').first()).toBeVisible();
  const checks = await server.rows('SELECT outcome, value_hash FROM facility_checks ORDER BY at_ms');
  expect(checks.map((check) => check.outcome)).toEqual(Array(5).fill('failed'));
  for (const [index, check] of checks.entries()) expect(check.value_hash).not.toContain(String(9_000_001 + index));

  // The right number does not help any more; the documents do.
  await portal.chooseDocuments(pdf());
  await portal.fillCounts('1', '1');
  await portal.consent().check();
  await portal.button('送信').click();
  await portal.button('OK').click();
  const receiptNumber = await portal.receiptNumber();
  expect((await server.applications()).map(({ receipt_number }) => receipt_number)).toEqual([receiptNumber]);
});

test('D4: editing the checked value undoes the confirmation', async ({ portal, page }) => {
  const account = applicants.kenshin[0];
  await portal.logIn(account);
  await portal.openForm();
  await portal.radio('提出済みの情報との照合により').check();
  await portal.field('口座番号').fill(account.checkValue);
  await portal.checkButton().click();
  await expect(page.getByText('施設の確認ができました。').first()).toBeVisible();
  await portal.field('口座番号').press('End');
  await portal.field('口座番号').press('Backspace');
  await expect(page.getByRole('main').getByText('施設の確認ができました。')).toHaveCount(0);
  await portal.fillCounts('1', '1');
  await portal.consent().check();
  await portal.button('送信').click();
  await expect(portal.dialog()).toHaveCount(0);
});

test('D8: a workbook with macros and a file under a borrowed name are refused with their reasons', async ({ portal, page, server }) => {
  await portal.logIn(applicants.sejutsu[0]);
  await portal.openForm();
  await portal.radio('書類を添付することで').check();
  await portal.attach(workbook('マクロ.xlsx', { macros: true }));
  await expect(page.getByText(/マクロ/).filter({ hasText: /添付|含/ }).first()).toBeVisible();
  await portal.attach({ ...workbook('届出.pdf'), name: '届出.pdf' });
  await expect(page.getByText('届出.pdf').first()).toBeVisible();
  await expect(page.getByText(/拡張子|ファイル名/).first()).toBeVisible();
  await portal.fillCounts('1', '1');
  await portal.consent().check();
  await portal.button('送信').click();
  await expect(portal.dialog()).toHaveCount(0);
  expect(await server.rows('SELECT * FROM uploads')).toEqual([]);
});

test('S25 D3: 21 devices are refused at the field, and 送信 moves the focus to the first fault', async ({ portal, page, server }) => {
  await portal.logIn(applicants.kenshin[0]);
  await portal.openForm();
  await portal.fillCounts('2', '21');
  await portal.consent().focus();
  await expect(portal.field('申請台数')).toHaveAttribute('aria-invalid', 'true');
  await portal.button('送信').click();
  await expect(portal.dialog()).toHaveCount(0);
  await expect(page.getByRole('alert').first()).toBeVisible();
  await expect(portal.radio('提出済みの情報との照合により')).toBeFocused();
  expect(await server.applications()).toEqual([]);
});

test('S26 S27 D4: without consent nothing is sent, and its 必須情報 button leads to it', async ({ portal, page, server }) => {
  await portal.logIn(applicants.sejutsu[0]);
  await portal.openForm();
  await portal.chooseDocuments(pdf());
  await portal.fillCounts('1', '1');
  await portal.button('送信').click();
  await expect(portal.dialog()).toHaveCount(0);
  const required = page.getByRole('group', { name: '必須情報' }).or(page.getByRole('region', { name: '必須情報' })).or(page.getByRole('list', { name: '必須情報' }));
  await required.getByRole('button').first().click();
  await expect(portal.consent()).toBeFocused();
  await page.keyboard.press('Space');
  await expect(page.getByText('必須情報')).toHaveCount(0);
  expect(await server.applications()).toEqual([]);
});

test('D10: a double click on OK makes one application', async ({ portal, server }) => {
  await portal.logIn(applicants.sejutsu[0]);
  await portal.openForm();
  await portal.chooseDocuments(pdf());
  await portal.fillCounts('1', '1');
  await portal.consent().check();
  await portal.button('送信').click();
  await portal.button('OK').dblclick();
  const receiptNumber = await portal.receiptNumber();
  const applications = await server.applications();
  expect(applications.map(({ receipt_number }) => receipt_number)).toEqual([receiptNumber]);
});

test('B1: no network on OK: the form says so, keeps what was typed, and sends when told again', async ({ portal, page, server }) => {
  await portal.logIn(applicants.sejutsu[0]);
  await portal.openForm();
  await portal.chooseDocuments(pdf());
  await portal.fillCounts('7', '8');
  await portal.consent().check();
  await portal.button('送信').click();
  await expect(portal.dialog()).toBeVisible();
  await page.context().setOffline(true);
  await portal.button('OK').click();
  const again = page.getByRole('button', { name: 'もう一度送信' });
  await expect(again).toBeVisible();
  await expect(portal.field('職員数')).toHaveValue('7');
  expect(await server.applications()).toEqual([]);
  await page.context().setOffline(false);
  await again.click();
  const receiptNumber = await portal.receiptNumber();
  const applications = await server.applications();
  expect(applications.map(({ receipt_number }) => receipt_number)).toEqual([receiptNumber]);
  expect(applications[0].answers.staffCount).toBe(7);
});
