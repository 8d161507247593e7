// What is really to be seen: the pixels of screenshots.
import { offerPictures } from './open_picture.js';

/**
 * @param {'css' | 'device'} [scale] a pixel of the picture is a CSS pixel or one of the screen
 * @returns {Promise<{width: number, height: number, rgb: (x: number, y: number) => number[], rgba: Uint8ClampedArray, bytes: Buffer}>}
 */
export async function pictureOf(page, scale = 'device', clip = undefined) {
  const bytes = await page.screenshot({ scale, clip, animations: 'allow' });
  await offerPictures(page);
  const { width, height, data } = await page.evaluate(async (encoded) => {
    const context = await openPicture(encoded);
    const { width: columns, height: rows } = context.canvas;
    const pixels = context.getImageData(0, 0, columns, rows).data;
    let text = '';
    for (let at = 0; at < pixels.length; at += 32768) text += String.fromCharCode(...pixels.subarray(at, at + 32768));
    return { width: columns, height: rows, data: btoa(text) };
  }, bytes.toString('base64'));
  const pixels = Buffer.from(data, 'base64');
  const rgb = (x, y) => {
    const at = (Math.round(y) * width + Math.round(x)) * 4;
    return [pixels[at], pixels[at + 1], pixels[at + 2]];
  };
  return { width, height, rgb, rgba: new Uint8ClampedArray(pixels), bytes };
}

/** @returns {Promise<(x: number, y: number) => string>} colour at a place, CSS pixels of the window, as "r,g,b" */
export async function seenPixels(page) {
  const { rgb } = await pictureOf(page, 'css');
  return (x, y) => rgb(x, y).join();
}

/** How alike two pictures of one size are: the correlation of their brightness, 1 for the same, 0 for strangers. */
export function likeness(left, right, dx = 0, dy = 0) {
  const grey = (picture, x, y) => picture.rgb(x, y).reduce((sum, part) => sum + part, 0) / 3;
  const margin = 4;
  const pairs = [];
  for (let y = margin; y < left.height - margin; ++y) {
    for (let x = margin; x < left.width - margin; ++x) pairs.push([grey(left, x, y), grey(right, x + dx, y + dy)]);
  }
  const mean = (index) => pairs.reduce((sum, pair) => sum + pair[index], 0) / pairs.length;
  const [left_mean, right_mean] = [mean(0), mean(1)];
  let product = 0, left_square = 0, right_square = 0;
  for (const [a, b] of pairs) {
    product += (a - left_mean) * (b - right_mean);
    left_square += (a - left_mean) ** 2;
    right_square += (b - right_mean) ** 2;
  }
  return product / Math.sqrt(left_square * right_square || 1);
}

/** Whether a filled control is drawn exactly where its element lies: its ground ends at the element's edges. */
export async function isDrawnAt(page, locator) {
  const { x, y, width, height } = await locator.boundingBox();
  const at = await seenPixels(page);
  const middle = y + height / 2;
  const ground = at(x + 6, middle);
  const inside = [at(x + width - 6, middle), at(x + width / 2, y + 5), at(x + width / 2, y + height - 5)];
  const outside = [at(x - 4, middle), at(x + width + 4, middle), at(x + width / 2, y - 4), at(x + width / 2, y + height + 4)];
  return inside.every((colour) => colour === ground) && outside.every((colour) => colour !== ground);
}
