// Every width and text size: one column where it is narrow, nothing cut off, nothing over another, no sideways scrolling (WCAG 1.4.4, 1.4.10).
import { pdf } from '../server/outside/support/files.js';
import { applicants } from './support/demo.js';
import { layoutFaults } from './support/layout.js';
import { expect, test } from './support/test.js';

const widths = [320, 360, 768, 1280, 1920];

/** Checks the screen as it stands now at every width, and at twice the text size. */
async function expectToFit(page, what) {
  const protocol = await page.context().newCDPSession(page);
  for (const [width, text_size] of [...widths.map((each) => [each, 16]), [640, 32], [320, 24], [1280, 32]]) {
    await page.setViewportSize({ width, height: 800 });
    await protocol.send('Page.setFontSizes', { fontSizes: { standard: text_size, fixed: text_size } });
    await expect.poll(() => layoutFaults(page), `${what} at ${width} pixels, text of ${text_size}`).toEqual([]);
  }
}

test('B4: every screen fits at every width and text size', async ({ portal, page }) => {
  for (const path of ['/', '/login']) {
    await portal.open(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
    await expectToFit(page, path);
  }
  await portal.signIn(applicants.kenshin[0]);
  for (const path of ['/', '/applications', '/applications/use-start', '/articles', '/articles/use-start-manual', '/no/such/page']) {
    await portal.open(path);
    await expect(page.getByRole('heading', { level: 1, name: /^(?!読み込み中)/ })).toBeAttached();
    await expectToFit(page, path);
  }
});

test('B4: the form fits in every state at every width and text size', async ({ portal, page }) => {
  await portal.signIn(applicants.sejutsu[0]);
  await portal.open('/applications/use-start/form');
  await portal.button('送信').click();
  await expect(page.getByRole('alert').first()).toBeAttached();
  await expectToFit(page, 'faults');
  await portal.radio('書類を添付することで').check();
  const long_name = `${'受領委任承諾通知書の写し'.repeat(6)}.pdf`;
  await portal.attach({ ...pdf('通知書.pdf'), name: long_name }, { name: '長い名前の表計算ソフトの文書.txt', buffer: Buffer.from('text') });
  await portal.expectAccepted(long_name);
  for (const help of await page.getByRole('button', { name: /説明を/ }).all()) await help.click();
  await expectToFit(page, 'attachments and help');
  await portal.fillCounts('3', '6');
  await portal.consent().check();
  await page.getByRole('listitem').filter({ hasText: '.txt' }).getByRole('button', { name: /削除|取り消/ }).click();
  await portal.button('送信').click();
  await expect(portal.dialog()).toBeVisible();
  await expectToFit(page, 'dialog');
  await portal.button('OK').click();
  await portal.receiptNumber();
  await expectToFit(page, 'receipt');
});
