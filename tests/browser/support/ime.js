// An input method as the browser sees it, through the DevTools protocol.

export class Ime {
  #protocol;

  static async of(page) {
    const ime = new Ime();
    ime.#protocol = await page.context().newCDPSession(page);
    return ime;
  }

  /** What is being composed; `clause` is the part that is being converted, else the caret stands at the end. */
  async compose(text, clause = [text.length, text.length]) {
    await this.#protocol.send('Input.imeSetComposition', { text, selectionStart: clause[0], selectionEnd: clause[1] });
  }

  /** Ends the composition with this text. */
  async commit(text) {
    await this.#protocol.send('Input.insertText', { text });
  }

  /** A key as it comes while an input method has it. */
  async key(key, windowsVirtualKeyCode = 229) {
    for (const type of ['rawKeyDown', 'keyUp']) await this.#protocol.send('Input.dispatchKeyEvent', { type, key, code: key, windowsVirtualKeyCode });
  }
}
