// From a node of the accessible tree to a DOM element: which element a role is, and how the node's facts become attributes. It decides nothing about
// order and place (mirror.js) or about what a person does (press.js, text_input.js).

import { rem } from './text_size.js';

// The element of each role: native ones where they exist, because they bring their own keys and names.
const tags = {
  banner: 'header', navigation: 'nav', main: 'main', contentinfo: 'footer', region: 'section', form: 'form',
  fieldset: 'fieldset', radiogroup: 'fieldset', list: 'ul', listitem: 'li', descriptionlist: 'dl', term: 'dt', definition: 'dd',
  paragraph: 'p', label: 'label', legend: 'legend', link: 'a', button: 'button',
  textbox: 'input', combobox: 'select', checkbox: 'input', radio: 'input', document: 'iframe',
};

// Roles that the element does not have by itself, or loses by its style (a list without marks, a table whose cells are placed) or place (a header in main).
const explicit_roles = new Set([
  'banner', 'contentinfo', 'region', 'search', 'group', 'radiogroup', 'list', 'dialog', 'progressbar', 'form', 'status', 'alert',
  'table', 'row', 'columnheader', 'rowheader', 'cell',
]);

// Whose words, where they are drawn, stand in the element itself, so that they can be found and selected.
const with_words = new Set(['heading', 'paragraph', 'text', 'label', 'legend', 'term', 'definition', 'columnheader', 'rowheader', 'cell', 'link', 'button', 'status',
  'alert']);

// The roles that have these states in ARIA.
const can_be_required = new Set(['textbox', 'combobox', 'checkbox', 'radiogroup']);
const can_be_invalid = can_be_required;

/** A fresh element for a node. What never changes is set here; the rest by update_element(). */
export function create_element(node) {
  const element = document.createElement(tag_of(node));
  element.dataset.id = node.id;
  element.id = node.id;
  element.dataset.role = node.role;
  if (explicit_roles.has(node.role)) element.setAttribute('role', node.role);
  if (node.role === 'image') element.setAttribute('role', 'img');
  if (node.role === 'button') element.type = node.submits ? 'submit' : 'button';
  if (node.role === 'checkbox' || node.role === 'radio') element.type = node.role;
  if (node.role === 'form') element.noValidate = true;
  if (node.role === 'dialog') element.tabIndex = -1;
  // The live regions speak for these (live_regions.js); a second voice would repeat each message.
  if (node.role === 'status' || node.role === 'alert') element.setAttribute('aria-live', 'off');
  return element;
}

function tag_of(node) {
  if (node.role === 'heading') return `h${node.level || 2}`;
  return node.textInput?.multiline ? 'textarea' : tags[node.role] ?? 'div';
}

/** Whether `before`'s element cannot become `after`'s. */
export const needs_new_element = (before, after) => before.role !== after.role || before.level !== after.level;

/** @param {HTMLElement} element @param {object} node @param {object|undefined} before what the element showed until now @param {Notes} notes */
export function update_element(element, node, before, notes) {
  if (has_words(node) && (node.name !== before?.name || !same(node.layout, before?.layout))) set_text(element, node);
  if (node.layout) {
    element.style.fontSize = rem(node.layout.fontSize);
    element.style.lineHeight = rem(node.layout.lineHeight);
    element.style.fontWeight = node.layout.bold ? 'bold' : 'normal';
    element.style.padding = padding_around(node.layout.box, node.rect);
    element.style.textIndent = node.layout.indent ? rem(node.layout.indent) : '';
  }
  set_names(element, node, notes);
  if (node.role === 'link') set_attribute(element, 'href', node.href);
  if (node.role === 'label') set_attribute(element, 'for', node.labelFor);
  set_attribute(element, 'aria-hidden', node.hidden && 'true');
  set_attribute(element, 'aria-current', node.current && 'page');
  set_attribute(element, 'aria-disabled', (node.disabled || node.busy) && 'true');
  set_attribute(element, 'aria-modal', node.modal && 'true');
  set_attribute(element, 'aria-expanded', node.expanded == null ? '' : String(node.expanded));
  set_attribute(element, 'aria-controls', node.controls);
  set_attribute(element, 'aria-required', node.required && can_be_required.has(node.role) && 'true');
  set_attribute(element, 'aria-invalid', node.error && can_be_invalid.has(node.role) && 'true');
  if (node.role === 'progressbar') update_progress(element, node);
  if (node.role === 'checkbox' || node.role === 'radio') element.checked = Boolean(node.checked);
  if (node.role === 'textbox') update_text_field(element, node.textInput);
  if (node.role === 'combobox') update_select(element, node.select, before?.select);
}

// Leaves no room but the box's, so that the words stand in it however the element would place them.
function padding_around(box, rect) {
  if (!box) return '';
  return [box.y, rect.width - box.x - box.width, rect.height - box.y - box.height, box.x].map((side) => rem(Math.max(0, side))).join(' ');
}

const has_words = (node) => with_words.has(node.role) && Boolean(node.layout);

