// The second factor of staff: set up at the first log-in, asked for at the next, recovery codes in need.
import jsQR from 'jsqr';
import { code } from '../server/outside/support/second_factor.js';
import { administrator } from './support/demo.js';
import { atRest } from './support/drawing.js';
import { pictureOf } from './support/pixels.js';
import { expect, test } from './support/test.js';

async function logIn(portal) {
  await portal.open('/login');
  await portal.field('ユーザー名').fill(administrator.email);
  await portal.password().fill(administrator.password);
  await portal.button('ログイン').click();
}

test('D2 enrolment, recovery codes shown once, then a code or a recovery code', async ({ portal, page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await logIn(portal);
  await expect(portal.heading('2段階認証の設定')).toBeFocused();
  await portal.button('設定キーをコピーする').click();
  const secret = await page.evaluate(() => navigator.clipboard.readText());
  expect(secret).toMatch(/^[A-Z2-7]{16,}$/);
  await expect(portal.link('この端末の認証アプリで開く')).toHaveAttribute('href', new RegExp(`secret=${secret}`));
  const qr_code = page.getByRole('img', { name: /^認証アプリで読み取るQRコード/ });
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    await qr_code.scrollIntoViewIfNeeded();
    await atRest(page);
    const { rgba, width, height } = await pictureOf(page, 'css', await qr_code.boundingBox());
    const otpauth_uri = await portal.link('この端末の認証アプリで開く').getAttribute('href');
    expect(jsQR(rgba, width, height, { inversionAttempts: 'dontInvert' })?.data, colorScheme).toBe(otpauth_uri);
  }
  await portal.field('確認コード').fill('000000');
  await portal.button('確認する').click();
  await expect(page.getByRole('alert')).toBeVisible();
  await portal.field('確認コード').fill(code(secret));
  await portal.button('確認する').click();
  await expect(portal.heading('回復コードを控えてください')).toBeFocused();
  const codes = await page.getByRole('list', { name: '回復コード' }).getByRole('listitem').allTextContents();
  expect(codes).toHaveLength(10);
  await portal.button('続ける').click();
  await expect(page.getByText('チェックを入れてください').first()).toBeVisible();
  await page.getByRole('checkbox', { name: '回復コードを控えました。' }).check();
  await portal.button('続ける').click();
  await expect(portal.button('ログアウト')).toBeVisible();

  await portal.button('ログアウト').click();
  await logIn(portal);
  await expect(portal.heading('確認コードの入力')).toBeFocused();
  await expect(portal.field('確認コード')).toHaveAttribute('autocomplete', 'one-time-code');
  await page.reload();
  await portal.link('ログイン').first().click();
  await expect(portal.heading('確認コードの入力')).toBeVisible();
  await portal.field('確認コード').fill(codes[0]);
  await portal.field('確認コード').press('Enter');
  await expect(portal.button('ログアウト')).toBeVisible();
});
