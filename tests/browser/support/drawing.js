// What the client draws on its canvas, and when.
import { pictureOf } from './pixels.js';

/** Waits until nothing is drawn any more: two frames of the browser without one of the client. */
export async function atRest(page) {
  await page.evaluate(() => new Promise((resolve) => {
    const rest = () => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    document.fonts.ready.then(rest);
  }));
}

/** The size of the canvas' memory and of what it covers, physical pixels. */
export const canvasSize = (page) => page.evaluate(() => {
  const canvas = document.getElementById('canvas');
  return { width: canvas.width, height: canvas.height, covered: [Math.round(canvas.clientWidth * devicePixelRatio), Math.round(canvas.clientHeight * devicePixelRatio)] };
});

/**
 * The same element as the browser writes it and as the client draws it, at its own place.
 * @returns {Promise<{drawn: object, written: object}>} pictures
 */
export async function drawnAndWritten(page, locator, width) {
  const box = await locator.boundingBox();
  const clip = { x: Math.floor(box.x), y: Math.floor(box.y), width: Math.ceil(Math.min(box.width, width)), height: Math.ceil(box.height) };
  const drawn = await pictureOf(page, 'device', clip);
  const show = (written) => locator.evaluate((element, on) => {
    document.getElementById('canvas').style.visibility = on ? 'hidden' : '';
    element.style.setProperty('color', on ? '#1a1f29' : '', 'important');
  }, written);
  await show(true);
  const written = await pictureOf(page, 'device', clip);
  await show(false);
  return { drawn, written };
}

/** The shipped face is drawn and no slice is under way: from here on the same text looks the same on every machine. */
export async function shippedFaces(page) {
  await page.waitForFunction(() => ['ready', 'shipped'].includes(document.documentElement.dataset.faces));
  // The face is put on when another screen is shown or nobody looks; here nobody does for a moment.
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { configurable: true, value: true });
    document.dispatchEvent(new Event('visibilitychange'));
    delete document.hidden;
  });
  await page.waitForFunction(() => document.documentElement.dataset.faces === 'shipped');
  await atRest(page);
  await page.waitForFunction(() => document.documentElement.dataset.faces === 'shipped' && document.fonts.status === 'loaded');
}
