// Whether anybody looks: tells the module when the page goes out of sight (perhaps for good), and when it is in sight again or the network is back.
// Partner of shell/platform/web/attention.cpp.

export class Attention {
  #bridge;
  #frames;

  constructor(bridge, frames) {
    this.#bridge = bridge;
    this.#frames = frames;
  }

  start() {
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') this.#put_away();
      else this.#looked_at();
    });
    addEventListener('pagehide', () => this.#put_away());
    addEventListener('online', () => this.#looked_at());
  }

  // What was typed since the last frame is read in a frame, and there may be no other.
  #put_away() {
    this.#frames.now();
    this.#bridge.call('put_away');
  }

  #looked_at() {
    this.#bridge.call('looked_at');
    this.#frames.request();
  }
}
