// Text fields: the mirror's real inputs are the editors, with the browser's IME, autofill, undo and selection. Each change is told to C++, which draws it.
// Partner of shell/platform/web/text_input.cpp. C++ writes a field only when it changed the text itself (folding, emptying), never while one composes.

import { utf8_length } from './bridge.js';

export class TextInput {
  #bridge;
  #mirror;
  #root;
  #composition = null;  // { begin, length }: UTF-16 code units

  constructor(bridge, mirror, root) {
    this.#bridge = bridge;
    this.#mirror = mirror;
    this.#root = root;
  }

  start() {
    this.#mirror.on_text_field = (element, node) => this.#write(element, node.textInput?.value ?? '');
    const on = (type, handler) => this.#root.addEventListener(type, (event) => {
      if (this.#is_field(event.target)) handler(event.target, event);
    });
    on('focusin', (field) => this.#tell(field, false));
    on('input', (field) => this.#tell(field, true));
    on('compositionstart', (field) => {
      this.#composition = { begin: field.selectionStart ?? field.value.length, length: 0 };
    });
    on('compositionupdate', (field, event) => {
      if (this.#composition) this.#composition.length = event.data.length;  // told by the input event that follows
    });
    on('compositionend', (field) => {
      this.#composition = null;
      this.#tell(field, true);
    });
    on('focusout', () => {
      this.#composition = null;
    });
    document.addEventListener('selectionchange', () => {
      if (this.#is_field(document.activeElement)) this.#tell(document.activeElement, false);
    });
  }

  #is_field(element) {
    return element instanceof HTMLInputElement && element.dataset.role === 'textbox';
  }

  #write(field, value) {
    if (field.value === value || (this.#composition && field === document.activeElement)) return;
    field.value = value;  // the caret goes to the end
    if (field === document.activeElement) this.#tell(field, false);
  }

  /** @param {HTMLInputElement} field @param {boolean} changed whether the person changed the text, not only the caret */
  #tell(field, changed) {
    const { value } = field;
    // Fields of type email have no selection in the DOM: the caret is then taken to be at the end.
    const begin = field.selectionStart ?? value.length;
    const end = field.selectionEnd ?? value.length;
    const composition_begin = this.#composition?.begin ?? 0;
    const composition_end = composition_begin + (this.#composition?.length ?? 0);
    this.#bridge.call('edited', field.dataset.id, value, utf8_length(value, begin), utf8_length(value, end),
      utf8_length(value, composition_begin), utf8_length(value, composition_end),
      field === document.activeElement, changed);
  }
}
