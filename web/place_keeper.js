// Keeps the reader's place when the window changes: what was read stays where it was when another width lays the page out anew (a turned device, zoom,
// a resized window), and the field that is typed into stays above the soft keyboard.

import { keep_visible } from './reveal.js';

export class PlaceKeeper {
  #mirror;
  #anchor = null;   // { element, top } while the page is laid out anew
  #width = innerWidth;

  constructor(mirror) {
    this.#mirror = mirror;
  }

  start() {
    // Told before the frame that lays out for the new size; that frame's tree has the element at its new place.
    addEventListener('resize', () => {
      if (innerWidth === this.#width) return this.#keep_field();  // a soft keyboard takes height
      this.#width = innerWidth;
      this.#anchor ??= this.#find_anchor();
      return undefined;
    });
    window.visualViewport?.addEventListener('resize', () => {
      if (visualViewport.scale === 1) this.#keep_field();
    });
    this.#mirror.on_applied.push(() => this.#settle());
  }

  #find_anchor() {
    if (scrollY === 0) return null;
    const candidates = [document.activeElement, ...document.querySelectorAll('#mirror :is(h1, h2, h3, p, label, legend, a, button, input)')];
    for (const element of candidates) {
      if (!element.dataset?.id || element.closest('[inert]')) continue;
      const { top, bottom } = element.getBoundingClientRect();
      if (top >= 0 && bottom <= innerHeight && bottom > top) return { element, top };
    }
    return null;
  }

  #settle() {
    const anchor = this.#anchor;
    if (!anchor) return;
    this.#anchor = null;
    if (anchor.element.isConnected) scrollBy({ top: anchor.element.getBoundingClientRect().top - anchor.top, behavior: 'instant' });
  }

  #keep_field() {
    const field = document.activeElement;
    if (field?.dataset?.role === 'textbox') keep_visible(field);
  }
}
