// What the person asked of every page: dark colours, more contrast. (Nothing moves on the canvas; the cover's sign is the style sheet's.) Partner of shell/platform/web/theme.cpp.

export class Theme {
  #bridge;
  #frames;

  constructor(bridge, frames) {
    this.#bridge = bridge;
    this.#frames = frames;
  }

  start() {
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const contrast = matchMedia('(prefers-contrast: more)');
    const tell = () => {
      this.#bridge.call('theme', dark.matches, contrast.matches);
      this.#frames.request();
    };
    dark.addEventListener('change', tell);
    contrast.addEventListener('change', tell);
    tell();
  }
}
