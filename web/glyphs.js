// Rasterises characters with Canvas 2D for Dear ImGui's font atlas: everything that the browser can show is there, in the person's own faces, with
// nothing to download. A character is a grapheme cluster (a letter with its marks, an emoji sequence). Partner of shell/platform/web/glyphs.cpp.

import { font } from './fonts.js';

const margin = 1;  // anti-aliasing reaches over the measured box by up to a pixel

export class Glyphs {
  #bridge;
  #context;
  #font = '';
  #measured = null;

  constructor(bridge) {
    this.#bridge = bridge;
    const canvas = typeof OffscreenCanvas === 'undefined' ? document.createElement('canvas') : new OffscreenCanvas(64, 64);
    this.#context = canvas.getContext('2d', { willReadFrequently: true });
    if ('lang' in this.#context) this.#context.lang = 'ja';  // Japanese shapes of unified characters in fallback faces
  }

  /** Called with each text that is measured, and whether it is bold. */
  on_glyph = () => {};

  /** The faces have changed: their list is looked at anew. */
  forget() {
    this.#font = '';
  }

  /**
   * The face's extent at a size, physical pixels: how far it reaches above and below the baseline.
   * @returns {[number, number]} ascent, descent (both positive)
   */
  extent(size, bold) {
    this.#use(size, bold);
    const metrics = this.#context.measureText('国Ag');
    const ascent = metrics.fontBoundingBoxAscent ?? metrics.actualBoundingBoxAscent;
    const descent = metrics.fontBoundingBoxDescent ?? metrics.actualBoundingBoxDescent;
    return [ascent, descent];
  }

  /**
   * Measures a character; draw() then draws this one. Physical pixels from the pen's position on the baseline, y downwards.
   * @returns {[number, number, number, number, number]} advance, left, top, width, height of the bitmap (width 0: nothing to be seen)
   */
  measure(text, size, bold) {
    this.#use(size, bold);
    this.on_glyph(text, bold);
    const metrics = this.#context.measureText(text);
    const left = Math.floor(-metrics.actualBoundingBoxLeft) - margin;
    const top = Math.floor(-metrics.actualBoundingBoxAscent) - margin;
    const right = Math.ceil(metrics.actualBoundingBoxRight) + margin;
    const bottom = Math.ceil(metrics.actualBoundingBoxDescent) + margin;
    const blank = metrics.actualBoundingBoxRight <= -metrics.actualBoundingBoxLeft || /^[\s\p{Cc}\p{Cf}\p{Zs}]$/u.test(text);
    this.#measured = blank ? null : { text, left, top, width: right - left, height: bottom - top };
    return [metrics.width, left, top, blank ? 0 : right - left, blank ? 0 : bottom - top];
  }

  /**
   * Writes the measured character to `pointer`, row by row: its coverage, a byte a pixel, since its colour is that of the text; or RGBA, for which
   * there is room, where it has colours of its own (emoji).
   * @returns {boolean} whether it has colours
   */
  draw(pointer) {
    const { text, left, top, width, height } = this.#measured;
    const canvas = this.#context.canvas;
    if (canvas.width < width || canvas.height < height) {
      canvas.width = Math.max(canvas.width, width);
      canvas.height = Math.max(canvas.height, height);
      const current = this.#font;
      this.#font = '';  // resizing resets the context's state
      this.#apply(current);
    }
    this.#context.clearRect(0, 0, width, height);
    this.#context.fillText(text, -left, -top);
    const pixels = this.#context.getImageData(0, 0, width, height).data;
    let colored = 0;
    for (let index = 0; index < pixels.length; index += 4) colored |= pixels[index] | pixels[index + 1] | pixels[index + 2];  // else it is black
    const out = this.#bridge.bytes(pointer, colored ? pixels.length : width * height);
    if (colored) out.set(pixels);
    else for (let index = 0; index < out.length; ++index) out[index] = pixels[index * 4 + 3];
    return Boolean(colored);
  }

  #use(size, bold) {
    this.#apply(font(size, bold));
  }

  #apply(wanted) {
    if (this.#font === wanted) return;  // setting it parses the whole list of faces
    this.#font = wanted;
    this.#context.font = wanted;
    this.#context.fontKerning = 'none';  // as the mirror's text (style.css): a glyph's advance must not depend on its neighbours
  }
}
