// The portal as a person goes through it. Everything is found by role and name, as a screen reader's user would; there are no
// coordinates and no ids of the page here.
import { expect } from '@playwright/test';

export class Portal {
  constructor(page, server) {
    this.page = page;
    this.server = server;
  }

  link(name) { return this.page.getByRole('link', { name }); }
  button(name) { return this.page.getByRole('button', { name, exact: true }); }
  field(name) { return this.page.getByRole('textbox', { name }); }
  /** A password field has no role of its own in ARIA; people know it by its label. */
  password() { return this.page.getByLabel(/^パスワード/).and(this.page.locator('input')); }
  heading(name) { return this.page.getByRole('heading', { name }); }
  radio(name) { return this.page.getByRole('radio', { name }); }
  consent() { return this.page.getByRole('checkbox', { name: '上記の利用規約に同意します。' }); }
  /** The form's own button; the 必須情報 list below has one of the same name. */
  checkButton() { return this.button('施設の確認').first(); }
  dialog() { return this.page.getByRole('dialog', { name: '以下のとおり申請します。' }); }

  async open(path = '/') {
    await this.page.goto(this.server.url + path);
  }

  /** A long page that is read. */
  async openTerms() {
    await this.open('/articles/use-terms');
    await expect(this.heading('第1条')).toBeVisible();
  }

  /** From the top page through 「ログインはこちら」 (S4 to S6), back on the top page (S5). */
  async logIn(account) {
    await this.open();
    await this.link('ログインはこちら').click();
    await this.field('ユーザー名').fill(account.email);
    await this.password().fill(account.password);
    await this.button('ログイン').click();
    await expect(this.link('マイリスト')).toBeVisible();
  }

  /** Logged in without the screens, where logging in is not what is tested. */
  async signIn(account) {
    const answer = await this.page.request.post(`${this.server.url}/api/v1/session`, { data: { email: account.email, password: account.password } });
    expect(answer.ok(), await answer.text()).toBe(true);
  }

  /** The manual's way from the top page: 各種申請, 利用開始申請, the article, its link (S12 to S15). */
  async openForm() {
    await this.link('各種申請').first().click();
    await this.link('利用開始申請').first().click();
    await this.link('利用開始申請はこちら').click();
    await expect(this.heading('マイナ資格確認アプリ利用開始申請入力欄')).toBeVisible();
  }

  /** A file for the button that opens the browser's dialog. */
  async chooseFile(button, file) {
    const chooser = this.page.waitForEvent('filechooser');
    await this.button(button).click();
    await (await chooser).setFiles(file);
  }

  async attach(...files) {
    const chooser = this.page.waitForEvent('filechooser');
    await this.button('添付ファイルを追加').click();
    // What a browser says of a file's type does not matter: a file is what its bytes say (D8).
    await (await chooser).setFiles(files.map((file) => ({ mimeType: 'application/octet-stream', ...file })));
  }

  /** Way ② with these files, until the server has them. */
  async chooseDocuments(...files) {
    await this.radio('書類を添付することで').check();
    await this.attach(...files);
    for (const file of files) await this.expectAccepted(file.name);
  }

  /** Waits until the server has the file and says what it is. */
  async expectAccepted(name) {
    await expect(this.page.getByRole('listitem').filter({ hasText: name }).getByText('添付しました').first()).toBeVisible({ timeout: 60_000 });
  }

  /** The 受付番号 as the receipt shows it. */
  async receiptNumber() {
    const number = this.page.getByText(/^\d{6}-\d{4,}-\d$/).first();
    await expect(number).toBeVisible();
    return (await number.textContent()).trim();
  }

  async fillCounts(staff, devices) {
    await this.field('職員数').fill(staff);
    await this.field('申請台数').fill(devices);
  }
}
