// Text fields: the mirror's real inputs are the editors, with the browser's IME, autofill, undo and selection. Each change is told to C++, which draws it.
// Partner of shell/platform/web/text_input.cpp. C++ writes a field only when it changed the text itself (folding, emptying), never while one composes.

import { utf8_length } from './bridge.js';

export class TextInput {
  #bridge;
  #mirror;
  #root;
  #composition = null;  // { begin, length }: UTF-16 code units
  #told = new Map();    // id -> { known: the value C++ has drawn, pending: values told since }

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
      field.dataset.composing = '';  // the browser's own marking of it must not cover what is drawn
    });
    on('compositionupdate', (field, event) => {
      if (this.#composition) this.#composition.length = event.data.length;  // told by the input event that follows
    });
    on('compositionend', (field) => {
      this.#end_composition(field);
      this.#tell(field, true);
    });
    on('focusout', (field) => {
      this.#end_composition(field);
      this.#told_of(field).pending.length = 0;  // all was told; what comes next is the word of C++
    });
    document.addEventListener('selectionchange', () => {
      if (this.#is_field(document.activeElement)) this.#tell(document.activeElement, false);
    });
  }

  #end_composition(field) {
    this.#composition = null;
    delete field.dataset.composing;
  }

  #is_field(element) {
    return element instanceof HTMLInputElement && element.dataset.role === 'textbox';
  }

  /**
   * A value from C++ that was told before is an echo, perhaps of a moment ago: whoever types fast is already further. Only a value that
   * nobody typed (folding, emptying) is written.
   */
  #write(field, value) {
    const told = this.#told_of(field);
    const echo = told.pending.indexOf(value);
    if (echo >= 0) {
      told.pending.splice(0, echo + 1);
      told.known = value;
      return;
    }
    if (told.pending.length > 0 && value === told.known) return;  // drawn before the last keys arrived
    if (this.#composition && field === document.activeElement) return;
    told.known = value;
    told.pending.length = 0;
    if (field.value === value) return;
    field.value = value;  // the caret goes to the end
    if (field === document.activeElement) this.#tell(field, false);
  }

  #told_of(field) {
    const { id } = field.dataset;
    if (!this.#told.has(id)) this.#told.set(id, { known: '', pending: [] });
    return this.#told.get(id);
  }

  /** @param {HTMLInputElement} field @param {boolean} changed whether the person changed the text, not only the caret */
  #tell(field, changed) {
    const { value } = field;
    if (changed) this.#told_of(field).pending.push(value);
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
