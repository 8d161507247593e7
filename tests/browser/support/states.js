// Every screen in every state that a person can meet, and how to bring each about: what is checked of all of them (axe, ARIA snapshots) goes through
// this list. Each state follows from the one before it in its list.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { answerAdministration, csv, signInAsAdministrator } from './administration.js';
import { administrator, applicants, assets } from './demo.js';
import { pdf } from '../../server/outside/support/files.js';
import { answerReview, signInAsReviewer } from './review.js';
import { expect } from './test.js';

const form_path = '/applications/use-start/form';

async function administrate(portal) {
  await signInAsAdministrator(portal);
  await answerAdministration(portal.page);
}

const heading = (portal, name) => expect(portal.heading(name).first()).toBeVisible();

async function openForm(portal, account) {
  await portal.signIn(account);
  await portal.open(form_path);
  await expect(portal.field('職員数')).toBeVisible();
}

/** By list: [name, what a person does]. */
export const states = {
  visitor: [
    ['top', async (portal) => { await portal.open('/'); await expect(portal.link('ログインはこちら')).toBeVisible(); }],
    ['login', async (portal) => { await portal.open('/login'); await expect(portal.field('ユーザー名')).toBeVisible(); }],
    ['login-empty', async (portal) => { await portal.button('ログイン').click(); await expect(portal.field('ユーザー名')).toBeFocused(); }],
    ['login-refused', async (portal) => {
      await portal.field('ユーザー名').fill('nobody@example.jp');
      await portal.password().fill('wrong password');
      await portal.button('ログイン').click();
      await expect(portal.page.getByRole('alert')).toBeVisible();
      await portal.password().fill('');
    }],
    ['login-asked', async (portal) => { await portal.open('/applications'); await expect(portal.page.getByRole('status').first()).toBeVisible(); }],
    ['coming', async (portal) => { await portal.open('/coming/subsidy'); await heading(portal, '助成金交付申請'); }],
    ['terms', async (portal) => { await portal.openTerms(); }],
    ['contact', async (portal) => { await portal.open('/articles/contact'); await heading(portal, 'コールセンター'); }],
    ['notices', async (portal) => { await portal.open('/notices'); await expect(portal.page.getByText('該当するお知らせはありません')).toBeVisible(); }],
    ['search', async (portal) => { await portal.open('/search?q=%E3%82%86%E3%81%86%E3%81%A1%E3%82%87'); await heading(portal, 'よくある質問'); }],
    ['articles', async (portal) => { await portal.open('/articles'); await heading(portal, '手順書・マニュアル'); }],
    ['manual', async (portal) => { await portal.open('/articles/use-start-manual'); await heading(portal, '②を選択した場合'); }],
    ['not-found', async (portal) => { await portal.open('/nowhere'); await expect(portal.link('トップページへ戻る').or(portal.link('トップページ')).first()).toBeVisible(); }],
    ['waiting', async (portal) => {
      await portal.page.route('**/api/v1/session', () => {});
      await portal.open('/login');
      await expect(portal.page.getByRole('status').first()).toBeVisible();
    }],
    ['unreachable', async (portal) => {
      await portal.page.route('**/api/v1/session', (route) => route.abort());
      await portal.open('/login');
      await expect(portal.page.getByRole('main').getByRole('button')).toBeVisible();
    }],
  ],
  master: [
    ['top-logged-in', async (portal) => { await portal.signIn(applicants.kenshin[0]); await portal.open('/'); await expect(portal.link('マイリスト')).toBeVisible(); }],
    ['applications', async (portal) => { await portal.open('/applications'); await heading(portal, 'マイナ資格確認アプリ'); }],
    ['article', async (portal) => { await portal.open('/applications/use-start'); await expect(portal.link('利用開始申請はこちら')).toBeVisible(); }],
    ['form', async (portal) => { await openForm(portal, applicants.kenshin[0]); }],
    ['form-help', async (portal) => {
      await portal.page.getByRole('button', { name: /施設の確認方法.*説明/ }).click();
      await expect(portal.button('説明を閉じる')).toBeVisible();
    }],
    ['form-faults', async (portal) => {
      await portal.button('説明を閉じる').click();
      await portal.radio('提出済みの情報との照合により').check();
      await portal.button('送信').click();
      await expect(portal.page.getByRole('alert')).toBeVisible();
    }],
    ['form-check-failed', async (portal) => {
      await portal.field('口座番号').fill('999');
      await portal.checkButton().click();
      await expect(portal.page.getByText('あと4回お試しいただけます。').first()).toBeVisible();
    }],
    ['form-check-confirmed', async (portal) => {
      await portal.field('口座番号').fill(applicants.kenshin[0].checkValue);
      await portal.checkButton().click();
      await expect(portal.page.getByText('施設の確認ができました。').first()).toBeVisible();
      await portal.fillCounts('2', '3');
      await portal.consent().check();
    }],
    ['form-offline', async (portal) => {
      await portal.page.route('**/api/v1/applications', (route) => route.abort());
      await portal.button('送信').click();
      await portal.dialog().getByRole('button', { name: 'OK' }).click();
      await heading(portal, 'まだ送信できていません');
    }],
    ['form-refused', async (portal) => {
      await portal.page.unroute('**/api/v1/applications');
      await portal.page.route('**/api/v1/applications', (route) => route.fulfill({ status: 500, contentType: 'application/problem+json', body: '{"code":"internal"}' }));
      await portal.button('もう一度送信する').click();
      await heading(portal, '申請を受け付けられませんでした');
      await portal.page.unroute('**/api/v1/applications');
    }],
  ],
  drafts: [
    ['my-list-empty', async (portal) => {
      await portal.signIn(applicants.sejutsu[0]);
      await portal.open('/my-list');
      await expect(portal.link('各種申請へ進む')).toBeVisible();
    }],
    ['draft-kept-here', async (portal) => {
      await portal.open(form_path);
      await expect(portal.field('職員数')).toBeVisible();
      await portal.page.route('**/api/v1/drafts/**', (route) => route.abort());
      await portal.field('職員数').fill('3');
      await portal.field('申請台数').focus();
      await expect(portal.page.getByText('オフラインです。').first()).toBeVisible();
    }],
    ['draft-to-be-deleted', async (portal) => {
      await portal.button('下書きを削除').click();
      await expect(portal.page.getByRole('dialog')).toBeVisible();
    }],
    ['draft-conflict', async (portal) => {
      await portal.page.keyboard.press('Escape');
      const saved = await portal.page.request.put(`${portal.server.url}/api/v1/drafts/use-start`, {
        headers: { 'If-None-Match': '*', Origin: portal.server.url },
        data: { formVersion: 1, answers: { staffCount: '5' } },
      });
      expect(saved.ok(), await saved.text()).toBe(true);
      await portal.page.unroute('**/api/v1/drafts/**');
      await expect(portal.page.getByRole('dialog', { name: '別の画面でも入力されています' })).toBeVisible({ timeout: 40_000 });
    }],
    ['draft-conflict-put-off', async (portal) => {
      await portal.button('あとで選ぶ').click();
      await expect(portal.button('内容を選ぶ')).toBeVisible();
    }],
    ['draft-gone', async (portal) => {
      await portal.button('内容を選ぶ').click();
      await portal.button('この内容で保存する').click();
      await expect(portal.page.getByText(/^保存しました/).first()).toBeVisible();
      const { version } = await (await portal.page.request.get(`${portal.server.url}/api/v1/drafts/use-start`)).json();
      const deleted = await portal.page.request.delete(`${portal.server.url}/api/v1/drafts/use-start`,
        { headers: { 'If-Match': `"${version}"`, Origin: portal.server.url } });
      expect(deleted.ok(), await deleted.text()).toBe(true);
      await portal.field('職員数').fill('6');
      await portal.field('申請台数').focus();
      await expect(portal.button('この画面の内容を消す')).toBeVisible();
    }],
    ['my-list-draft', async (portal) => {
      await portal.button('この内容で新しい下書きを作る').click();
      await expect(portal.page.getByText(/^保存しました/).first()).toBeVisible();
      await portal.open('/my-list');
      await expect(portal.link('利用開始申請の続きを入力する')).toBeVisible();
    }],
    ['accounts-none', async (portal) => { await portal.open('/accounts'); await heading(portal, '資格確認アカウント管理'); }],
    ['accounts', async (portal) => {
      const at = '2026-11-20T01:00:00Z';
      const account = (id, state, replacedBy) => ({ id, state, issuedAt: at, changedAt: at, applicationId: 'a', receiptNumber: '261119-0001-4', ...(replacedBy && { replacedBy }) });
      const accounts = [account('W0000001', 'stopped', 'W0000003'), account('W0000002', 'active'), account('W0000003', 'active')];
      await portal.page.route('**/api/v1/accounts', (route) => route.fulfill({ json: { accounts } }));
      await portal.page.reload();
      await expect(portal.link(/ユーザ設定情報（PDF）をダウンロード/)).toBeVisible();
    }],
  ],
  documents: [
    ['form-birth-date', async (portal) => {
      await openForm(portal, applicants.sejutsu[0]);
      await portal.radio('提出済みの情報との照合により').check();
      await portal.field('生年月日').fill('昭和55年4月1日');
      await portal.field('職員数').focus();
      await expect(portal.page.getByText('1980年4月1日').first()).toBeVisible();
    }],
    ['form-documents', async (portal) => { await portal.radio('書類を添付することで').check(); await expect(portal.button('添付ファイルを追加')).toBeVisible(); }],
    ['form-upload-paused', async (portal) => {
      await portal.page.route('**/api/v1/uploads/**', (route) => route.abort());
      await portal.attach(pdf('通知書.pdf', 300_000));
      await expect(portal.page.getByRole('button', { name: '通知書.pdfを続きから送信する' })).toBeVisible();
    }],
    ['form-attachments', async (portal) => {
      await portal.page.unroute('**/api/v1/uploads/**');
      await portal.expectAccepted('通知書.pdf');
      await portal.attach({ name: '写真.gif', buffer: Buffer.from('GIF89a') });
      await expect(portal.page.getByText('添付できませんでした').first()).toBeVisible();
    }],
    ['dialog', async (portal) => {
      await portal.page.getByRole('button', { name: '写真.gifを削除する' }).click();
      await portal.fillCounts('2', '3');
      await portal.consent().check();
      await portal.button('送信').click();
      await expect(portal.dialog()).toBeVisible();
    }],
    ['receipt', async (portal) => { await portal.button('OK').click(); await portal.receiptNumber(); }],
    ['my-list', async (portal) => {
      await portal.open('/my-list');
      await expect(portal.page.getByRole('button', { name: /を取り下げる$/ })).toBeVisible();
    }],
    ['correction', async (portal) => {
      const form = JSON.parse(readFileSync(join(assets, 'forms/use-start.json'), 'utf8'));
      const facility = { type: 'sejutsu', name: 'みほん接骨院', administratorName: '見本 太郎', registrationNumber: '契1399001-0-0', postalCode: '100-0001', prefecture: '東京都', address: '千代田区千代田1-1', phone: '03-0000-0000' };
      await portal.page.route('**/api/v1/applications/returned', (route) => route.fulfill({ json: {
        id: 'returned', receiptNumber: '261123-0001-2', receivedAt: '2026-11-23T01:00:00Z', changedAt: '2026-11-24T02:30:00Z', formId: form.id, formVersion: form.version, state: 'returned', withdrawable: true, deviceCount: 2,
        answers: { confirmationMethod: 'master', staffCount: 1, deviceCount: 2, termsAccepted: true }, facts: { facilityType: 'sejutsu', facilityCheck: 'confirmed', today: '2026-11-23' }, withheld: ['birthDate'], attachments: [], facility,
        flags: [{ field: 'staffCount', comment: '申請台数より少なくなっています。ご確認ください。' }], reason: '1点ご確認ください。', revisions: [] } }));
      await portal.open('/my-list/applications/returned/correction');
      await expect(portal.field('職員数')).toBeVisible();
    }],
    ['correction-review', async (portal) => {
      await portal.field('職員数').fill('2');
      await portal.button('送信').click();
      await expect(portal.page.getByRole('dialog')).toBeVisible();
    }],
    ['sent-application', async (portal) => {
      await portal.link(/の内容を見る$/).click();
      await expect(portal.link('申請控え（PDF）をダウンロード')).toBeVisible();
    }],
    ['receipt-none', async (portal) => { await portal.open('/applications/use-start/receipt'); await expect(portal.page.getByRole('main').getByRole('link').first()).toBeVisible(); }],
    ['form-load-failed', async (portal) => {
      await portal.page.route('**/api/v1/forms/**', (route) => route.abort());
      await portal.open(form_path);
      await heading(portal, '申請画面を読み込めませんでした。');
    }],
  ],
  registration: [
    ['registration', async (portal) => { await portal.open('/registration'); await heading(portal, '新規ユーザー登録'); }],
    ['registration-faults', async (portal) => {
      await portal.radio('健診実施機関等').check();
      await portal.field('健診機関番号').fill('1319900011');
      await portal.field('郵便番号').fill('1000001');
      await expect(portal.field('住所')).toHaveValue('千代田区千代田');
      await portal.password().fill('password password');
      await portal.button('登録する').click();
      await expect(portal.page.getByRole('alert')).toBeVisible();
    }],
    ['registration-sent', async (portal) => { await portal.open('/registration/sent'); await heading(portal, '確認メールを送信しました'); }],
    ['registration-confirm', async (portal) => { await portal.open('/registration/confirm#x'); await heading(portal, 'ユーザー登録の確認'); }],
    ['link-gone', async (portal) => { await portal.button('登録を完了する').click(); await expect(portal.page.getByText('このリンクは使えません').first()).toBeVisible(); }],
    ['link-lost', async (portal) => { await portal.open('/invitation'); await expect(portal.page.getByText('もう一度開いてください').first()).toBeVisible(); }],
    ['password-new', async (portal) => { await portal.open('/password-reset/new#x'); await expect(portal.button('パスワードを設定する')).toBeVisible(); }],
    ['password-reset', async (portal) => { await portal.open('/password-reset'); await heading(portal, 'パスワードの再設定'); }],
    ['password-reset-sent', async (portal) => {
      await portal.field('メールアドレス').fill('mihon@example.jp');
      await portal.button('メールを送信する').click();
      await expect(portal.page.getByText('あてにメールをお送りしました').first()).toBeVisible();
    }],
    ['enrolment', async (portal) => {
      const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
      const qrCode = Array.from({ length: 29 }, (_, row) => '10'.repeat(15).slice(row % 2, row % 2 + 29));
      await portal.page.route('**/second-factor/enrolment', (route) => route.fulfill({ json: { secret, otpauthUri: `otpauth://totp/mihon?secret=${secret}`, qrCode } }));
      await portal.open('/login');
      await portal.field('ユーザー名').fill(administrator.email);
      await portal.password().fill(administrator.password);
      await portal.button('ログイン').click();
      await heading(portal, '2段階認証の設定');
    }],
  ],
  settings: [
    ['settings', async (portal) => {
      const [startedAt, lastSeenAt] = ['2026-11-22T01:00:00Z', '2026-11-22T02:00:00Z'];
      const sessions = [{ id: 'own', startedAt, lastSeenAt, userAgent: '', current: true }, { id: 'other', startedAt, lastSeenAt, userAgent: 'Windows Chrome/130', current: false }];
      await portal.page.route('**/api/v1/sessions', (route) => route.fulfill({ json: { sessions } }));
      await portal.signIn(applicants.kenshin[0]); await portal.open('/settings');
      await heading(portal, 'ログイン中の端末');
    }],
    ['settings-faults', async (portal) => { await portal.button('パスワードを変更する').click(); await expect(portal.page.getByText('入力してください').first()).toBeVisible(); }],
  ],
  review: [
    ['review-queue', async (portal) => {
      await signInAsReviewer(portal);
      await answerReview(portal.page);
      await portal.open('/review?state=all');
      await expect(portal.page.getByRole('table')).toBeVisible();
    }],
    ['review-approval', async (portal) => {
      await portal.button('承認できるものをすべて選択').click();
      await portal.button('選択した1件を承認する').click();
      await expect(portal.page.getByRole('dialog')).toBeVisible();
    }],
    ['review-application', async (portal) => { await portal.open('/review/applications/a'); await expect(portal.button('対応を始める')).toBeVisible(); }],
    ['review-returning', async (portal) => {
      await portal.button('対応を始める').click();
      await portal.radio('差し戻して').check();
      await portal.page.getByRole('checkbox', { name: '職員数' }).check();
      await portal.button('差し戻す').click();
      await expect(portal.page.getByRole('alert').first()).toBeVisible();
    }],
  ],
  administration: [
    ['administration', async (portal) => {
      await administrate(portal);
      await portal.open('/administration');
      await heading(portal, '管理');
    }],
    ['administration-import', async (portal) => { await portal.open('/administration/facilities'); await expect(portal.button('CSVファイルを選ぶ')).toBeVisible(); }],
    ['administration-import-preview', async (portal) => { await portal.chooseFile('CSVファイルを選ぶ', csv); await heading(portal, '取り込む内容の確認'); }],
    ['administration-import-changed', async (portal) => {
      await answerAdministration(portal.page, { 'POST /facility-imports': 'import.changed' });
      await portal.button('この内容で取り込む').click();
      await expect(portal.page.getByText('まだ取り込んでいません').first()).toBeVisible();
    }],
    ['administration-import-done', async (portal) => {
      await answerAdministration(portal.page);
      await portal.button('この内容で取り込む').click();
      await expect(portal.page.getByText('取り込みました。').first()).toBeVisible();
    }],
    ['administration-import-faults', async (portal) => {
      const faults = [{ line: 12, column: '郵便番号', message: '7桁の数字で入力してください。' }, { line: 13, column: '', message: '列の数が見出し行と異なります。' }];
      await answerAdministration(portal.page, { 'POST /facility-imports/preview': { added: 0, changed: 0, unchanged: 0, faultCount: 2, faults, changes: [] } });
      await portal.button('続けて別のファイルを取り込む').click();
      await portal.chooseFile('CSVファイルを選ぶ', csv);
      await heading(portal, '誤りがあります');
    }],
  ],
  'administration, people and mails': [
    ['administration-mails', async (portal) => {
      await administrate(portal);
      await portal.open('/administration/mails');
      await expect(portal.page.getByText('m***@example.jp').first()).toBeVisible();
    }],
    ['administration-mail-retried', async (portal) => {
      await portal.page.getByRole('button', { name: /m\*\*\*@example\.jp宛のメールをもう一度送る/ }).click();
      await expect(portal.page.getByText('メールを送信待ちに戻しました。').first()).toBeVisible();
    }],
    ['administration-mails-none', async (portal) => {
      await portal.radio('送信を待っているメール').check();
      await expect(portal.page.getByText('送信を待っているメールはありません。').first()).toBeVisible();
    }],
    ['administration-staff', async (portal) => { await portal.open('/administration/staff'); await expect(portal.page.getByText('shinsa1@example.jp').first()).toBeVisible(); }],
    ['administration-staff-question', async (portal) => {
      await portal.button('審査 太郎さんの利用を停止する').click();
      await expect(portal.page.getByRole('dialog')).toBeVisible();
    }],
    ['administration-staff-missing', async (portal) => {
      await portal.button('キャンセル').click();
      await portal.button('招待のメールを送る').click();
      await expect(portal.field('氏名')).toBeFocused();
    }],
  ],
  'administration, audit log and notices': [
    ['administration-audit', async (portal) => {
      await administrate(portal);
      await portal.open('/administration/audit');
      await portal.button('さらに表示').click();
      await expect(portal.page.getByText('3件を表示しています。').first()).toBeVisible();
    }],
    ['administration-notices', async (portal) => { await portal.open('/administration/notices'); await expect(portal.link('年末のシステム停止について')).toBeVisible(); }],
    ['administration-notice', async (portal) => { await portal.link('年末のシステム停止について').click(); await expect(portal.field('本文')).toBeVisible(); }],
    ['administration-notice-conflict', async (portal) => {
      await answerAdministration(portal.page, { 'PUT /notices/stop': 'notice.conflict' });
      await portal.field('件名').fill('年末年始のシステム停止について');
      await portal.button('変更を公開する').click();
      await heading(portal, 'ほかの人が先に変更しました');
    }],
    ['administration-failed', async (portal) => {
      await portal.page.unroute('**/api/v1/admin/**');
      await portal.page.route('**/api/v1/admin/**', (route) => route.abort());
      await portal.open('/administration/staff');
      await expect(portal.button('もう一度読み込む')).toBeVisible();
    }],
  ],
};
