// The field that is typed into stays above the soft keyboard, which takes height from the window. (What is read keeps its place in another width by the
// layout itself: shell/ui/scroll_anchor.h.)

import { keep_visible } from './reveal.js';

export class SoftKeyboard {
  #width = innerWidth;

  start() {
    addEventListener('resize', () => {
      if (innerWidth === this.#width) this.#keep_field();
      this.#width = innerWidth;
    });
    window.visualViewport?.addEventListener('resize', () => {
      if (visualViewport.scale === 1) this.#keep_field();
    });
  }

  #keep_field() {
    const field = document.activeElement;
    if (field?.dataset?.role === 'textbox') keep_visible(field);
  }
}
