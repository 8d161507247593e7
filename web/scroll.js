// The page scrolls natively: the body is as high as the drawn page, the canvas stays fixed to the viewport and is redrawn at each offset.
// Partner of shell/platform/web/scroll.cpp.

export class Scroll {
  #bridge;
  #frames;
  #page;
  #height = -1;
  #wish = null;

  /** @param {HTMLElement} page the element that gives the document its height */
  constructor(bridge, frames, page) {
    this.#bridge = bridge;
    this.#frames = frames;
    this.#page = page;
  }

  start() {
    addEventListener('scroll', () => this.#tell(), { passive: true });
    this.#tell();
  }

  /** @param {number} height logical pixels */
  set_page_height(height) {
    if (height !== this.#height) {
      this.#height = height;
      this.#page.style.height = `${height}px`;
    }
  }

  /** Wanted by C++ while it draws; done when the page has its new height. */
  to(y) {
    this.#wish = y;
  }

  /** After the tree was applied. */
  settle() {
    if (this.#wish === null) return;
    scrollTo({ top: this.#wish, behavior: 'instant' });
    this.#wish = null;
    this.#tell();
  }

  #tell() {
    this.#bridge.call('scrolled', scrollY);
    this.#frames.request();
  }
}
