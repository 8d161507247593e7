// The canvas' size in physical pixels, its density, and the loss of its WebGL context. Partner of shell/platform/web/canvas.cpp.

export class Canvas {
  #bridge;
  #frames;
  #text_size;
  #canvas;
  #density_query = null;

  /** @param {HTMLCanvasElement} canvas fixed over the viewport by the style sheet */
  constructor(bridge, frames, text_size, canvas) {
    this.#bridge = bridge;
    this.#frames = frames;
    this.#text_size = text_size;
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
    this.#canvas.addEventListener('webglcontextlost', (event) => {
      event.preventDefault();  // else it is never restored
      this.#bridge.call('context_lost');
    });
    this.#canvas.addEventListener('webglcontextrestored', () => {
      this.#bridge.call('context_restored');
      this.#frames.request();
    });
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

  /** @param {number} [measured_width] physical pixels as the browser's layout has them, where it tells @param {number} [measured_height] */
  #resize(measured_width, measured_height) {
    const physical_width = physical(this.#canvas.clientWidth, measured_width);
    const physical_height = physical(this.#canvas.clientHeight, measured_height);
    const changed = this.#canvas.width !== physical_width || this.#canvas.height !== physical_height;
    if (changed) {
      this.#canvas.width = physical_width;
      this.#canvas.height = physical_height;
    }
    this.#bridge.call('canvas_resized', physical_width, physical_height, devicePixelRatio * this.#text_size.scale);
    if (changed) this.#frames.now();
    this.#frames.request();
  }
}

/**
 * The measured size is exact where rounding would be a pixel off. Under an emulated density browsers measure in another one: then the product counts.
 * @param {number} logical pixels @param {number} [measured] physical pixels
 */
export function physical(logical, measured, density = devicePixelRatio) {
  const product = Math.round(logical * density);
  return measured !== undefined && Math.abs(measured - product) <= 2 ? measured : product;
}