// Name, description and error: by reference to what is drawn where it is drawn, else in words of their own. A label and a legend name by themselves.
function set_names(element, node, notes) {
  const by_element = node.role === 'textbox' || node.role === 'combobox' || node.role === 'checkbox' || node.role === 'radio' || node.role === 'radiogroup' || node.role === 'fieldset';
  const says_itself = has_words(node) && comparable(node.layout.lines.join('')) === comparable(node.name ?? '');
  set_attribute(element, 'aria-labelledby', !by_element && node.labelledBy);
  set_attribute(element, 'aria-label', !node.labelledBy && !says_itself && node.name);
  const note = notes.set(`${node.id}~description`, node.description);
  set_attribute(element, 'aria-errormessage', can_be_invalid.has(node.role) && node.errorBy);
  set_attribute(element, 'aria-describedby', [node.errorBy, ...node.describedBy ?? [], note].filter(Boolean).join(' '));
}

const comparable = (text) => text.replace(/\s+/g, '');

function update_progress(element, node) {
  element.ariaValueMin = '0';
  element.ariaValueMax = '100';
  element.ariaValueNow = String(Math.round((node.progress ?? 0) * 100));
  element.style.setProperty('--done', element.ariaValueNow);  // plain.css shows it
  set_attribute(element, 'aria-valuetext', node.valueText);
}

function update_text_field(element, field) {
  if (!field) return;
  // A field of type email tells nobody where its caret is; a text field with the e-mail keyboard does.
  const type = field.type === 'email' ? 'text' : field.type || 'text';
  if (!field.multiline && element.type !== type) element.type = type;
  element.name = field.name ?? '';
  set_attribute(element, 'inputmode', field.inputMode || (field.type === 'email' ? 'email' : ''));
  set_attribute(element, 'autocomplete', field.autocomplete);
  set_attribute(element, 'maxlength', field.maxLength ? String(field.maxLength) : '');
  set_attribute(element, 'aria-placeholder', field.placeholder);  // drawn on the canvas; a placeholder attribute would be read twice
  set_attribute(element, 'spellcheck', 'false');
  set_attribute(element, 'autocapitalize', 'none');
}

// The options only when they are others: a list that stands open must not be made anew.
function update_select(element, select, before) {
  if (!select) return;
  element.name = select.name ?? '';
  set_attribute(element, 'autocomplete', select.autocomplete);
  if (!same(select.options, before?.options)) {
    const options = [];
    for (let i = 0; i < select.options.length; i += 2) options.push(new Option(select.options[i + 1], select.options[i]));
    element.replaceChildren(...options);
  }
  element.value = select.value;
}

// The words in the lines in which they are drawn. A break between inline boxes leaves the text itself whole, so that a name has no gap in it; where the
// text has a line end of its own, or a space that no line shows, it is here too.
function set_text(element, node) {
  const { lines, runs = [], indent } = node.layout;
  // A label of one line is its words alone: Chromium leaves it out of the tree where it would repeat the name of a checkbox or radio.
  if (lines.length + runs.length < 2 && (!indent || node.role === 'label')) {
    element.textContent = lines[0] ?? '';
    return;
  }
  const weigh = weigher(runs);
  let rest = node.name ?? '';
  element.replaceChildren(...lines.flatMap((line, index) => {
    const begin = rest.indexOf(line);
    const gap = begin < 0 ? '' : rest.slice(0, begin);
    if (begin >= 0) rest = rest.slice(begin + line.length);
    // An empty line has its height by its end alone.
    const box = line.trim() === '' ? document.createElement('br') : span(weigh(line), 'line');
    if (index === 0 || lines[index - 1].trim() === '') return [box];
    if (gap.includes('\n')) return [document.createElement('br'), box];
    // Within words the style sheet breaks: an element for it (wbr) would be read as a gap.
    return gap || lines[index - 1].endsWith(' ') ? [gap, document.createElement('wbr'), box] : [box];
  }));
}

// Goes through the runs (plain and bold ones in turn) line by line; gives a line's words, the bold ones in boxes of their own.
function weigher(runs) {
  if (runs.length < 2) return (line) => [line];
  const left = [...runs];
  let bold = false;
  return (line) => {
    const pieces = [];
    for (let from = 0; from < line.length && left.length > 0;) {
      const words = line.slice(from, from + left[0].length);
      if (words) pieces.push(bold ? span([words], 'bold') : words);
      from += words.length;
      left[0] = left[0].slice(words.length);
      if (left[0]) continue;
      left.shift();
      bold = !bold;
    }
    return pieces;
  };
}

function span(content, name) {
  const element = document.createElement('span');
  element.className = name;
  element.append(...content);
  return element;
}

/** Sets the attribute, or removes it when there is nothing to say. */
function set_attribute(element, name, value) {
  if (value) {
    if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  } else {
    element.removeAttribute(name);
  }
}

const same = (left, right) => JSON.stringify(left) === JSON.stringify(right);

/** Hidden texts that elements refer to as their description, where it is drawn nowhere. */
export class Notes {
  #root;
  #notes = new Map();

  /** @param {HTMLElement} root a hidden element */
  constructor(root) {
    this.#root = root;
  }

  /** Keeps `text` under `key`. @returns {string} the id to refer to, '' when there is no text */
  set(key, text) {
    let note = this.#notes.get(key);
    if (!text) {
      note?.remove();
      this.#notes.delete(key);
      return '';
    }
    if (!note) {
      note = document.createElement('span');
      note.id = `note:${key}`.replace(/\s/g, '_');
      this.#notes.set(key, note);
      this.#root.append(note);
    }
    if (note.textContent !== text) note.textContent = text;
    return note.id;
  }

  /** Forgets what belongs to a node that is gone. */
  forget(id) {
    this.set(`${id}~description`, '');
  }
}
