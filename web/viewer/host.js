// The page around the frame, as far as the viewer may speak to it: it gives the document's bytes and the parts of the PDF library, nothing else.

export class Host {
  #port;
  #waiting = new Map();
  #asked = 0;

  /** @param {MessagePort} port */
  constructor(port) {
    this.#port = port;
    port.onmessage = ({ data }) => this.#receive(data);
  }

  on_progress = () => {};
  on_fault = () => {};
  on_bytes = () => {};

  ask_again() {
    this.#port.postMessage({ again: true });
  }

  /** A part of the PDF library by its name below parts/. @param {string} name @returns {Promise<Uint8Array>} */
  part(name) {
    return new Promise((resolve, reject) => {
      const id = ++this.#asked;
      this.#waiting.set(id, { resolve, reject });
      this.#port.postMessage({ part: name, id });
    });
  }

  #receive({ progress, fault, blob, id, bytes }) {
    if (progress !== undefined) this.on_progress(progress);
    if (fault) this.on_fault(fault);
    if (blob) this.on_bytes(blob);
    if (id === undefined) return;
    const { resolve, reject } = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (bytes) resolve(new Uint8Array(bytes));
    else reject(new Error('there is no such part'));
  }
}
