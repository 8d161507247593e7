// What stands in the frame while there is no document to be seen: that it comes, or why it does not.

export class State {
  #root;

  /** @param {HTMLElement} root */
  constructor(root) {
    this.#root = root;
    root.querySelector('button').addEventListener('click', () => this.on_again());
  }

  on_again = () => {};

  /** @param {number} share 0 to 1 */
  progress(share) {
    this.#root.querySelector('progress').value = share;
  }

  /** @param {'loading'|'failed'|'unreadable'|'large'|'empty'} state */
  show(state) {
    this.#root.hidden = false;
    for (const text of this.#root.querySelectorAll('[data-state]')) text.hidden = text.dataset.state !== state;
    this.#root.querySelector('progress').hidden = state !== 'loading';
    this.#root.querySelector('button').hidden = state !== 'failed';
  }

  hide() {
    this.#root.hidden = true;
  }
}
