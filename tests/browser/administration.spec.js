// What an administrator does, against the real server and its database: master data from a file, mails that did not arrive, people, the audit log, notices.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parsed } from '../server/outside/support/mails.js';
import { code } from '../server/outside/support/second_factor.js';
import { SmtpPeer } from '../server/outside/support/smtp_peer.js';
import { administratorsApi, signInAsAdministrator } from './support/administration.js';
import { assets, reviewer } from './support/demo.js';
import { tabTo } from './support/keyboard.js';
import { Portal } from './support/portal.js';
import { expect, test } from './support/test.js';

const [head, , , sejutsu] = (await readFile(join(assets, 'demo/facilities.csv'), 'utf8')).split('\n');
const csv = (name, ...lines) => ({ name, mimeType: 'text/csv', buffer: Buffer.from([head, ...lines, ''].join('\n')) });
const changed = sejutsu.replace('03-0000-0003', '03-0000-0099').replace('1980-04-01', '1981-05-02');
const added = '健診実施機関等,あたらしい健診センター,新井 新,1319900029,000-0009,東京都,見本区9-9-9,03-0000-0009,7654321,';

/** The row of a table, or the card that it is on a phone, with these words. */
const row = (page, words) => page.getByRole('row').or(page.getByRole('listitem')).filter({ hasText: words });
const cells = (locator) => locator.locator('[role=rowheader], [role=cell]').allInnerTexts();

/** What the definition list says of a head. */
const definition = (page, head) => page.getByRole('term').filter({ hasText: new RegExp(`^${head}$`) }).locator('xpath=following-sibling::dd[1]');

