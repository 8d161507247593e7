// The page scrolls natively: the body is as high as the drawn page, the canvas stays fixed to the viewport and is redrawn at each offset.
// Partner of shell/platform/web/scroll.cpp.

import { rem } from './text_size.js';

export class Scroll {
  #bridge;
  #frames;
  #text_size;
  #page;
  #height = -1;
  #wish = null;

  /** @param {HTMLElement} page the element that gives the document its height */
  constructor(bridge, frames, text_size, page) {
    this.#bridge = bridge;
    this.#frames = frames;
    this.#text_size = text_size;
    this.#page = page;
  }

  start() {
    addEventListener('scroll', () => this.tell(), { passive: true });
    this.tell();
  }

  /** @param {number} height logical pixels */
  set_page_height(height) {
    if (height !== this.#height) {
      this.#height = height;
      this.#page.style.height = rem(height);
    }
  }

  /** Wanted by C++ while it draws; done when the page has its new height. @param {number} y logical pixels */
  to(y) {
    this.#wish = y;
  }

  /** How far the page is scrolled, logical pixels. */
  get y() {
    return this.#text_size.to_logical(scrollY);
  }

  /** As far towards `y` as the page reaches now. @returns {boolean} whether that is all the way */
  towards(y) {
    const wanted = this.#text_size.to_css(y);
    const reached = Math.min(wanted, Math.max(0, document.documentElement.scrollHeight - innerHeight));
    if (Math.abs(scrollY - reached) >= 1) {
      scrollTo({ top: reached, behavior: 'instant' });
      this.tell();
    }
    return reached > wanted - 1;
  }

  /** After the tree was applied. */
  settle() {
    if (this.#wish === null) return;
    scrollTo({ top: this.#text_size.to_css(this.#wish), behavior: 'instant' });
    this.#wish = null;
    this.tell();
  }

  /** How far the page is scrolled, for the next frame. */
  tell() {
    this.#bridge.call('scrolled', this.y);
    this.#frames.request();
  }
}
