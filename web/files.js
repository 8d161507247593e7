// Files that the person chose or dropped. They stay File objects here, named by handles; C++ gets slices for recognition, the network sends slices
// without reading them whole. Partner of shell/platform/web/files.cpp.

export class Files {
  #bridge;
  #frames;
  #input;
  #files = new Map();
  #next_handle = 1;
  #choosing = 0;

  /** @param {HTMLInputElement} input a hidden input of type file */
  constructor(bridge, frames, input) {
    this.#bridge = bridge;
    this.#frames = frames;
    this.#input = input;
  }

  start() {
    this.#input.addEventListener('change', () => this.#chosen(this.#input.files));
    this.#input.addEventListener('cancel', () => this.#chosen([]));
    addEventListener('dragover', (event) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();  // else the browser would leave the page and open the file
      event.dataTransfer.dropEffect = 'copy';
    });
    addEventListener('drop', (event) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      const dropped = Array.from(event.dataTransfer.items)
        .filter((item) => item.kind === 'file' && !item.webkitGetAsEntry?.()?.isDirectory)
        .map((item) => item.getAsFile())
        .filter(Boolean);
      if (dropped.length === 0) return;
      this.#bridge.call('files_dropped', this.#keep(dropped));
      this.#frames.request();
    });
  }

  /** Opens the browser's dialog; has to be called within the person's gesture. @param {string} accept as the attribute */
  choose(id, accept) {
    if (this.#choosing) this.#chosen([]);
    this.#choosing = id;
    this.#input.accept = accept;
    this.#input.value = '';  // the same file again is a change too
    this.#input.click();
  }

  /** @returns {Blob|null} */
  slice(handle, offset, size) {
    return this.#files.get(handle)?.slice(offset, offset + size) ?? null;
  }

  async read(id, handle, offset, size) {
    try {
      const bytes = new Uint8Array(await this.slice(handle, offset, size).arrayBuffer());
      this.#bridge.call('file_read', id, true, bytes);
    } catch {
      this.#bridge.call('file_read', id, false, new Uint8Array());  // released, removed, or changed on the disk since
    }
  }

  release(handle) {
    this.#files.delete(handle);
  }

  #chosen(files) {
    const id = this.#choosing;
    this.#choosing = 0;
    if (!id) return;
    this.#bridge.call('files_chosen', id, this.#keep(files));
    this.#frames.request();
  }

  // One line a file: handle, size, name, separated by tabs. A name holds no line break that matters: it is shown, not used as a path.
  #keep(files) {
    return Array.from(files, (file) => {
      const handle = this.#next_handle++;
      this.#files.set(handle, file);
      return `${handle}\t${file.size}\t${file.name.replace(/[\r\n\t]/g, ' ')}`;
    }).join('\n');
  }
}
