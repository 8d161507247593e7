// SHA-256 by Web Crypto. Partner of shell/platform/web/digest.cpp. Browsers offer it in secure contexts only; main.js checks that before it starts.

export class Digest {
  #bridge;

  constructor(bridge) {
    this.#bridge = bridge;
  }

  /** Answers later with lower-case hex. @param {Uint8Array} bytes a view that is copied at once */
  sha256(id, bytes) {
    crypto.subtle.digest('SHA-256', bytes.slice()).then((hash) => {
      const hex = Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
      this.#bridge.call('digest_done', id, hex);
    });
  }
}