/** The open dialog's question is answered by the button of this name. */
async function answer(page, name) {
  await page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

/** Follows the second factor's set-up through its screens, as at a first log-in; gives the secret. */
async function enrol(portal) {
  await expect(portal.heading('2段階認証の設定')).toBeVisible();
  const secret = new URL(await portal.link('この端末の認証アプリで開く').getAttribute('href')).searchParams.get('secret');
  await portal.field('確認コード').fill(code(secret));
  await portal.button('確認する').click();
  await portal.page.getByRole('checkbox', { name: '回復コードを控えました。' }).check();
  await portal.button('続ける').click();
  await expect(portal.button('ログアウト')).toBeVisible();
  return secret;
}

async function logIn(portal, { email, password }) {
  await portal.open('/login');
  await portal.field('ユーザー名').fill(email);
  await portal.password().fill(password);
  await portal.button('ログイン').click();
}

test('B6: master data are imported after a look at what will change, and looked at again when they changed meanwhile', async ({ portal, page, server }) => {
  await signInAsAdministrator(portal);
  await portal.open();
  await page.getByRole('link', { name: '管理', exact: true }).click();
  await portal.link('機関情報の取込').last().click();
  await expect(portal.heading('機関情報の取込')).toBeFocused();
  await portal.chooseFile('CSVファイルを選ぶ', csv('誤り.csv', changed, added.replace('000-0009', '000').replace('健診実施機関等', '診療所'), 'あ,い'));
  await expect(portal.heading('取り込む内容の確認')).toBeFocused();
  const faults = page.getByRole('table', { name: '誤りの一覧' });
  await expect(faults.getByRole('row')).toHaveCount(4);
  expect((await cells(faults.getByRole('row').nth(1))).slice(0, 2)).toEqual(['3行目', '機関種別']);
  expect((await cells(faults.getByRole('row').nth(2))).slice(0, 2)).toEqual(['3行目', '郵便番号']);
  expect((await cells(faults.getByRole('row').nth(3)))[0]).toBe('4行目');
  await expect(portal.button('この内容で取り込む')).toHaveCount(0);

  await portal.chooseFile('別のファイルを選ぶ', csv('機関.csv', changed, added));
  await expect(portal.button('この内容で取り込む')).toBeVisible();
  for (const [name, count] of [['追加', '1件'], ['変更', '1件'], ['変更なし', '0件'], ['誤り', '0件']]) await expect(definition(page, name)).toHaveText(count);
  const changes = page.getByRole('table', { name: '変わるものの一覧' });
  const words = await cells(changes.getByRole('row', { name: 'みほん接骨院' }));
  expect(words.slice(0, 4)).toEqual(['みほん接骨院', '変更', '施術所', '契1399001-0-0']);
  expect(words[4]).toMatch(/^電話番号：03-0000-0003 → 03-0000-0099\s+生年月日：変わります（内容は表示しません）$/);
  await expect(page.locator('#mirror')).not.toContainText('1981');
  expect((await server.rows('SELECT name FROM facilities')).length).toBe(4);

  const api = administratorsApi(portal);
  const other = csv('', changed.replace('みほん接骨院', 'ほかの名の接骨院')).buffer;
  const { digest } = await (await api.post('/facility-imports/preview', other, { 'Content-Type': 'text/csv' })).json();
  expect((await api.post('/facility-imports', other, { 'Content-Type': 'text/csv', 'If-Match': `"${digest}"` })).ok()).toBe(true);
  await portal.button('この内容で取り込む').click();
  await expect(page.getByText('まだ取り込んでいません').first()).toBeVisible();
  await expect(changes.getByRole('row', { name: 'みほん接骨院' })).toContainText('機関名：ほかの名の接骨院 → みほん接骨院');
  await portal.button('この内容で取り込む').click();
  await expect(page.getByText('取り込みました。追加1件、変更1件、変更なし0件です。').first()).toBeVisible();
  await expect(portal.heading('機関情報の取込')).toBeFocused();
  expect(await server.rows("SELECT name, phone FROM facilities WHERE registration_number IN ('契1399001-0-0', '1319900029') ORDER BY name")).toEqual([
    { name: 'あたらしい健診センター', phone: '03-0000-0009' }, { name: 'みほん接骨院', phone: '03-0000-0099' }]);
});

test.describe('with a mail server that refuses', () => {
  let peer;
  test.use({
    serverArguments: async ({}, use) => {
      peer = await SmtpPeer.start();
      peer.onRecipient = (address) => (address === 'arai@example.jp' ? { code: 550, message: '5.1.1 no such user' } : null);
      await use(['--smtp-url', peer.url, '--smtp-tls', 'none', '--mail-sender', 'no-reply@portal.example.jp']);
      await peer.stop();
    },
  });

  test('B6 D2: a reviewer is invited, the mail that was refused is sent again, and the invited person logs in', async ({ portal, page, browser, server }) => {
    const invitations = () => server.rows("SELECT state FROM mail_outbox WHERE kind = 'invitation'");
    await signInAsAdministrator(portal);
    await portal.open('/administration/staff');
    await portal.button('招待のメールを送る').click();
    await expect(portal.field('氏名')).toBeFocused();
    await expect(portal.field('氏名')).toHaveAttribute('aria-invalid', 'true');
    await portal.field('氏名').fill('新井 新');
    await portal.field('メールアドレス').fill('arai@example.jp');
    await portal.field('メールアドレス').press('Enter');
    await expect(page.getByText('招待のメールを送りました。').first()).toBeVisible();
    await expect(row(page, 'arai@example.jp')).toContainText('招待中');
    await expect.poll(() => invitations()).toEqual([{ state: 'dead' }]);

    await portal.link('送信メール').first().click();
    await expect(row(page, 'a***@example.jp')).toContainText('RCPT: 550 5.1.1');
    await expect(row(page, 'a***@example.jp')).toContainText('担当者の招待');
    await expect(page.locator('#mirror')).not.toContainText('arai@');
    peer.onRecipient = () => null;
    await page.getByRole('button', { name: /a\*\*\*@example\.jp宛のメールをもう一度送る$/ }).click();
    await expect(page.getByText('メールを送信待ちに戻しました。').first()).toBeVisible();
    await expect(page.getByText('送信できなかったメールはありません。').first()).toBeVisible();
    await expect.poll(() => invitations()).toEqual([{ state: 'sent' }]);
    await portal.radio('送信したメール').check();
    await expect(row(page, '担当者の招待')).toContainText('1回試行');

    const mail = peer.mails.map(({ raw }) => parsed(raw.toString('latin1'))).find(({ to }) => to === 'arai@example.jp');
    const context = await browser.newContext({ locale: 'ja-JP' });
    const invited = new Portal(await context.newPage(), server);
    await invited.open(`/invitation#${mail.token}`);
    await expect(invited.heading('担当者の登録')).toBeVisible();
    const password = invited.page.getByLabel('新しいパスワード', { exact: true });
    await password.fill('password');
    await invited.button('登録を完了する').click();
    await expect(password).toHaveAttribute('aria-invalid', 'true');
    await password.fill('asagao to himawari 9');
    await invited.button('登録を完了する').click();
    await expect(invited.field('ユーザー名')).toHaveValue('arai@example.jp');
    await invited.password().fill('asagao to himawari 9');
    await invited.button('ログイン').click();
    await enrol(invited);
    await expect(invited.page.getByRole('banner')).toContainText('新井 新');
    await invited.open(`/invitation#${mail.token}`);
    await invited.page.getByLabel('新しいパスワード', { exact: true }).fill('himawari to asagao 9');
    await invited.button('登録を完了する').click();
    await expect(invited.page.getByText('このリンクは使えません').first()).toBeVisible();
    await context.close();

    await portal.link('担当者').first().click();
    await expect(row(page, 'arai@example.jp')).toContainText('利用中');
    await expect(row(page, 'arai@example.jp')).toContainText('2段階認証：設定済み');
  });
});

test('B6: a role is changed, an account disabled, and the audit log tells of both', async ({ portal, page, browser, server }) => {
  const context = await browser.newContext({ locale: 'ja-JP' });
  const other = new Portal(await context.newPage(), server);
  await logIn(other, reviewer);
  const secret = await enrol(other);
  await expect(other.page.getByRole('link', { name: '管理', exact: true })).toHaveCount(0);
  await other.open('/administration');
  await expect(other.link('機関情報の取込')).toHaveCount(0);

  await signInAsAdministrator(portal);
  await portal.open('/administration/staff');
  await portal.button('管理 桜子さんの利用を停止する').click();
  await answer(page, '停止する');
  await expect(page.getByText('最後の管理者のため、変更できません。').first()).toBeVisible();
  await portal.button('審査 太郎さんを管理者にする').click();
  await page.keyboard.press('Escape');
  await expect(portal.button('審査 太郎さんを管理者にする')).toBeFocused();
  await portal.button('審査 太郎さんを管理者にする').click();
  await answer(page, '管理者にする');
  await expect(portal.button('審査 太郎さんを審査担当者にする')).toBeVisible();
  await logIn(other, reviewer);
  await other.field('確認コード').fill(code(secret, 1));
  await other.button('確認する').click();
  await expect(other.page.getByRole('link', { name: '管理', exact: true })).toBeVisible();

  await portal.button('審査 太郎さんの利用を停止する').click();
  await answer(page, '停止する');
  await expect(row(page, reviewer.email)).toContainText('停止中');
  await logIn(other, reviewer);
  await expect(other.page.getByRole('alert')).toBeVisible();
  await context.close();
  const [account] = await server.rows(`SELECT id, role, state FROM accounts WHERE email = '${reviewer.email}'`);
  expect([account.role, account.state]).toEqual(['administrator', 'disabled']);

  await portal.link('操作の記録').first().click();
  const log = page.getByRole('table', { name: '操作の記録の一覧' });
  await expect(log.getByRole('row').nth(1)).toContainText('管理 桜子');
  await portal.field('対象のID').fill(account.id);
  await portal.field('いつから').fill('きのう');
  await portal.button('この条件で調べる').click();
  await expect(portal.field('いつから')).toHaveAttribute('aria-invalid', 'true');
  await portal.field('いつから').fill('令和8年1月1日');
  await portal.field('いつから').press('Enter');
  await expect(log.getByRole('row').nth(1)).toContainText('有効 → 停止');
  await expect(log.getByRole('row').nth(2)).toContainText('審査担当者 → 管理者');
  for (const each of (await log.getByRole('row').all()).slice(1)) await expect(each).toContainText(`ID：${account.id}`);
  await portal.field('いつまで').fill('2020-01-01');
  await portal.field('いつまで').press('Enter');
  await expect(page.getByText('この条件に合う記録はありません。').first()).toBeVisible();
});

test('B6: a notice is written, published, saved by two people, deleted', async ({ portal, page, server }) => {
  const notices = () => server.rows('SELECT title, body, category, important, state, valid_until FROM notices');
  await signInAsAdministrator(portal);
  await portal.open('/administration/notices');
  await portal.link('お知らせを作成する').or(portal.button('お知らせを作成する')).first().click();
  await portal.button('公開する').click();
  await expect(portal.field('件名')).toBeFocused();
  await portal.field('件名').fill('停止のお知らせ');
  await portal.field('本文').fill('12月29日に停止します。\nご不便をおかけします。');
  await portal.radio('メンテナンス').check();
  await page.getByRole('checkbox', { name: '重要なお知らせとして目立たせる' }).check();
  await portal.field('掲載を終える日').fill('令和18年12月31日');
  await portal.button('下書きとして保存する').click();
  await expect(page.getByText('保存しました。').first()).toBeVisible();
  const written = { title: '停止のお知らせ', body: '12月29日に停止します。\nご不便をおかけします。', category: 'maintenance', important: 1, state: 'draft', valid_until: '2036-12-31' };
  expect(await notices()).toEqual([written]);
  await page.reload();
  await expect(portal.field('本文')).toHaveValue(written.body);
  await expect(portal.field('掲載を終える日')).toHaveValue('2036-12-31');
  await portal.button('公開する').click();
  await expect(page.getByText('公開しました。').first()).toBeVisible();
  expect(await notices()).toEqual([{ ...written, state: 'published' }]);

  const api = administratorsApi(portal);
  const path = new URL(page.url()).pathname.replace('/administration', '');
  const saveElsewhere = async (title) => {
    const read = await api.get(path);
    const { body, category, important, state, validFrom, validUntil } = await read.json();
    const saved = await api.put(path, { title, body, category, important, state, validFrom, validUntil }, { 'If-Match': read.headers().etag });
    expect(saved.ok(), await saved.text()).toBe(true);
  };
  await saveElsewhere('ほかの人の件名');
  await portal.field('件名').fill('わたしの件名');
  await portal.button('変更を公開する').click();
  await expect(portal.heading('ほかの人が先に変更しました')).toBeFocused();
  await expect(definition(page, '件名')).toHaveText(['わたしの件名', 'ほかの人の件名']);
  expect((await notices())[0].title).toBe('ほかの人の件名');
  await portal.button('自分の内容で上書きする').click();
  await expect(portal.heading('お知らせの編集')).toBeFocused();
  expect((await notices())[0].title).toBe('わたしの件名');

  await saveElsewhere('もう一度の件名');
  await portal.button('削除する').click();
  await answer(page, '削除する');
  await portal.button('ほかの人の内容を使う').click();
  await expect(portal.field('件名')).toHaveValue('もう一度の件名');
  await portal.button('削除する').click();
  await answer(page, '削除する');
  await expect(page.getByText('お知らせを削除しました。').first()).toBeVisible();
  await expect(page.getByText('お知らせはまだありません。').first()).toBeVisible();
  expect(await notices()).toEqual([]);
});

test('B4 B6: the administrator\'s screens with the keyboard alone @whole', async ({ portal, page, server }) => {
  const press = async (target, key = 'Enter') => {
    await tabTo(page, target);
    await page.keyboard.press(key);
  };
  await signInAsAdministrator(portal);
  await portal.open();
  await press(page.getByRole('link', { name: '管理', exact: true }));
  await expect(portal.heading('管理')).toBeFocused();
  await press(portal.link('機関情報の取込'));
  await expect(portal.heading('機関情報の取込')).toBeFocused();
  const chooser = page.waitForEvent('filechooser');
  await press(portal.button('CSVファイルを選ぶ'));
  await (await chooser).setFiles(csv('機関.csv', changed));
  await expect(portal.heading('取り込む内容の確認')).toBeFocused();
  await press(portal.button('この内容で取り込む'), 'Space');
  await expect(page.getByText('取り込みました。').first()).toBeVisible();

  await press(portal.link('担当者'));
  await expect(portal.heading('担当者').first()).toBeFocused();
  await press(portal.button('審査 太郎さんの利用を停止する'));
  await expect(page.getByRole('dialog')).toBeFocused();
  await press(page.getByRole('dialog').getByRole('button', { name: '停止する', exact: true }));
  await expect(row(page, reviewer.email)).toContainText('停止中');
  await expect(portal.heading('担当者').first()).toBeFocused();
  await tabTo(page, portal.field('氏名'));
  await page.keyboard.insertText('新井 新');
  await tabTo(page, portal.field('メールアドレス'));
  await page.keyboard.type('arai@example.jp');
  await tabTo(page, portal.radio('審査担当者'));
  await page.keyboard.press('ArrowDown');
  await expect(portal.radio('管理者')).toBeChecked();
  await press(portal.button('招待のメールを送る'));
  await expect(page.getByText('招待のメールを送りました。').first()).toBeVisible();
  await expect.poll(() => server.rows("SELECT state FROM mail_outbox WHERE kind = 'invitation'")).toEqual([{ state: 'sent' }]);

  await press(portal.link('送信メール'));
  await tabTo(page, portal.radio('送信できなかったメール'));
  await page.keyboard.press('ArrowUp');
  await expect(row(page, '担当者の招待')).toBeVisible();

  await press(portal.link('お知らせの管理'));
  await press(portal.link('お知らせを作成する'));
  await tabTo(page, portal.field('件名'));
  await page.keyboard.insertText('停止のお知らせ');
  await tabTo(page, portal.field('本文'));
  await page.keyboard.insertText('停止します。');
  await page.keyboard.press('Enter');
  await page.keyboard.insertText('よろしくお願いします。');
  await press(page.getByRole('checkbox', { name: '重要なお知らせとして目立たせる' }), 'Space');
  await press(portal.button('公開する'));
  await expect(page.getByText('公開しました。').first()).toBeVisible();
  expect(await server.rows('SELECT body, important, state FROM notices')).toEqual([{ body: '停止します。\nよろしくお願いします。', important: 1, state: 'published' }]);
  await press(portal.button('削除する'));
  await expect(page.getByRole('dialog')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(portal.button('削除する')).toBeFocused();
  await press(portal.link('お知らせの一覧へ戻る'));

  await press(portal.link('操作の記録'));
  await tabTo(page, portal.field('いつから'));
  await page.keyboard.type('2026/1/1');
  await press(portal.button('この条件で調べる'));
  await expect(page.getByRole('table', { name: '操作の記録の一覧' })).toContainText('有効 → 停止');
});
