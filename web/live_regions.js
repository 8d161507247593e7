// Two live regions that stay in the page, one polite and one assertive; each message is a fresh child, so that a repeated one is read again.
// Partner of shell/platform/web/mirror.cpp.

export class LiveRegions {
  #polite;
  #assertive;

  constructor(polite, assertive) {
    this.#polite = polite;
    this.#assertive = assertive;
  }

  announce(text, assertive) {
    const region = assertive ? this.#assertive : this.#polite;
    const message = document.createElement('p');
    message.textContent = text;
    region.append(message);
    while (region.children.length > 3) region.firstChild.remove();
  }
}
