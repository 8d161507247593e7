// The canvas' size in physical pixels, its density, pinch zoom, and the loss of its WebGL context. Partner of shell/platform/web/canvas.cpp.

const settled_ms = 200;  // a pinch that pauses this long has ended
const patience_ms = 3000;  // a lost context that comes back sooner is not spoken of
const most_pixels = 12e6;  // of a canvas under pinch zoom: 48 MB

export class Canvas {
  #bridge;
  #frames;
  #text_size;
  #cover;
  #canvas;
  #density_query = null;
  #zoom = 1;
  #pinch = 0;  // timer
  #away = 0;   // timer

  /**
   * @param {import('./text_size.js').TextSize} text_size @param {import('./cover.js').Cover} cover
   * @param {HTMLCanvasElement} canvas fixed over the viewport by the style sheet
   */
  constructor(bridge, frames, text_size, cover, canvas) {
    this.#bridge = bridge;
    this.#frames = frames;
    this.#text_size = text_size;
    this.#cover = cover;
    this.#canvas = canvas;
  }

  /** Begins to watch; the size is told once at once. */
  start() {
    const observer = new ResizeObserver((entries) => {
      const box = entries[entries.length - 1].devicePixelContentBoxSize?.[0];
      this.#resize(box?.inlineSize, box?.blockSize);
    });
    try {
      observer.observe(this.#canvas, { box: 'device-pixel-content-box' });
    } catch {
      observer.observe(this.#canvas);  // a browser without physical boxes
    }
    this.#watch_density();
    window.visualViewport?.addEventListener('resize', () => {
      clearTimeout(this.#pinch);
      this.#pinch = setTimeout(() => this.#zoom_to(visualViewport.scale), settled_ms);
    });
    this.#canvas.addEventListener('webglcontextlost', (event) => {
      event.preventDefault();  // else it is never restored
      this.#bridge.call('context_lost');
      clearTimeout(this.#away);
      this.#away = setTimeout(() => this.#cover.show_lost(), patience_ms);
    });
    this.#canvas.addEventListener('webglcontextrestored', () => this.#restore());
    this.#resize();
  }

  /** The text size has changed, and with it how much there is room for. */
  scale_changed() {
    this.#resize();
  }

  // A media query on a resolution tells of one change only, so that it has to be made anew each time.
  #watch_density() {
    this.#density_query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    this.#density_query.addEventListener('change', () => {
      this.#watch_density();
      this.#resize();
    }, { once: true });
  }

  // The browser magnifies what the canvas has; when the fingers rest it is drawn with as many pixels as the screen then shows.
  #zoom_to(scale) {
    const zoom = drawn_zoom(scale, this.#canvas.clientWidth * this.#canvas.clientHeight * devicePixelRatio ** 2);
    if (zoom === this.#zoom) return;
    this.#zoom = zoom;
    this.#resize();
  }

  #restore() {
    clearTimeout(this.#away);
    try {
      this.#bridge.call('context_restored');
    } catch (error) {
      console.error(error);
      return this.#cover.show_lost();
    }
    this.#cover.hide();
    this.#frames.now();
    return undefined;
  }

  /** @param {number} [measured_width] physical pixels as the browser's layout has them, where it tells @param {number} [measured_height] */
  #resize(measured_width, measured_height) {
    const density = devicePixelRatio * this.#zoom;
    const physical_width = physical(this.#canvas.clientWidth, measured_width, density);
    const physical_height = physical(this.#canvas.clientHeight, measured_height, density);
    const changed = this.#canvas.width !== physical_width || this.#canvas.height !== physical_height;
    if (changed) {
      this.#canvas.width = physical_width;
      this.#canvas.height = physical_height;
    }
    this.#bridge.call('canvas_resized', physical_width, physical_height, density * this.#text_size.scale);
    if (changed) this.#frames.now();
    this.#frames.request();
  }
}

/**
 * How much denser than the screen the canvas is drawn under pinch zoom.
 * @param {number} scale of the visual viewport @param {number} pixels of the canvas without zoom
 */
export const drawn_zoom = (scale, pixels) => Math.max(1, Math.min(scale, Math.sqrt(most_pixels / pixels)));

/**
 * The measured size is exact where rounding would be a pixel off. Under an emulated density browsers measure in another one: then the product counts.
 * @param {number} logical pixels @param {number} [measured] physical pixels
 */
export function physical(logical, measured, density = devicePixelRatio) {
  const product = Math.round(logical * density);
  return measured !== undefined && Math.abs(measured - product) <= 2 ? measured : product;
}
