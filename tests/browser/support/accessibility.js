// Chromium's accessibility tree over the DevTools protocol: what assistive technology is given, as lines that can be compared, and as nodes that
// can be acted upon.

// Says nothing to who listens: structure without meaning, and the parts of a text.
const without_meaning = new Set(['generic', 'none', 'InlineTextBox', 'LineBreak', 'ListMarker']);

// What is said of a node besides role, name, value and description. Left out: how a change is told (the product's two live regions speak for its
// messages), and relations, whose words are the description or the name already.
const states = ['focusable', 'disabled', 'checked', 'expanded', 'required', 'invalid', 'level', 'modal', 'valuemin', 'valuemax', 'valuetext',
  'hasPopup', 'readonly', 'multiline', 'pressed', 'selected'];

// Where a line ends within a name nothing may be read as a gap: a space between ideographs and kana counts, as in 見本 花子, no other does.
const within_words = /(?<=[ぁ-んァ-ヶ一-龠]) (?=[ぁ-んァ-ヶ一-龠])/;
const comparable = (text) => (text ?? '').replace(/\s+/g, ' ').split(within_words).map((part) => part.replaceAll(' ', '')).join(' ');
const squeezed = (text) => text.replace(/\s+/g, '');

// Named by what stands in them: their own text says nothing new.
const named_by_content = new Set(['heading', 'link', 'button', 'LabelText', 'Legend', 'term']);

function line_of(node) {
  const said = states.flatMap((name) => {
    const value = node.properties?.find((property) => property.name === name)?.value.value;
    if (value === undefined || value === false || value === 'false' || value === '') return [];
    return value === true || value === 'true' ? [name] : [`${name}=${value}`];
  });
  const parts = [node.role.value, JSON.stringify(comparable(node.name?.value))];
  if (node.value?.value !== undefined && node.value.value !== '') parts.push(`value=${JSON.stringify(String(node.value.value))}`);
  if (node.description?.value) parts.push(`description=${JSON.stringify(comparable(node.description.value))}`);
  return [...parts, ...said].join(' ');
}

export class AccessibilityTree {
  #protocol;
  #page;

  static async open(page) {
    const tree = new AccessibilityTree();
    tree.#page = page;
    tree.#protocol = await page.context().newCDPSession(page);
    await tree.#protocol.send('Accessibility.enable');
    await tree.#protocol.send('DOM.enable');
    return tree;
  }

  /** All nodes that assistive technology is given, each with its depth, without the page's two live regions. */
  async nodes() {
    const { root } = await this.#protocol.send('DOM.getDocument', { depth: 0 });
    const { nodeIds } = await this.#protocol.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector: '[aria-live]:is(.live)' });
    const live = new Set();
    for (const nodeId of nodeIds) live.add((await this.#protocol.send('DOM.describeNode', { nodeId })).node.backendNodeId);
    const { nodes } = await this.#protocol.send('Accessibility.getFullAXTree');
    const by_id = new Map(nodes.map((node) => [node.nodeId, node]));
    const given = [];
    const walk = (node, depth, above) => {
      if (live.has(node.backendDOMNodeId)) return;
      const shown = !node.ignored && !without_meaning.has(node.role.value);
      if (shown) given.push({ ...node, depth, above });
      for (const id of node.childIds) if (by_id.has(id)) walk(by_id.get(id), depth + Number(shown), shown ? node : above);
    };
    walk(nodes[0], 0, null);
    return given;
  }

  /** One line a node; texts that follow one another are one. */
  async lines() {
    const lines = [];
    let text = null;
    for (const node of await this.nodes()) {
      const indent = '  '.repeat(node.depth);
      if (node.role.value !== 'StaticText') {
        lines.push(indent + line_of(node));
        text = null;
      } else if (text?.above === node.above) {
        text.words += squeezed(node.name.value);
        lines[text.line] = `${indent}text ${JSON.stringify(text.words)}`;
      } else if (!named_by_content.has(node.above?.role.value) && squeezed(node.name.value) !== '') {
        text = { above: node.above, words: squeezed(node.name.value), line: lines.length };
        lines.push(`${indent}text ${JSON.stringify(text.words)}`);
      }
    }
    return lines;
  }

  /** What Tab meets from the start of the document on, one line a stop, until the focus leaves the page. */
  async tabStops() {
    await this.#page.evaluate(() => {  // browsers go on from where the focus was last, even when nothing has it
      const start = document.createElement('span');
      start.tabIndex = -1;
      document.body.prepend(start);
      start.focus();
      start.addEventListener('blur', () => start.remove());
    });
    const stops = [];
    for (let press = 0; press < 100; ++press) {
      await this.#page.keyboard.press('Tab');
      const { result } = await this.#protocol.send('Runtime.evaluate', { expression: 'document.activeElement' });
      if (result.className === 'HTMLBodyElement') return stops;
      const { nodes } = await this.#protocol.send('Accessibility.getPartialAXTree', { objectId: result.objectId, fetchRelatives: false });
      stops.push(line_of(nodes[0]));
    }
    throw new Error('Tab does not leave the page');
  }

  /** The first node of this role with this name, or whose name holds it, once it is there. */
  async find(role, name) {
    for (let tries = 0; tries < 400; ++tries) {
      const nodes = (await this.nodes()).filter((node) => node.role.value === role);
      const found = nodes.find((node) => comparable(node.name?.value) === comparable(name))
        ?? nodes.find((node) => comparable(node.name?.value).includes(comparable(name)));
      if (found) return found;
      await this.#page.waitForTimeout(100);
    }
    throw new Error(`the accessibility tree has no ${role} named ${name}`);
  }

  /** Presses a node as assistive technology does: by the element's own click, wherever it stands. */
  async press(role, name) {
    await this.#call(await this.find(role, name), 'function () { this.focus(); this.click(); }');
  }

  /** Writes into a text field that has the focus, as dictation does. */
  async write(role, name, text) {
    const node = await this.find(role, name);
    await this.#protocol.send('DOM.focus', { backendNodeId: node.backendDOMNodeId });
    await this.#protocol.send('Input.insertText', { text });
  }

  async #call(node, functionDeclaration) {
    const { object } = await this.#protocol.send('DOM.resolveNode', { backendNodeId: node.backendDOMNodeId });
    await this.#protocol.send('Runtime.callFunctionOn', { objectId: object.objectId, functionDeclaration, userGesture: true });
  }
}
