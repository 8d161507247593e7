// The address bar: a new entry for a new screen, a correction of the present one, the back and forward buttons. A screen that one comes back to, also by
// a reload, stands where it was left, and what had the focus has it again. Partner of shell/platform/web/history.cpp.

const store_key = 'places';
const most_places = 50;
const heading = 'title';  // the node that every screen has, shell/ui/application.cpp

export class History {
  #bridge;
  #frames;
  #scroll;
  #mirror;
  #places = stored_places();  // key of an entry → { y: logical pixels, focus: id of a node, '' for none }
  #key = '';                  // of the present entry
  #returning = null;          // the place to come to, as far as it is not reached yet; without y: wherever the focus is

  constructor(bridge, frames, scroll, mirror) {
    this.#bridge = bridge;
    this.#frames = frames;
    this.#scroll = scroll;
    this.#mirror = mirror;
  }

  /** Called when another screen will be shown. */
  on_turn = () => {};

  start() {
    history.scrollRestoration = 'manual';  // the page has its height only when what the screen shows has arrived
    this.#enter(history.state?.key);
    const known = this.#places.get(this.#key);
    this.#returning = known ? { y: known.y, focus: '' } : part_place();
    this.#mirror.on_applied.push(() => this.#settle());
    addEventListener('popstate', (event) => this.#moved(event.state?.key));
    addEventListener('pagehide', () => {
      this.#remember();
      store_places(this.#places);
    });
    // Whoever does something meanwhile is not pulled away from it.
    for (const type of ['pointerdown', 'wheel', 'keydown', 'touchmove', 'click']) {
      addEventListener(type, () => { this.#returning = null; }, { passive: true, capture: true });
    }
  }

  /** Where one is, with what stands behind the #: a mailed link has its token there. */
  path() {
    return location.pathname + location.search + location.hash;
  }

  push(path) {
    this.#remember();
    this.#returning = null;
    this.#key = fresh_key();
    history.pushState({ key: this.#key }, '', path);
    this.on_turn();
  }

  replace(path) {
    if (this.#returning?.y === undefined) this.#returning = null;  // a part that the address no longer names
    history.replaceState({ key: this.#key }, '', path);
    this.on_turn();
  }

  /** While `on`, the browser asks before it leaves the page: what was typed and not sent would be lost. */
  guard(on) {
    if (on) addEventListener('beforeunload', hold);
    else removeEventListener('beforeunload', hold);
  }

  /** Another site, a mail program, the phone: beside this page. */
  open(url) {
    if (/^(mailto|tel|otpauth):/.test(url)) location.href = url;
    else if (url.startsWith('/')) download(url);
    else open(url, '_blank', 'noopener');
  }

  // The page is still as it was left: the browser has changed the address alone.
  #moved(key) {
    this.#remember();
    const known = this.#places.get(key);
    this.#enter(key);
    this.on_turn();
    this.#bridge.call('history_moved', this.path());
    // An entry of which nothing is known is the same screen with a fragment: that is gone to.
    this.#returning = known ? { y: known.y, focus: known.focus || heading } : part_place();
    this.#frames.now();
    this.#frames.request();
  }

  #enter(key) {
    this.#key = key ?? fresh_key();
    if (!key) history.replaceState({ key: this.#key }, '');
  }

  #remember() {
    this.#places.set(this.#key, { y: this.#scroll.y, focus: document.activeElement?.dataset.id ?? '' });
  }

  #settle() {
    const place = this.#returning;
    if (!place) return;
    if (place.focus && this.#mirror.focus_now(place.focus, place.y === undefined)) place.focus = '';
    const stands = place.y === undefined || this.#scroll.towards(place.y);
    if (stands && !place.focus && this.#returning === place) this.#returning = null;
  }
}

const hold = (event) => {
  event.preventDefault();
  event.returnValue = true;  // older browsers ask only then
};

// A file of the page's own server: the page stays.
function download(url) {
  const link = document.createElement('a');
  link.href = url;
  link.download = '';
  link.click();
}

const fresh_key = () => crypto.randomUUID();

// The part of the screen that the address names: it gets the focus and is scrolled to, as soon as it stands.
function part_place() {
  try {
    return { focus: decodeURIComponent(location.hash.slice(1)) };
  } catch {
    return { focus: '' };  // a stray percent sign
  }
}

// Entries outlive the page when one reloads it or comes back from another site; a browser may forbid the store.
function stored_places() {
  try {
    return new Map(JSON.parse(sessionStorage.getItem(store_key)) ?? []);
  } catch {
    return new Map();
  }
}

function store_places(places) {
  try {
    sessionStorage.setItem(store_key, JSON.stringify(Array.from(places).slice(-most_places)));
  } catch {
    // then the page begins at its top
  }
}
