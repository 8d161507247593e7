// The colours that the canvas really shows, given to the mirror's words: the mirror is transparent, so that whoever judges contrast by CSS sees nothing.
// Each element that has words gets as its background the colour that most pixels under them have, and as its colour the one that stands out most.
import { offerPictures } from './open_picture.js';

/**
 * @param {import('@playwright/test').Page} page the whole page must be in view
 * @returns {Promise<{words: string, ratio: number, least: number}[]>} the contrast of each piece of text and what WCAG 1.4.3 asks of it
 */
export async function showDrawnColours(page) {
  const picture = (await page.screenshot()).toString('base64');
  await offerPictures(page);
  return page.evaluate(async (encoded) => {
    const picture_context = await openPicture(encoded);
    const bitmap = picture_context.canvas;
    const scale = bitmap.width / innerWidth;
    const light = (channel) => (channel <= 10 ? channel / 3294.6 : ((channel / 255 + 0.055) / 1.055) ** 2.4);
    const luminance = (pixel) => 0.2126 * light(pixel >> 16) + 0.7152 * light(pixel >> 8 & 255) + 0.0722 * light(pixel & 255);
    const distance = ({ ink, ground }) => Math.abs(Math.log((luminance(ink) + 0.05) / (luminance(ground) + 0.05)));
    const contrasts = [];
    const css = (pixel) => `rgb(${pixel >> 16}, ${pixel >> 8 & 255}, ${pixel & 255})`;

    const colours_in = ({ left, top, width, height }) => {
      const [x, y, w, h] = [Math.floor(left * scale), Math.floor(top * scale), Math.ceil(width * scale), Math.ceil(height * scale)];
      if (w < 1 || h < 1 || x < 0 || y < 0 || x + w > bitmap.width || y + h > bitmap.height) return null;
      const { data } = picture_context.getImageData(x, y, w, h);
      const counts = new Map();
      for (let i = 0; i < data.length; i += 4) {
        const pixel = data[i] << 16 | data[i + 1] << 8 | data[i + 2];
        counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
      }
      const ground = [...counts].reduce((most, entry) => (entry[1] > most[1] ? entry : most))[0];
      const ink = [...counts.keys()].reduce((most, pixel) => (distance({ ink: pixel, ground }) > distance({ ink: most, ground }) ? pixel : most), ground);
      return { ink, ground };
    };
    const paint = (element, box) => {
      // Dimmed behind a dialog, or not drawn now (the skip link without the focus).
      if (element.closest('[inert]') || element.closest('[data-id]').clientWidth <= 1) return;
      const colours = colours_in(box);
      if (!colours) return;
      for (const [name, value] of [['color', css(colours.ink)], ['-webkit-text-fill-color', css(colours.ink)], ['background-color', css(colours.ground)]]) {
        element.style.setProperty(name, value, 'important');
      }
      element.dataset.painted = '';
      const { fontSize, fontWeight } = getComputedStyle(element);
      const large = parseFloat(fontSize) >= 24 || (parseFloat(fontSize) >= 18.66 && Number(fontWeight) >= 700);
      contrasts.push({ words: element.textContent || element.value, ratio: Math.exp(distance(colours)), least: large ? 3 : 4.5 });
    };
    const words = document.createTreeWalker(document.getElementById('mirror'), NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    const found = [];
    for (let text = words.nextNode(); text; text = words.nextNode()) {
      range.selectNodeContents(text);
      // A line's own box reaches beyond what is seen of it.
      const element = text.parentElement.closest(':not(.line)');
      if (text.data.trim() !== '') found.push([element, range.getBoundingClientRect()]);
    }
    for (const field of document.querySelectorAll('#mirror input:not([type=radio], [type=checkbox])')) {
      if (field.value) found.push([field, field.getBoundingClientRect()]);
    }
    for (const [element, box] of found) paint(element, box);
    return contrasts;
  }, picture);
}

/** Takes the colours away again. */
export async function hideDrawnColours(page) {
  await page.evaluate(() => {
    for (const element of document.querySelectorAll('[data-painted]')) {
      for (const name of ['color', '-webkit-text-fill-color', 'background-color']) element.style.removeProperty(name);
      delete element.dataset.painted;
    }
  });
}
