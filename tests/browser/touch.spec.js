// A phone in the hand: taps, scrolling with a finger, pinch zoom, the soft keyboard, a turned device.
import { devices } from '@playwright/test';

import { applicants } from './support/demo.js';
import { expect, test } from './support/test.js';

const { userAgent, viewport, isMobile, hasTouch } = devices['Pixel 7'];
test.use({ userAgent, viewport, isMobile, hasTouch, deviceScaleFactor: 2 });

const form = '/applications/use-start/form';

/** Fingers that touch, move from one place to another in steps, and leave. @param {[number, number][][]} steps places of all fingers */
async function move(page, steps) {
  const protocol = await page.context().newCDPSession(page);
  const touch = (type, places) => protocol.send('Input.dispatchTouchEvent', { type, touchPoints: places.map(([x, y], id) => ({ x, y, id })) });
  await touch('touchStart', steps[0]);
  for (const places of steps.slice(1)) await touch('touchMove', places);
  await touch('touchEnd', []);
}

const scrolled = (page) => page.evaluate(() => scrollY);

test('B4: every kind of control answers a tap at once, and no hover stays behind', async ({ portal, page }) => {
  await portal.signIn(applicants.kenshin[0]);
  await portal.open(form);
  await portal.radio('書類を添付することで').tap();
  await expect(portal.radio('書類を添付することで')).toBeChecked();
  await portal.radio('提出済みの情報との照合により').tap();
  await expect(portal.radio('提出済みの情報との照合により')).toBeChecked();
  await portal.field('口座番号').tap();
  await expect(portal.field('口座番号')).toBeFocused();
  await page.keyboard.type('1');
  await portal.consent().tap();
  await expect(portal.consent()).toBeChecked();
  await portal.button('送信').tap();
  await expect(page.getByRole('alert').first()).toBeVisible();
  // A double tap on a control is two taps, not a zoom, and the first one waits for nothing.
  const control = page.locator('#mirror :is(a, button, label, input)');
  expect(await control.evaluateAll((all) => all.filter((each) => getComputedStyle(each).touchAction !== 'manipulation' && each.dataset.role !== 'textbox')
    .map((each) => each.dataset.id))).toEqual([]);
  await portal.link('トップページ').or(page.getByRole('banner').getByRole('link')).first().tap();
  await expect(portal.heading('施術所等向け総合ポータルサイト')).toBeVisible();
});

test('B4: a finger scrolls, two fingers zoom, and what is drawn stays under what is pressed', async ({ portal, page }) => {
  await portal.openTerms();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const twenty = Array.from({ length: 20 }, (_, step) => step);
  await move(page, twenty.map((step) => [[200, 600 - 20 * step]]));
  await expect.poll(() => scrolled(page)).toBeGreaterThan(300);

  await move(page, twenty.map((step) => [[200, 290 - 5 * step], [200, 310 + 5 * step]]));
  await expect.poll(() => page.evaluate(() => visualViewport.scale)).toBeGreaterThan(1.5);
  // The canvas covers the layout viewport, as the elements over it do: both are magnified by the browser alike.
  expect(await page.evaluate(() => {
    const { left, top, width, height } = document.getElementById('canvas').getBoundingClientRect();
    return [left, top, width, height].map(Math.round);
  })).toEqual(await page.evaluate(() => [0, 0, document.documentElement.clientWidth, document.documentElement.clientHeight]));
});

test('B4: what is typed into stays above the soft keyboard, with its label', async ({ portal, page }) => {
  await portal.signIn(applicants.kenshin[0]);
  await portal.open(form);
  const field = portal.field('申請台数');
  await field.tap();
  await page.setViewportSize({ width: viewport.width, height: 360 });  // interactive-widget=resizes-content
  await expect.poll(() => field.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return top >= 0 && bottom <= visualViewport.height;
  })).toBe(true);
  const label = page.getByText('申請台数').last();
  await expect(label).toBeAttached();
});

test('B4: a device that is turned shows what was read before', async ({ portal, page }) => {
  await portal.openTerms();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const part = page.getByRole('heading', { level: 2 }).nth(2);
  await part.evaluate((element) => scrollTo(0, element.getBoundingClientRect().top + scrollY - 8));
  const top = async () => Math.round((await part.boundingBox()).y);
  await expect.poll(top).toBe(8);
  await page.setViewportSize({ width: viewport.height, height: viewport.width });
  await expect.poll(() => page.evaluate(() => document.querySelector('#mirror').getBoundingClientRect().width)).toBe(viewport.height);
  await expect.poll(top).toBe(8);
  await page.setViewportSize(viewport);
  await expect.poll(top).toBe(8);
});
