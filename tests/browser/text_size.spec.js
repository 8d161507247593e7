// The text size that a person set in the browser: everything grows with it, canvas and mirror alike, also while the page is open.
import { isDrawnAt } from './support/pixels.js';
import { expect, test } from './support/test.js';

/** The browser's setting itself, not a style of the page. */
async function setTextSize(page, size) {
  const protocol = await page.context().newCDPSession(page);
  await protocol.send('Page.setFontSizes', { fontSizes: { standard: size, fixed: size } });
}

const boxOf = (locator) => locator.evaluate((element) => {
  const { width, height } = element.getBoundingClientRect();
  return { width, height, fontSize: parseFloat(getComputedStyle(element).fontSize) };
});

test('B4: a larger text size of the browser enlarges the whole portal, also while it is open', async ({ portal, page }) => {
  await portal.open('/login');
  const field = portal.field('ユーザー名');
  await expect(field).toBeVisible();
  const before = { field: await boxOf(field), heading: await boxOf(page.getByRole('heading', { level: 1 })) };

  await setTextSize(page, 24);
  await expect.poll(async () => (await boxOf(field)).height).toBe(before.field.height * 1.5);
  expect((await boxOf(field)).fontSize).toBe(before.field.fontSize * 1.5);
  expect((await boxOf(page.getByRole('heading', { level: 1 }))).height).toBeCloseTo(before.heading.height * 1.5, 0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1280);

  // What is drawn lies under what can be pressed.
  await expect.poll(() => isDrawnAt(page, portal.button('ログイン'))).toBe(true);

  // The end of the page can be reached, and what is pressed there is what stands there.
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await portal.link('プライバシーポリシー').click();
  await expect(page).toHaveURL(/articles/);

  await setTextSize(page, 16);
  await expect.poll(async () => (await boxOf(page.getByRole('heading', { level: 1 }))).fontSize).toBeLessThan(48);
});
