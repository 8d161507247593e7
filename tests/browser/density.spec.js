// Sharp at every density: the canvas has the screen's own pixels, edges stand between them, letters are as the browser draws them.
import { atRest, canvasSize, drawnAndWritten } from './support/drawing.js';
import { likeness, pictureOf } from './support/pixels.js';
import { expect, test } from './support/test.js';
import { whole } from './support/whole.js';

const window_of = { width: 1280, height: 800 };

async function openAt(browser, server, density, options = {}) {
  const context = await browser.newContext({ locale: 'ja-JP', deviceScaleFactor: density, viewport: window_of, ...options });
  const page = await context.newPage();
  await page.goto(`${server.url}/login`);
  await expect(page.getByRole('button', { name: 'ログイン', exact: true })).toBeVisible();
  await atRest(page);
  return page;
}

/** Colours down a column of physical pixels, runs of one colour as one: [colour, length]… */
function runs(picture, x, from, to) {
  const found = [];
  for (let y = from; y < to; ++y) {
    const colour = picture.rgb(x, y).join();
    if (found.at(-1)?.[0] === colour) found.at(-1)[1] += 1;
    else found.push([colour, 1]);
  }
  return found;
}

/** The button's edges are sharp, the field's border is one line of its colour, and the canvas is as large as the screen it covers. */
async function expectSharp(page, density) {
  const { width, height, covered } = await canvasSize(page);
  expect([width, height]).toEqual(covered);
  const button = await seen(page, page.getByRole('button', { name: 'ログイン', exact: true }), density);
  expect(button.edge.map(([colour]) => colour), `the button's upper edge at ${density}`).toHaveLength(2);
  const { edge: border } = await seen(page, page.getByRole('textbox', { name: 'ユーザー名' }), density);
  expect(border, `outside, border, inside at ${density}: ${JSON.stringify(border)}`).toHaveLength(3);
  expect(border[1][1]).toBe(Math.max(1, Math.floor(density)));
}

/** The runs of colours across the upper edge of a control, at a place where its ground has no words. */
async function seen(page, locator, density) {
  await locator.scrollIntoViewIfNeeded();
  await atRest(page);
  const { x, y } = await locator.boundingBox();
  const picture = await pictureOf(page);
  return { edge: runs(picture, Math.round((x + 20) * density), Math.round((y - 5) * density), Math.round((y + 5) * density)) };
}

/** What the canvas shows of the heading beside what the browser makes of the very same element; a CSS pixel to any side is as good. */
async function likenessToBrowser(page, density) {
  const { drawn, written } = await drawnAndWritten(page, page.getByRole('heading', { level: 1 }), 160);
  const reach = Math.ceil(density);
  const steps = Array.from({ length: 2 * reach + 1 }, (_, index) => index - reach);
  return Math.max(...steps.flatMap((dx) => steps.map((dy) => likeness(drawn, written, dx, dy))));
}

for (const density of [1, 1.25, 1.5, 2, 3]) {
  test(`B4: edges are sharp and letters are the browser's own at ${density} pixels a pixel${whole(![1, 2].includes(density))}`, async ({ browser, server }) => {
    const page = await openAt(browser, server, density);
    await expectSharp(page, density);
    expect(await likenessToBrowser(page, density)).toBeGreaterThan(0.95);
    await page.context().close();
  });
}

test('B4: edges are sharp at every zoom of the browser @whole', async ({ browser, server }) => {
  // Zoom is a density with fewer or more CSS pixels in the window; these windows have whole physical ones.
  for (const [zoom, width, height] of [[0.8, 1600, 1000], [1.1, 1100, 700], [1.75, 720, 440], [4, 320, 200]]) {
    const page = await openAt(browser, server, zoom, { viewport: { width, height } });
    await expectSharp(page, zoom);
    await page.context().close();
  }
});

test('B4: a window that is dragged to a screen of another density is drawn anew for it', async ({ browser, server }) => {
  const page = await openAt(browser, server, 1);
  const protocol = await page.context().newCDPSession(page);
  for (const [density, height] of [[2, 780], [1.5, 760], [1, 800]]) {
    // An emulated screen tells of its density only together with another size.
    await protocol.send('Emulation.setDeviceMetricsOverride', { width: window_of.width, height, deviceScaleFactor: density, mobile: false });
    await expect.poll(async () => {
      await atRest(page);
      return (await canvasSize(page)).width;
    }).toBe(window_of.width * density);
    const { width, height: drawn_height, covered } = await canvasSize(page);
    expect([width, drawn_height]).toEqual(covered);
  }
  await expectSharp(page, 1);  // the glyphs of the densities between are gone
  await page.context().close();
});

test('B4: pinch zoom is drawn sharp when the fingers rest, and costs nothing afterwards', async ({ browser, server }) => {
  const page = await openAt(browser, server, 2, { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });
  const protocol = await page.context().newCDPSession(page);
  const before = await canvasSize(page);
  await protocol.send('Emulation.setPageScaleFactor', { pageScaleFactor: 2 });
  await expect.poll(async () => (await canvasSize(page)).width).toBe(before.width * 2);
  await protocol.send('Emulation.setPageScaleFactor', { pageScaleFactor: 5 });
  await expect.poll(async () => (await canvasSize(page)).width).toBeGreaterThan(before.width * 2);
  const { width, height } = await canvasSize(page);
  expect(width * height).toBeLessThanOrEqual(12.1e6);
  await protocol.send('Emulation.setPageScaleFactor', { pageScaleFactor: 1 });
  await expect.poll(async () => (await canvasSize(page)).width).toBe(before.width);
  await page.context().close();
});
