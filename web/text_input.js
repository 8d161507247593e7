// Text fields: the mirror's real inputs are the editors, with the browser's IME, autofill, undo and selection. Each change is told to C++, which draws it.
// Partner of shell/platform/web/text_input.cpp. C++ writes a field only when it changed the text itself (folding, emptying), never while one composes.

import { utf8_length } from './bridge.js';

export class TextInput {
  #bridge;
  #text_size;
  #mirror;
  #root;
  #composition = null;    // { field, begin, text }: UTF-16 code units
  #revisions = new Map(); // id → how many edits were told

  constructor(bridge, text_size, mirror, root) {
    this.#bridge = bridge;
    this.#text_size = text_size;
    this.#mirror = mirror;
    this.#root = root;
  }

  start() {
    this.#mirror.on_text_field = (element, node) => this.#write(element, node.textInput ?? {});
    const on = (type, handler, options) => this.#root.addEventListener(type, (event) => {
      if (this.#is_field(event.target)) handler(event.target, event);
    }, options);
    on('focusin', (field) => this.#tell(field, false));
    on('input', (field) => this.#tell(field, true));
    on('compositionstart', (field, event) => {
      this.#composition = { field, begin: field.selectionStart ?? field.value.length, text: event.data };
      field.dataset.composing = '';  // the browser's own marking of it must not cover what is drawn
    });
    on('compositionupdate', (field, event) => {
      if (this.#composition) this.#composition.text = event.data;  // told by the input event that follows
    });
    on('compositionend', (field) => {
      this.#end_composition(field);
      this.#tell(field, true);
    });
    on('focusout', (field) => {
      this.#end_composition(field);
      field.scrollLeft = 0;  // drawn from its start, whatever the browser does
    });
    on('scroll', (field) => {
      if (field === document.activeElement) this.#tell(field, false);
    }, { capture: true, passive: true });
    document.addEventListener('selectionchange', () => {
      if (this.#is_field(document.activeElement)) this.#tell(document.activeElement, false);
    });
  }

  #end_composition(field) {
    this.#composition = null;
    delete field.dataset.composing;
  }

  #is_field(element) {
    return element?.dataset?.role === 'textbox';
  }

  /**
   * A value from C++ is the word on all edits up to its revision. One that does not know the last edit is late: whoever types fast is already
   * further. Nor is a field written while one composes in it; the end of the composition is an edit, which will be answered.
   */
  #write(field, { value = '', revision = 0 }) {
    if (revision !== (this.#revisions.get(field.dataset.id) ?? 0) || this.#composition?.field === field) return;
    if (field.value === value) return;
    field.value = value;  // the caret goes to the end
    if (field === document.activeElement) this.#tell(field, false);
  }

  /** @returns {[number, number]} where the composition stands in its field */
  #composed(field) {
    if (this.#composition?.field !== field) return [0, 0];
    const { begin, text } = this.#composition;
    const { value } = field;
    // Reconversion takes up words that stand before the caret; those begin where the caret was not.
    const at = value.startsWith(text, begin) ? begin : value.lastIndexOf(text, field.selectionEnd);
    return at < 0 ? [0, 0] : [at, at + text.length];
  }

  /** @param {HTMLInputElement|HTMLTextAreaElement} field @param {boolean} changed whether the person changed the text, not only the caret */
  #tell(field, changed) {
    const { value } = field;
    const { id } = field.dataset;
    if (changed) this.#revisions.set(id, (this.#revisions.get(id) ?? 0) + 1);
    // Fields of type email have no selection in the DOM: the caret is then taken to be at the end.
    const selection = [field.selectionStart ?? value.length, field.selectionEnd ?? value.length];
    this.#bridge.call('edited', id, value, ...[...selection, ...this.#composed(field)].map((offset) => utf8_length(value, offset)),
      this.#text_size.to_logical(field.scrollLeft), field === document.activeElement, changed ? this.#revisions.get(id) : 0);
  }
}
