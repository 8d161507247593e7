// The bar above a document: its buttons say what is wanted, whoever shows the document does it.

export class Tools {
  #root;

  /** @param {Document} root */
  constructor(root) {
    this.#root = root;
  }

  /** @param {{larger: () => void, smaller: () => void, fit: () => void, turn: () => void}} ways */
  start(ways) {
    for (const [id, way] of Object.entries(ways)) this.#element(id).addEventListener('click', way);
    this.#element('tools').hidden = false;
  }

  /** @param {{previous: () => void, next: () => void}} ways */
  start_paging(ways) {
    for (const [id, way] of Object.entries(ways)) this.#element(id).addEventListener('click', way);
    this.#element('paging').hidden = false;
  }

  /** @param {number} page the first is 1 @param {number} count */
  show_page(page, count) {
    const output = this.#element('page');
    const words = output.dataset.words.replace('{page}', page).replace('{count}', count);
    if (output.textContent !== words) output.textContent = words;
    this.#element('previous').disabled = page <= 1;
    this.#element('next').disabled = page >= count;
  }

  #element(id) {
    return this.#root.getElementById(id);
  }
}
