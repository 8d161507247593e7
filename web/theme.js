// What the person asked of every page: dark colours, little motion. Partner of shell/platform/web/theme.cpp.

export class Theme {
  #bridge;
  #frames;

  constructor(bridge, frames) {
    this.#bridge = bridge;
    this.#frames = frames;
  }

  start() {
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const reduced_motion = matchMedia('(prefers-reduced-motion: reduce)');
    const tell = () => {
      this.#bridge.call('theme', dark.matches, reduced_motion.matches);
      this.#frames.request();
    };
    dark.addEventListener('change', tell);
    reduced_motion.addEventListener('change', tell);
    tell();
  }
}
