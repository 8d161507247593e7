// What a person does to the mirror's elements, as actions for C++: presses, keys, the focus. Partner of shell/platform/web/actions.cpp. The frame that
// answers a press is drawn inside the gesture, so that it may open a file dialog or the soft keyboard.

export class Press {
  #bridge;
  #frames;
  #text_size;
  #mirror;
  #root;

  constructor(bridge, frames, text_size, mirror, root) {
    this.#bridge = bridge;
    this.#frames = frames;
    this.#text_size = text_size;
    this.#mirror = mirror;
    this.#root = root;
  }

  start() {
    this.#root.addEventListener('click', (event) => this.#click(event));
    this.#root.addEventListener('change', (event) => this.#change(event));
    this.#root.addEventListener('submit', (event) => event.preventDefault());  // nothing is sent but by C++
    addEventListener('keydown', (event) => this.#key(event));
    this.#root.addEventListener('focusin', (event) => this.#focus('focused', event, event.target.matches(':focus-visible')));
    this.#root.addEventListener('focusout', (event) => this.#focus('blurred', event));
    this.#mirror.on_focus_lost = (id) => this.#bridge.call('blurred', id);
    // Hover looks: only when another element comes under the pointer, not at each move.
    addEventListener('pointerover', (event) => this.#pointer(event));
    document.documentElement.addEventListener('pointerleave', () => this.#pointer({ clientX: -1, clientY: -1 }));
  }

  #click(event) {
    const node = this.#mirror.control_of(event.target);  // a link may hold other nodes
    if (!node) return;
    if (node.role === 'link') {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button !== 0) return;  // a new tab, a download: the browser's
      event.preventDefault();
    }
    if (node.disabled || node.busy) {
      event.preventDefault();
      return;
    }
    this.#bridge.call('pressed', node.id);
    this.#frames.now();
    if (node.role === 'checkbox' || node.role === 'radio') {
      this.#answer();
    }
  }

  // A select was changed, by the person or by the browser that fills it in.
  #change(event) {
    const node = this.#mirror.node_of(event.target);
    if (node?.role !== 'combobox') return;
    this.#bridge.call('chosen', node.id, event.target.value);
    this.#frames.now();
    this.#answer();
  }

  #answer() {
    this.#frames.now();  // the first frame has taken what was done, the second says what became of it
    this.#mirror.restore_choices();
  }

  #key(event) {
    // While an IME composes, its keys are its own (Safari sends the confirming Enter after compositionend, with key code 229).
    if (event.isComposing || event.keyCode === 229 || event.keyCode === 0) return;
    const node = this.#mirror.node_of(event.target);
    const wanted = event.key === 'Escape' || (event.key === 'Enter' && node?.role === 'textbox' && !node.textInput.multiline);
    if (!wanted) return;
    if (event.key === 'Enter') event.preventDefault();
    this.#bridge.call('key_pressed', node?.id ?? '', event.key);
    this.#frames.now();
  }

  #focus(name, event, ...facts) {
    const node = this.#mirror.node_of(event.target);
    if (node) this.#bridge.call(name, node.id, ...facts);
  }

  #pointer(event) {
    if (event.pointerType === 'touch') return;  // a finger does not hover
    this.#bridge.call('pointer_moved', this.#text_size.to_logical(event.clientX), this.#text_size.to_logical(event.clientY));
    this.#frames.request();
  }
}
