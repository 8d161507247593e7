// Frames on demand: requestAnimationFrame runs only while a frame is wished for, so that an idle page uses no CPU. Partner of
// shell/platform/web/frames.cpp, which decides how many frames an event needs.

export class Frames {
  #bridge;
  #asked = false;

  constructor(bridge) {
    this.#bridge = bridge;
  }

  /** Asks for one frame; further wishes before it is drawn are the same frame. */
  request() {
    if (this.#asked) return;
    this.#asked = true;
    requestAnimationFrame(() => {
      this.#asked = false;
      this.#bridge.call('frame');
    });
  }

  /**
   * Draws at once, inside the event handler that calls this: iOS opens the soft keyboard, and every browser a file dialog, only while the
   * person's gesture is being handled. Also after a resize, which has just emptied the canvas.
   */
  now() {
    this.#bridge.call('frame');
  }
}
