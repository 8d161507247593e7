// The way into the WebAssembly module: calls its exported functions and carries text and small byte arrays across. Partner of
// shell/platform/web/bridge.{h,cpp}. It knows nothing of what is called; each concern has a module of its own.

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Length in UTF-8 bytes of what `text` holds before UTF-16 index `end`: C++ counts bytes, the DOM code units. */
export const utf8_length = (text, end = text.length) => encoder.encode(text.slice(0, end)).length;

export class Bridge {
  #module = null;
  #heap = null;

  /** @param {object} module the started Emscripten module @param {() => Uint8Array} heap its memory, asked for anew each time (it may grow) */
  attach(module, heap) {
    this.#module = module;
    this.#heap = heap;
  }

  /** The module's memory from `pointer` on, `length` bytes; valid until the next call into the module. */
  bytes(pointer, length) {
    return this.#heap().subarray(pointer, pointer + length);
  }

  /** Text that C++ shows us: UTF-8 at `pointer`. */
  text(pointer, length) {
    return decoder.decode(this.bytes(pointer, length));
  }

  /** A copy of `text` that C++ takes over and frees: NUL-terminated UTF-8. */
  give(text) {
    const encoded = encoder.encode(text);
    const pointer = this.#module._madoguchi_allocate(encoded.length + 1);
    const target = this.bytes(pointer, encoded.length + 1);
    target.set(encoded);
    target[encoded.length] = 0;
    return pointer;
  }

  /**
   * Calls the exported madoguchi_`name`. A string or Uint8Array argument becomes two (pointer, length in bytes), valid during the call.
   * Nothing happens before the module has started.
   * @param {string} name @param {...(number|boolean|string|Uint8Array)} values
   */
  call(name, ...values) {
    if (!this.#module) return undefined;
    const allocated = [];
    const converted = values.flatMap((value) => {
      if (typeof value === 'number' || typeof value === 'boolean') return [Number(value)];
      const encoded = typeof value === 'string' ? encoder.encode(value) : value;
      const pointer = this.#module._madoguchi_allocate(encoded.length || 1);
      allocated.push(pointer);
      this.bytes(pointer, encoded.length).set(encoded);
      return [pointer, encoded.length];
    });
    try {
      return this.#module[`_madoguchi_${name}`](...converted);
    } finally {
      for (const pointer of allocated) this.#module._madoguchi_release(pointer);
    }
  }
}
