// A field of several lines is the browser's own textarea, seen itself: every way in which text gets into it, and what the client makes of it.
import { answerAdministration, signInAsAdministrator } from './support/administration.js';
import { Ime } from './support/ime.js';
import { expect, test } from './support/test.js';

/** The notice's body, on the page of a new notice. */
async function openBody(portal) {
  await signInAsAdministrator(portal);
  await answerAdministration(portal.page);
  await portal.open('/administration/notices/new');
  const field = portal.field('本文');
  await expect(field).toBeVisible();
  return field;
}

test('B4: several lines are typed, composed, pasted, undone and selected as in any textarea, and Tab leaves the field', async ({ portal, page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const field = await openBody(portal);
  expect(await field.evaluate((element) => [element.tagName, element.getAttribute('aria-required'), element.maxLength])).toEqual(['TEXTAREA', 'true', 10_000]);
  await field.click();
  await page.keyboard.type('abc');
  await page.keyboard.press('Enter');
  await page.keyboard.insertText('二行目');
  await expect(field).toHaveValue('abc\n二行目');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(field).not.toHaveValue('abc\n二行目');
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(field).toHaveValue('abc\n二行目');
  await page.keyboard.press('Shift+ArrowUp');
  expect(await field.evaluate(({ value, selectionStart, selectionEnd }) => value.slice(selectionStart, selectionEnd))).toContain('\n');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Backspace');
  await expect(field).toHaveValue('');

  const ime = await Ime.of(page);
  for (const text of ['t', 'て', 'ていし', '停止']) await ime.compose(text);
  await ime.commit('停止');
  await page.keyboard.press('Enter');
  await ime.compose('します');
  await ime.commit('します');
  await expect(field).toHaveValue('停止\nします');
  await page.evaluate(() => navigator.clipboard.writeText('。\r\n三行目'));
  await page.keyboard.press('ControlOrMeta+v');
  await expect(field).toHaveValue('停止\nします。\n三行目');
  await page.keyboard.press('Tab');
  await expect(field).not.toBeFocused();
  await expect(field).toHaveValue('停止\nします。\n三行目');
});

test('B4: several lines are drawn in the face, size and colours of the page, inside the drawn edge, at every width @whole', async ({ portal, page }) => {
  const field = await openBody(portal);
  const look = () => field.evaluate((element) => {
    const style = getComputedStyle(element);
    return { size: style.fontSize, line: style.lineHeight, face: style.fontFamily, ink: style.color, ground: style.backgroundColor, edge: style.borderTopColor, resize: style.resize };
  });
  const page_face = await page.evaluate(() => getComputedStyle(document.body).fontFamily);
  expect(await look()).toEqual({ size: '16px', line: '24px', face: page_face, ink: 'rgb(26, 31, 41)', ground: 'rgb(255, 255, 255)', edge: 'rgba(0, 0, 0, 0)', resize: 'none' });
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(async () => (await look()).ground).not.toBe('rgb(255, 255, 255)');
  await field.fill('長い文章'.repeat(400));
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await expect.poll(async () => (await field.boundingBox()).width).toBeLessThanOrEqual(Math.min(width - 32, 840));
    expect(await field.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
    expect(await field.evaluate((element) => element.scrollHeight > element.clientHeight)).toBe(true);
  }
});

test('B4: several lines do not show through a dialog @whole', async ({ portal, page }) => {
  await openBody(portal);
  await portal.open('/administration/notices/stop');
  const field = portal.field('本文');
  await expect(field).toHaveValue(/保守作業/);
  expect(await field.evaluate((element) => getComputedStyle(element).opacity)).toBe('1');
  await portal.button('削除する').click();
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(await field.evaluate((element) => getComputedStyle(element).opacity)).toBe('0');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(portal.button('削除する')).toBeFocused();
  expect(await field.evaluate((element) => getComputedStyle(element).opacity)).toBe('1');
});
