// Timers that fire once. Partner of shell/platform/web/clock.cpp.

export class Clock {
  #bridge;
  #timers = new Map();

  constructor(bridge) {
    this.#bridge = bridge;
  }

  now() {
    return Date.now();
  }

  after(id, delay_ms) {
    this.#timers.set(id, setTimeout(() => {
      this.#timers.delete(id);
      this.#bridge.call('timer_due', id);
    }, delay_ms));
  }

  cancel(id) {
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
  }
}
