// The shipped face: it costs the start nothing, it is put on without a jump, and then the same text looks the same everywhere.
import { applicants } from './support/demo.js';
import { atRest, drawnAndWritten, shippedFaces } from './support/drawing.js';
import { likeness, pictureOf } from './support/pixels.js';
import { expect, test } from './support/test.js';

const state = (page) => page.evaluate(() => document.documentElement.dataset.faces);
const is_face = (request) => /\.woff2$|faces\.[^/]*\.css$/.test(request.url());

/** Watches from now on; gives the addresses that were asked for. */
function watchFaces(page) {
  const asked = [];
  page.on('request', (request) => { if (is_face(request)) asked.push(request.url()); });
  return asked;
}

const hide = (page) => page.evaluate(() => {
  Object.defineProperty(document, 'hidden', { configurable: true, value: true });
  document.dispatchEvent(new Event('visibilitychange'));
  delete document.hidden;
});

test('B4: slices are fetched after the first screen, put on with the next one, and there from the start when one comes again', async ({ portal, page, server }) => {
  const requests = [];
  page.on('request', (request) => requests.push(request));
  const slices = [];
  page.on('response', (response) => { if (is_face(response.request())) slices.push(response); });
  await portal.open('/');
  await expect(portal.link('ログインはこちら')).toBeVisible();
  await page.waitForFunction(() => document.documentElement.dataset.faces === 'ready');
  const first = requests.findIndex(is_face);
  expect(first).toBeGreaterThan(requests.findIndex((request) => request.url().endsWith('/api/v1/session')));
  expect(requests.slice(first).filter((request) => !is_face(request))).toEqual([]);
  for (const slice of slices.filter((response) => response.url().endsWith('.woff2'))) {
    expect(slice.status()).toBe(200);
    expect(slice.headers()['content-type']).toBe('font/woff2');
    expect(slice.headers()['cache-control']).toContain('immutable');
    expect(slice.headers()['content-encoding']).toBeUndefined();
  }

  // What is being read is left alone.
  await atRest(page);
  const read = await pictureOf(page);
  await page.waitForTimeout(300);
  expect((await pictureOf(page)).bytes.equals(read.bytes)).toBe(true);

  await portal.link('ログインはこちら').click();
  await expect(portal.button('ログイン')).toBeVisible();
  await expect.poll(() => state(page)).toBe('shipped');
  await atRest(page);
  expect(await page.evaluate(() => getComputedStyle(document.querySelector('h1')).fontFamily)).toContain('Slices');
  const { drawn, written } = await drawnAndWritten(page, page.getByRole('heading', { level: 1 }), 120);
  expect(likeness(drawn, written), 'the canvas has the slices too').toBeGreaterThan(0.95);

  const again = await page.context().newPage();
  await again.goto(`${server.url}/login`);
  await again.waitForFunction(() => ['ready', 'shipped'].includes(document.documentElement.dataset.faces));
  const transferred = await again.evaluate(() => performance.getEntriesByType('resource')
    .filter(({ name }) => name.endsWith('.woff2')).map(({ transferSize }) => transferSize));
  expect(transferred.length).toBeGreaterThan(0);
  expect(Math.max(...transferred)).toBe(0);
});

test('B4: a face that is put on while nobody looks leaves what is read in its place', async ({ portal, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await portal.signIn(applicants.sejutsu[0]);
  await portal.open('/applications/use-start/form');
  await expect(portal.field('申請台数')).toBeVisible();
  const top = portal.field('職員数');
  await top.evaluate((element) => scrollTo(0, element.getBoundingClientRect().top + scrollY - 10));
  await page.waitForFunction(() => document.documentElement.dataset.faces === 'ready');
  await atRest(page);
  const before = await top.boundingBox();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await shippedFaces(page);
  const after = await top.boundingBox();
  expect(Math.abs(after.y - before.y)).toBeLessThanOrEqual(1);
  test.info().annotations.push({ type: 'page height', description: `${height} to ${await page.evaluate(() => document.documentElement.scrollHeight)}` });
});

test('B4: a composition is not disturbed by the face', async ({ portal, page }) => {
  await portal.open('/login');
  await portal.field('ユーザー名').click();
  await page.waitForFunction(() => document.documentElement.dataset.faces === 'ready');
  const protocol = await page.context().newCDPSession(page);
  await protocol.send('Input.imeSetComposition', { text: 'やまだ', selectionStart: 3, selectionEnd: 3 });
  await hide(page);
  expect(await state(page)).toBe('ready');
  await protocol.send('Input.insertText', { text: '山田' });
  await hide(page);
  await expect.poll(() => state(page)).toBe('shipped');
  await expect(portal.field('ユーザー名')).toHaveValue('山田');
});

test('B4: who saves data fetches no face', async ({ portal, page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true, effectiveType: '4g' } }));
  const asked = watchFaces(page);
  await portal.open('/');
  await expect(portal.link('ログインはこちら')).toBeVisible();
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(() => requestIdleCallback(resolve))));
  expect(await state(page)).toBe('system');
  expect(asked).toEqual([]);
});
