// The accessible tree as DOM elements that lie, transparent, over what the canvas draws: screen readers, the Tab key, find in page, password managers
// and tests meet these. It applies differences that C++ made (semantics::difference); partner of shell/platform/web/mirror.cpp.

import { create_element, needs_new_element, Notes, update_element } from './elements.js';
import { reveal } from './reveal.js';
import { rem } from './text_size.js';

export class Mirror {
  #root;
  #notes;
  #scroll;
  #entries = new Map();  // id → { element, node }
  #focus_wish = null;

  /**
   * @param {HTMLElement} root page-sized, transparent @param {HTMLElement} notes hidden
   * @param {import('./scroll.js').Scroll} scroll
   */
  constructor(root, notes, scroll) {
    this.#root = root;
    this.#notes = new Notes(notes);
    this.#scroll = scroll;
  }

  /** Called with the id of a focused node whose element goes away: browsers do not tell of that. */
  on_focus_lost = () => {};

  /** Called when a frame's tree stands, each in turn. */
  on_applied = [];

  /** Called with a text field's element and node after it was made or changed. */
  on_text_field = () => {};

  /** Called with a document's frame and node after it was made or changed. */
  on_document = () => {};

  /** @param {string} json what semantics::difference gave; '' when nothing changed */
  apply(json) {
    if (json) {
      const difference = JSON.parse(json);
      if (difference.title !== undefined) document.title = difference.title;
      if (difference.language !== undefined) document.documentElement.lang = difference.language;
      if (difference.pageHeight !== undefined) this.#scroll.set_page_height(difference.pageHeight);
      const removed = new Set(difference.remove ?? []);
      this.#report_lost_focus(removed);
      for (const id of removed) this.#remove(id);
      const moved = new Set();
      for (const node of difference.upsert ?? []) this.#upsert(node, moved);
      for (const id of moved) this.#place_with_children(id);
      this.#hold_modal();
    }
    this.#scroll.settle();
    this.#settle_focus();
    for (const listener of this.on_applied) listener();
  }

  /** Wanted by C++ while it draws; done when the tree with that node was applied. */
  focus(id) {
    this.#focus_wish = id;
  }

  /** The node of an event's element, or of the nearest element above it that is a node's. @returns {object|null} */
  node_of(element) {
    const id = element?.closest?.('[data-id]')?.dataset.id;
    return this.#entries.get(id)?.node ?? null;
  }

  /** The node of the control that was pressed: of an event's element or the nearest one above it. @returns {object|null} */
  control_of(element) {
    return this.node_of(element?.closest?.(':is(a, button, input)[data-id]'));
  }

  /**
   * Checkboxes, radios and selects show what the tree says, whatever the browser made of what the person did. Called after the frame that answered it.
   * A radio's change unchecks its siblings, so all are set.
   */
  restore_choices() {
    for (const { element, node } of this.#entries.values()) {
      if (node.checked != null && element.checked !== node.checked) element.checked = node.checked;
      if (node.select && element.value !== node.select.value) element.value = node.select.value;
    }
  }

  #upsert(node, moved) {
    let entry = this.#entries.get(node.id);
    const before = entry?.node;
    if (entry && needs_new_element(before, node)) {
      const element = create_element(node);
      element.append(...Array.from(entry.element.children).filter((child) => child.dataset.id));
      entry.element.replaceWith(element);
      entry.element = element;
    } else if (!entry) {
      entry = { element: create_element(node), node };
      this.#entries.set(node.id, entry);
    }
    const fresh = entry.element.dataset.fresh === undefined;
    entry.element.dataset.fresh = '';
    entry.node = node;
    this.#attach(entry.element, node);
    update_element(entry.element, node, fresh ? undefined : before, this.#notes);
    if (node.role === 'radio') join_group(entry.element, `group:${node.parent ?? ''}`);
    if (node.role === 'textbox') this.on_text_field(entry.element, node);
    if (node.role === 'document') this.on_document(entry.element, node);
    if (!before || !same_rect(before.rect, node.rect) || before.parent !== node.parent) moved.add(node.id);
  }

  // In reading order: after the sibling that comes before it. An element that is in its place already is not touched, as moving it would take its focus.
  #attach(element, node) {
    const parent = this.#entries.get(node.parent)?.element ?? this.#root;
    const after = node.after == null ? null : this.#entries.get(node.after)?.element;
    const next = after ? after.nextSibling : parent.firstChild;
    if (element.parentNode === parent && (next === element || element.previousSibling === (after ?? null))) return;
    // What is moved loses its focus: a heading, say, around which a form was drawn when it had been loaded.
    const focused = element.contains(document.activeElement) ? document.activeElement : null;
    parent.insertBefore(element, next);
    focused?.focus({ preventScroll: true });
  }

  #remove(id) {
    const entry = this.#entries.get(id);
    if (!entry) return;
    entry.element.remove();
    this.#entries.delete(id);
    this.#notes.forget(id);
  }

  #report_lost_focus(removed) {
    for (let element = document.activeElement; element && element !== this.#root; element = element.parentElement) {
      if (!removed.has(element.dataset?.id)) continue;
      const focused = this.node_of(document.activeElement);
      if (focused) this.on_focus_lost(focused.id);
      return;
    }
  }

  #place_with_children(id) {
    const entry = this.#entries.get(id);
    if (!entry) return;
    this.#place(entry);
    for (const child of entry.element.children) {
      const child_entry = this.#entries.get(child.dataset.id);
      if (child_entry) this.#place(child_entry);
    }
  }

  // Rectangles are the page's; a box inside another counts from the outer one's corner.
  #place({ element, node }) {
    const origin = this.#entries.get(node.parent)?.node.rect ?? { x: 0, y: 0 };
    const { style } = element;
    style.left = rem(node.rect.x - origin.x);
    style.top = rem(node.rect.y - origin.y);
    style.width = rem(node.rect.width);
    style.height = rem(node.rect.height);
  }

  // While a modal dialog stands, everything that is not inside it is inert: for the keyboard, the pointer and assistive technology alike.
  #hold_modal() {
    const modal = Array.from(this.#entries.values()).findLast(({ node }) => node.modal)?.element;
    const path = new Set();
    for (let element = modal; element && element !== this.#root; element = element.parentElement) path.add(element);
    for (const { element } of this.#entries.values()) {
      const beside_path = Boolean(modal) && !path.has(element) && (element.parentElement === this.#root || path.has(element.parentElement)) &&
        !modal.contains(element);
      if (element.inert !== beside_path) element.inert = beside_path;
    }
  }

  #settle_focus() {
    if (this.#focus_wish === null) return;
    const id = this.#focus_wish;
    this.#focus_wish = null;
    this.focus_now(id, true);
  }

  /** @param {boolean} revealed whether the page is scrolled to it @returns {boolean} whether that node stands */
  focus_now(id, revealed) {
    const element = this.#entries.get(id)?.element;
    if (!element) return false;
    if (element.tabIndex < 0) element.tabIndex = -1;  // a heading or a message can be focused by the program alone
    element.focus({ preventScroll: true });
    if (revealed) reveal(element);
    return true;
  }
}

// Only when it is another: told anew, Chromium forgets which radio the Tab key comes to.
function join_group(radio, name) {
  if (radio.name !== name) radio.name = name;
}

const same_rect = (a, b) => a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
