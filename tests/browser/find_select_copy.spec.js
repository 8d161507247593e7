// Words on the page are words: they can be found, selected with the mouse and the keyboard, and copied as they read.
import { applicants } from './support/demo.js';
import { seenPixels } from './support/pixels.js';
import { expect, test } from './support/test.js';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const selected = (page) => page.evaluate(() => getSelection().toString());
const copied = async (page) => {
  await page.keyboard.press('Control+c');
  return page.evaluate(() => navigator.clipboard.readText());
};
/** Where a text's first letters stand in the window. */
const placeOf = (locator) => locator.evaluate((element) => {
  const range = document.createRange();
  range.selectNodeContents(element);
  const [first] = range.getClientRects();
  return { left: first.left, top: first.top, right: first.right, bottom: first.bottom };
});

test('B4: find in page finds words wherever they stand and shows them', async ({ portal, page }) => {
  await portal.signIn(applicants.kenshin[0]);
  await portal.openTerms();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const last = page.getByRole('main').getByRole('paragraph').last();
  const words = (await last.textContent()).slice(0, 12);
  expect(await page.evaluate((text) => window.find(text), words)).toBe(true);
  await expect(last).toBeInViewport();
  expect(await page.evaluate(() => scrollY)).toBeGreaterThan(500);
  // The canvas shows that part of the page too: the found words are marked, and something is written there.
  const { left, top, bottom } = await placeOf(last);
  await expect.poll(async () => {
    const at = await seenPixels(page);
    return new Set(Array.from({ length: 60 }, (_, x) => at(left + x, (top + bottom) / 2))).size;
  }).toBeGreaterThan(8);

  await portal.open('/applications/use-start/form');
  await expect(portal.field('職員数')).toBeVisible();
  for (const text of ['みほん健診センター', '提出済みの情報との照合により', '書類を添付することで', '1度の申請における上限台数', '上記の利用規約に同意します', 'メールアドレス']) {
    expect(await page.evaluate((each) => { getSelection().removeAllRanges(); return window.find(each); }, text), text).toBe(true);
  }
});

test('B4: words are selected by drag, double and triple click and Ctrl+A, and copied in reading order', async ({ portal, page }) => {
  await portal.openTerms();
  const paragraphs = page.getByRole('main').getByRole('paragraph');
  const introductory = 2;  // when it was changed, and that it is a sample
  await expect(paragraphs.nth(introductory + 2)).toBeVisible();
  await paragraphs.nth(introductory).evaluate((element) => element.scrollIntoView());
  const texts = (await paragraphs.allTextContents()).slice(introductory);
  const [from, to] = [await placeOf(paragraphs.nth(introductory)), await placeOf(paragraphs.nth(introductory + 2))];
  await page.mouse.move(from.left + 1, from.top + 4);
  await page.mouse.down();
  await page.mouse.move(to.left + 60, to.top + 4, { steps: 8 });
  await page.mouse.up();
  const dragged = await copied(page);
  expect(dragged.startsWith(texts[0])).toBe(true);
  const lines = dragged.split(/\n+/);
  expect(lines[0]).toBe(texts[0]);
  expect(lines).toContain(texts[1]);
  expect(texts[2].startsWith(lines.at(-1))).toBe(true);
  // What is marked is where the words are drawn: over the whole first line and not beyond the paragraph.
  const at = await seenPixels(page);
  expect(at(from.left + 2, from.top + 2)).not.toBe(at(from.left - 6, from.top + 2));

  await page.mouse.click(from.left + 40, from.top + 10, { clickCount: 3 });
  expect((await selected(page)).trim()).toBe(texts[0]);
  await page.mouse.dblclick(from.left + 40, from.top + 10);
  const word = await selected(page);
  expect(word.length).toBeGreaterThan(0);
  expect(texts[0]).toContain(word);

  await page.keyboard.press('Control+a');
  const all = await copied(page);
  let position = -1;
  for (const text of [await page.getByRole('heading', { level: 1 }).textContent(), ...texts]) {
    const next = all.indexOf(text, position);
    expect(next, text).toBeGreaterThan(position);
    position = next;
  }
  const shape = (locator) => locator.evaluate((element) => getComputedStyle(element).cursor);
  expect(await shape(paragraphs.first())).toMatch(/auto|text/);
  expect(await page.evaluate(([x, y]) => document.elementFromPoint(x, y).tagName, [from.left + 20, from.top + 8])).toMatch(/^(P|SPAN)$/);
});
