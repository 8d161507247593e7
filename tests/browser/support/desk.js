// A reviewer at the review desk, in a browser of their own: what they do to an application that was sent.
import { expect } from '@playwright/test';
import { Portal } from './portal.js';
import { signInAsReviewer } from './review.js';

export class Desk {
  /** Logged in with the second factor, without the screens: logging in is not what is tested. */
  static async open(browser, server) {
    const desk = new Desk();
    desk.page = await (await browser.newContext()).newPage();
    desk.portal = new Portal(desk.page, server);
    await signInAsReviewer(desk.portal);
    return desk;
  }

  /** From the queue to the application, which is taken up. */
  async takeUp(receiptNumber) {
    await this.portal.open('/review');
    await this.portal.link(receiptNumber).click();
    await this.portal.button('対応を始める').click();
    await expect(this.page.getByText(/^あなたが担当しています/).first()).toBeVisible();
  }

  async approve() {
    await this.portal.radio('承認する').check();
    await this.portal.button('承認する').click();
    await this.#confirm('この申請を承認しますか', '承認する', '承認しました。');
  }

  /** @param {Record<string, string>} comments by the name of the field */
  async sendBack(comments) {
    await this.portal.radio('差し戻して').check();
    for (const [field, comment] of Object.entries(comments)) {
      await this.page.getByRole('checkbox', { name: field }).check();
      await this.portal.field(`${field}について`).fill(comment);
    }
    await this.portal.button('差し戻す').click();
    await this.#confirm('この申請を差し戻しますか', '差し戻す', '差し戻しました。');
  }

  async reject(reason) {
    await this.portal.radio('却下する').check();
    await this.portal.field('却下の理由').fill(reason);
    await this.portal.button('却下する').click();
    await this.#confirm('この申請を却下しますか', '却下する', '却下しました。');
  }

  async close() {
    await this.page.context().close();
  }

  async #confirm(title, ok, news) {
    await this.page.getByRole('dialog', { name: title }).getByRole('button', { name: ok, exact: true }).click();
    await expect(this.page.getByText(news).first()).toBeVisible();
  }
}
