// The shipped face, BIZ UDPGothic: Windows has it; for everyone else it comes in slices, when the first screen stands and the browser has nothing else to
// do. Letters change their widths with it, and so lines break elsewhere: what is being read is therefore left alone. The face is put on when another
// screen is shown, or while nobody looks; slices that are missed later bring single kanji, which are as wide in every face, and are drawn when they
// arrive. Who has been here before has the slices in the cache, and sees them from the first frame if they are there in time.
//
// <html data-faces> tells how far it is: "system" (nothing will come), "loading", "ready" (waits for another screen), "shipped" (all is drawn with it).

import { font, put_on_shipped, shipped } from './fonts.js';

const key = 'faces';

export class Faces {
  #bridge;
  #frames;
  #glyphs;
  #sheet;
  #begun = false;
  #drew = false;
  #put_on = false;
  #characters = [new Set(), new Set()];  // that were drawn, regular and bold
  #missed = ['', ''];                    // those of them that came since the face was put on

  /** @param {import('./glyphs.js').Glyphs} glyphs @param {string} sheet address of the style sheet that names the slices */
  constructor(bridge, frames, glyphs, sheet) {
    this.#bridge = bridge;
    this.#frames = frames;
    this.#glyphs = glyphs;
    this.#sheet = sheet;
  }

  start() {
    this.#tell('system');
    this.#glyphs.on_glyph = (text, bold) => this.#note(text, bold ? 1 : 0);
    const texts = remembered(this.#sheet);
    if (texts) this.#fetch(texts);
    document.addEventListener('visibilitychange', () => { if (document.hidden) this.turn(); });
  }

  /** From now on texts are read. */
  first_frame_drawn() {
    this.#drew = true;
  }

  /** Nothing is awaited from the server any more: the time for what is only beautiful. */
  quiet() {
    if (this.#begun || !this.#drew || !is_welcome(navigator.connection)) return;
    const when_idle = window.requestIdleCallback ?? setTimeout;
    when_idle(() => this.#fetch(this.#characters.map((characters) => [...characters].join(''))));
  }

  /** Another screen will be shown, or nobody looks. */
  turn() {
    if (document.documentElement.dataset.faces !== 'ready' || this.#put_on || is_composing()) return;
    this.#put_on = true;
    put_on_shipped();
    document.fonts.addEventListener('loading', () => this.#tell('loading'));
    document.fonts.addEventListener('loadingdone', () => this.#redraw());
    this.#redraw();
    remember(this.#sheet, this.#characters);
  }

  #tell(state) {
    document.documentElement.dataset.faces = state;
  }

  async #fetch(texts) {
    if (this.#begun) return;
    this.#begun = true;
    this.#tell('loading');
    try {
      if (await is_installed()) return this.#tell('system');
      await add_sheet(this.#sheet);
      await Promise.all(texts.map(load));
    } catch {
      return this.#tell('system');  // no network: the system's face is as good
    }
    this.#tell('ready');
    if (!this.#drew || document.hidden) this.turn();
    return undefined;
  }

  #note(text, weight) {
    this.#characters[weight].add(text);
    if (!this.#put_on) return;
    if (this.#missed[weight] === '') queueMicrotask(() => this.#load_missed(weight));
    this.#missed[weight] += text;
  }

  #load_missed(weight) {
    const text = this.#missed[weight];
    this.#missed[weight] = '';
    load(text, weight).catch(() => {});  // what cannot be had is drawn with the system's face
  }

  // The slices arrive together as far as they were asked for together. A composition is not disturbed.
  #redraw() {
    if (is_composing()) return addEventListener('compositionend', () => this.#redraw(), { once: true });
    this.#glyphs.forget();
    this.#bridge.call('faces_changed');
    this.#frames.request();
    this.#tell('shipped');
    return undefined;
  }
}

/** Whether several hundred kilobytes of beauty are welcome. @param {{saveData?: boolean, effectiveType?: string}} [connection] as far as the browser tells */
export const is_welcome = (connection) => !connection?.saveData && !/[23]g$/.test(connection?.effectiveType ?? '');

const is_composing = () => document.querySelector('[data-composing]') !== null;

// Windows brings the face; then it stands in the list of faces by its own name, and nothing is fetched.
async function is_installed() {
  const probe = new FontFace('probe', 'local("BIZ UDPGothic"), local("BIZ UDPGothic Regular"), local("BIZ-UDPGothic")');
  return probe.load().then(() => true, () => false);
}

function add_sheet(address) {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = address;
  return new Promise((resolve, reject) => {
    link.onload = resolve;
    link.onerror = reject;
    document.head.append(link);
  });
}

const load = (text, weight) => (text ? document.fonts.load(font(16, weight === 1, shipped), text) : Promise.resolve());

// A browser that keeps nothing fetches the slices when it is idle, as on the first visit.
function remember(sheet, characters) {
  try {
    localStorage.setItem(key, JSON.stringify({ sheet, texts: characters.map((set) => [...set].join('')) }));
  } catch { /* private mode */ }
}

function remembered(sheet) {
  try {
    const known = JSON.parse(localStorage.getItem(key));
    return known?.sheet === sheet ? known.texts : null;
  } catch {
    return null;
  }
}
