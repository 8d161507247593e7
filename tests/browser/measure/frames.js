// Measures what a frame costs in the browser: the form with all its faults shown, help open and ten attachments, once where nothing has changed but the
// offset, once after each key; and the same again where WebGL's calls do nothing, which leaves what building the frame costs: software WebGL waits for the
// processor that draws. Prints one line of JSON: medians in milliseconds of the main thread. Run through tools/benchmark-frames.
import { chromium } from '@playwright/test';
import { pdf } from '../../server/outside/support/files.js';
import config from '../playwright.config.js';
import { applicants } from '../support/demo.js';
import { Portal } from '../support/portal.js';
import { Server } from '../support/server.js';

const attachments = 10;
const frames = 200;

const server = await Server.start();
const browser = await chromium.launch(config.use.launchOptions);
const page = await browser.newPage({ locale: 'ja-JP', viewport: { width: 1280, height: 800 } });
await page.addInitScript(() => {
  window.costs = [];
  const original = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (callback) => original((time) => {
    const begin = performance.now();
    callback(time);
    window.costs.push(performance.now() - begin);
  });
});
const portal = new Portal(page, server);
await portal.signIn(applicants.sejutsu[0]);
await portal.open('/applications/use-start/form');
await portal.chooseDocuments(...Array.from({ length: attachments }, (_, index) => pdf(`届出の書類 ${index + 1}.pdf`, 20_000)));
await page.getByRole('button', { name: /説明|ヘルプ|とは/ }).first().click();
await portal.button('送信').click();
await page.getByRole('alert').first().waitFor();
const nodes = await page.locator('#mirror [data-id]').count();

/** Draws frames by an event each and gives what each of the client's frames took. */
const costs_of = (type) => page.evaluate(async ([event, count]) => {
  const field = document.querySelector('#mirror input[inputmode="numeric"]');
  const next = () => new Promise((resolve) => setTimeout(resolve, 25));
  window.costs.length = 0;
  for (let i = 0; i < count; ++i) {
    if (event === 'input') field.value = String(i % 7 + 1);
    (event === 'input' ? field : window).dispatchEvent(new Event(event, { bubbles: true }));
    await next();
  }
  return window.costs;
}, [type, frames]);

const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
const rounded = (ms) => Math.round(ms * 100) / 100;
/** From now on WebGL answers what it answered before, and draws nothing. */
const silence_webgl = () => page.evaluate(() => {
  const { prototype } = WebGL2RenderingContext;
  const parameters = new Map();
  const { getParameter } = prototype;
  for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
    if (typeof value === 'function') prototype[name] = () => {};
  }
  prototype.getParameter = function (name) {
    if (!parameters.has(name)) parameters.set(name, getParameter.call(this, name));
    return parameters.get(name);
  };
});

const cost = async (type) => rounded(median(await costs_of(type)));
const scrolledMsMedian = await cost('scroll');
const typedMsMedian = await cost('input');
await silence_webgl();
const builtScrolledMsMedian = await cost('scroll');
const builtTypedMsMedian = await cost('input');
console.log(JSON.stringify({ nodes, frames, scrolledMsMedian, typedMsMedian, builtScrolledMsMedian, builtTypedMsMedian }));
await browser.close();
await server.dispose();
