// The start: HTML is painted at once, script and module come side by side, nothing jumps, and who comes again fetches nothing.
import { expect, test } from './support/test.js';

/** A slow line: what is asked for in sequence is seen to be. */
async function throttle(page, bytes_per_second = 200_000) {
  const protocol = await page.context().newCDPSession(page);
  await protocol.send('Network.enable');
  await protocol.send('Network.emulateNetworkConditions', {
    offline: false, latency: 100, downloadThroughput: bytes_per_second, uploadThroughput: bytes_per_second,
  });
  return protocol;
}

const timing = (page) => page.evaluate(() => {
  const entries = performance.getEntriesByType('resource');
  const of = (pattern) => entries.find(({ name }) => pattern.test(name))?.toJSON();
  return {
    wasm: of(/\.wasm$/), script: of(/madoguchi\.[^/]*\.js$/), style: of(/style\.[^/]*\.css$/), session: of(/\/session$/),
    paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
  };
});

test('B4: cover, script, module and session come side by side, the cover is painted first, and nothing jumps', async ({ portal, page }) => {
  await page.addInitScript(() => {
    window.shifts = 0;
    new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.shifts += entry.value; }).observe({ type: 'layout-shift', buffered: true });
  });
  await throttle(page);
  await portal.open('/login');
  await expect(portal.button('ログイン')).toBeVisible();
  const { wasm, script, style, session, paint } = await timing(page);
  const first_end = Math.min(wasm.responseEnd, script.responseEnd);
  expect(wasm.startTime).toBeLessThan(first_end);
  expect(script.startTime).toBeLessThan(first_end);
  expect(Math.abs(wasm.startTime - style.startTime), 'all are asked for by the first bytes of the page').toBeLessThan(100);
  expect(paint, 'the cover is painted before the module is there').toBeLessThan(wasm.responseEnd);
  expect(session.startTime, 'nor does the session wait for the module').toBeLessThan(wasm.responseEnd);
  expect(await page.evaluate(() => window.shifts)).toBe(0);
  expect(await page.evaluate(() => performance.getEntriesByType('resource').filter(({ name }) => /\.wasm$|madoguchi\.[^/]*\.js$/.test(name)).length), 'each once').toBe(2);
});

test('B4: the second visit transfers nothing but the question whether the page has changed', async ({ portal, page, server }) => {
  await portal.open('/login');
  await expect(portal.button('ログイン')).toBeVisible();
  const again = await page.context().newPage();
  const protocol = await page.context().newCDPSession(again);
  await protocol.send('Network.enable');
  const statuses = [];
  protocol.on('Network.responseReceivedExtraInfo', ({ statusCode }) => statuses.push(statusCode));
  await again.goto(`${server.url}/login`);
  await expect(again.getByRole('button', { name: 'ログイン', exact: true })).toBeVisible();
  expect(statuses[0], 'index.html').toBe(304);
  const assets = await again.evaluate(() => performance.getEntriesByType('resource')
    .filter(({ name }) => name.includes('/assets/')).map(({ name, transferSize }) => [name, transferSize]));
  expect(assets.length).toBeGreaterThanOrEqual(3);
  expect(assets.filter(([, size]) => size !== 0)).toEqual([]);
});

test('B4: a slow download shows how far it is, and a way to try again when it takes very long', async ({ portal, page }) => {
  await throttle(page, 30_000);
  await page.goto(`${portal.server.url}/login`, { waitUntil: 'commit' });
  const progress = page.getByRole('progressbar', { name: '読み込みの進み具合' });
  await expect(progress).toBeVisible();
  const share = () => progress.evaluate((element) => element.value);
  await expect.poll(share).toBeGreaterThan(0);
  const before = await share();
  await expect.poll(share).toBeGreaterThan(before);
  await page.evaluate(() => { for (const animation of document.getAnimations()) if (animation.animationName === 'appear') animation.finish(); });
  await expect(page.getByText('通信に時間がかかっています。')).toBeVisible();
  await expect(page.getByRole('link', { name: 'もう一度読み込む' })).toBeVisible();
});

for (const [what, pattern] of [['the module', /\.wasm$/], ['the script', /madoguchi\.[^/]*\.js$/]]) {
  test(`B4: when ${what} cannot be downloaded there is a way to try again`, async ({ page, server }) => {
    await page.route(pattern, (route) => route.abort());
    await page.goto(`${server.url}/login`);
    if (what === 'the module') {
      await expect(page.getByRole('alert')).toContainText('通信が途切れた');
    } else {
      await page.evaluate(() => { for (const animation of document.getAnimations()) if (animation.animationName === 'appear') animation.finish(); });
    }
    await page.unroute(pattern);
    await page.getByRole('link', { name: 'もう一度読み込む' }).click();
    await expect(page.getByRole('button', { name: 'ログイン', exact: true })).toBeVisible();
  });
}
