// Measures what a person waits for: bytes on the wire and time until the form can be used, with a cold cache; what the shipped face
// adds afterwards; and the frames and the processor time of ten idle seconds and of typing. Prints one line of JSON. Run through tools/benchmark-page.
import { chromium } from '@playwright/test';
import config from '../playwright.config.js';
import { countFrames } from '../support/frames.js';
import { Portal } from '../support/portal.js';
import { applicants } from '../support/demo.js';
import { Server } from '../support/server.js';

const rounds = Number(process.argv[2] ?? 5);
const server = await Server.start();
const browser = await chromium.launch(config.use.launchOptions);
const options = { locale: 'ja-JP', viewport: { width: 1280, height: 800 } };

// The log-in alone is done first: its cookie goes into a context whose cache is empty.
const first = await browser.newContext(options);
await new Portal(await first.newPage(), server).logIn(applicants.kenshin[0]);
const storageState = await first.storageState();
await first.close();

async function coldStart() {
  const context = await browser.newContext({ ...options, storageState });
  const page = await context.newPage();
  const protocol = await context.newCDPSession(page);
  await protocol.send('Network.enable');
  const byKind = {};
  const kinds = new Map();
  const faces = new Set();  // the shipped face's sheet and slices: beauty that nobody waits for
  protocol.on('Network.responseReceived', (event) => {
    kinds.set(event.requestId, event.type);
    if (/\.woff2$|faces\.[^/]*\.css$/.test(event.response.url)) faces.add(event.requestId);
  });
  let bytes = 0;
  let sliceBytes = 0;
  protocol.on('Network.loadingFinished', (event) => {
    if (faces.has(event.requestId)) {
      sliceBytes += event.encodedDataLength;
      return;
    }
    bytes += event.encodedDataLength;
    const kind = kinds.get(event.requestId) ?? 'Other';
    byKind[kind] = (byKind[kind] ?? 0) + event.encodedDataLength;
  });
  const started = performance.now();
  await page.goto(`${server.url}/applications/use-start/form`, { waitUntil: 'commit' });
  await page.getByRole('textbox', { name: '職員数' }).waitFor();
  const usableMs = performance.now() - started;
  const usableBytes = bytes;
  const usableByKind = { ...byKind };

  await page.waitForFunction(() => ['ready', 'shipped'].includes(document.documentElement.dataset.faces));
  await page.waitForTimeout(1500);
  const frames = await countFrames(page);
  await protocol.send('Performance.enable');
  const taskSeconds = async () =>
    (await protocol.send('Performance.getMetrics')).metrics.find((metric) => metric.name === 'TaskDuration').value;
  return { context, page, usableBytes, usableByKind, sliceBytes, usableMs, frames, taskSeconds };
}

const usable = [];
let last;
for (let round = 0; round < rounds; ++round) {
  if (last) await last.context.close();
  last = await coldStart();
  usable.push(last.usableMs);
}
const before = await last.taskSeconds();
await last.page.waitForTimeout(10_000);
const idleTaskMs = (await last.taskSeconds() - before) * 1000;
const idleFrames = await last.frames();

await last.page.evaluate(() => {
  window.longTasks = 0;
  new PerformanceObserver((list) => { window.longTasks += list.getEntries().length; }).observe({ type: 'longtask' });
});
await last.page.getByRole('textbox', { name: '職員数' }).click();
const keys = '1234'.repeat(10);
const beforeTyping = await last.taskSeconds();
for (const key of keys) {
  await last.page.keyboard.press(key);
  await last.page.keyboard.press('Backspace');
}
const typedTaskMs = (await last.taskSeconds() - beforeTyping) * 1000 / (keys.length * 2);
const longTasks = await last.page.evaluate(() => window.longTasks);
usable.sort((left, right) => left - right);

console.log(JSON.stringify({
  wireBytes: last.usableBytes, wireBytesByKind: last.usableByKind, sliceBytes: last.sliceBytes, usableMsMedian: Math.round(usable[Math.floor(usable.length / 2)]),
  idleSeconds: 10, idleFrames, idleTaskMs: Math.round(idleTaskMs * 10) / 10,
  keyTaskMs: Math.round(typedTaskMs * 10) / 10, longTasksWhileTyping: longTasks,
}));
await browser.close();
await server.dispose();
