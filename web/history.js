// The address bar: a new entry for a new screen, a correction of the present one, the back and forward buttons. Each entry remembers how far it was
// scrolled. Partner of shell/platform/web/history.cpp.

export class History {
  #bridge;
  #frames;
  #scroll;

  constructor(bridge, frames, scroll) {
    this.#bridge = bridge;
    this.#frames = frames;
    this.#scroll = scroll;
  }

  start() {
    history.scrollRestoration = 'manual';  // the page has its height only after the frame that draws it
    addEventListener('popstate', (event) => {
      this.#bridge.call('history_moved', this.path());
      this.#frames.now();
      this.#scroll.to(event.state?.scroll ?? 0);
      this.#frames.request();
    });
  }

  /** Path and query of where one is. */
  path() {
    return location.pathname + location.search;
  }

  push(path) {
    history.replaceState({ scroll: scrollY }, '');
    history.pushState({}, '', path);
  }

  replace(path) {
    history.replaceState(history.state, '', path);
  }

  /** While `on`, the browser asks before it leaves the page: what was typed and not sent would be lost. */
  guard(on) {
    if (on) addEventListener('beforeunload', hold);
    else removeEventListener('beforeunload', hold);
  }

  /** Another site, a mail program, the phone: beside this page. */
  open(url) {
    if (/^(mailto|tel):/.test(url)) location.href = url;
    else open(url, '_blank', 'noopener');
  }
}

const hold = (event) => event.preventDefault();
