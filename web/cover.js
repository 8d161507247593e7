// The cover over the page: it stands until the first frame, and again when there is nothing to be seen: it says what is the matter and offers to load
// the page again. What it says when a download takes long appears by its style sheet alone, so that no script is needed for it.

export class Cover {
  #root;
  #mirror;

  /** @param {HTMLElement} root @param {HTMLElement} mirror what lies under it */
  constructor(root, mirror) {
    this.#root = root;
    this.#mirror = mirror;
  }

  /** How much has arrived. @param {number} share 0 to 1 */
  progress(share) {
    this.#root.querySelector('progress').value = share;
  }

  /** What prevents the page from being shown at all. @param {'wasm'|'insecure'|'network'|'failed'} fault */
  show_fault(fault) {
    this.#show(fault);
    this.#root.querySelector('.contact').hidden = false;
    this.#mirror.inert = true;
  }

  /** The drawing is away while the page goes on: what was typed is there, and keys and assistive technology still reach it. */
  show_lost() {
    this.#show('lost');
  }

  hide() {
    this.#root.hidden = true;
  }

  #show(fault) {
    this.#root.hidden = false;
    this.#root.setAttribute('role', 'alert');
    for (const text of this.#root.querySelectorAll('[data-fault]')) text.hidden = !text.dataset.fault.split(' ').includes(fault);
  }
}
