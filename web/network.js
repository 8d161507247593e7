// HTTP to the page's own server, with its cookies. Partner of shell/platform/web/network.cpp. Texts go by fetch; slices of chosen files go by
// XMLHttpRequest, the one that tells how much of a body has left. A slice never passes through C++: the browser reads it from the file.

export class Network {
  #bridge;
  #files;
  #running = new Map();

  constructor(bridge, files) {
    this.#bridge = bridge;
    this.#files = files;
  }

  online() {
    return navigator.onLine !== false;
  }

  /** @param {string} headers lines of "Name: value" */
  async send(id, method, path, headers, body) {
    const controller = new AbortController();
    this.#running.set(id, () => controller.abort());
    let answer = { status: 0, headers: '', body: '' };
    try {
      const response = await fetch(path, {
        method,
        headers: parse_headers(headers),
        body: body === '' ? undefined : body,
        credentials: 'same-origin',
        cache: 'no-store',
        redirect: 'error',
        signal: controller.signal,
      });
      const text = await response.text();
      answer = { status: response.status, headers: format_headers(response.headers), body: text };
    } catch {
      // No network, the server is away, or the call was cancelled: status 0.
    }
    this.#done(id, answer);
  }

  /** With `checksum` the slice, which is bounded, is read once before it leaves: Upload-Checksum of tus 1.0.0. */
  async send_slice(id, method, path, headers, file, offset, size, checksum) {
    this.#running.set(id, () => {});
    const slice = this.#files.slice(file, offset, size);
    const lines = parse_headers(headers);
    try {
      if (!slice) throw new Error('the file is gone');
      if (checksum) lines.push(['Upload-Checksum', `sha256 ${await sha256_base64(slice)}`]);
    } catch {
      queueMicrotask(() => this.#done(id, { status: 0, headers: '', body: '' }));  // also a file that can no longer be read
      return;
    }
    if (!this.#running.has(id)) return;  // cancelled meanwhile
    const request = new XMLHttpRequest();
    this.#running.set(id, () => request.abort());
    request.open(method, path);
    for (const [name, value] of lines) request.setRequestHeader(name, value);
    request.upload.addEventListener('progress', (event) => {
      if (this.#running.has(id)) this.#bridge.call('network_progress', id, event.loaded);
    });
    // loadend comes once, whatever happened; status is 0 when there was no answer.
    request.addEventListener('loadend', () =>
      this.#done(id, { status: request.status, headers: request.getAllResponseHeaders(), body: request.responseText }));
    request.send(slice);
  }

  cancel(id) {
    const abort = this.#running.get(id);
    this.#running.delete(id);
    abort?.();
  }

  #done(id, { status, headers, body }) {
    if (this.#running.delete(id)) this.#bridge.call('network_done', id, status, headers, body);
  }
}

async function sha256_base64(slice) {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await slice.arrayBuffer()));
  return btoa(String.fromCharCode(...hash));
}

const parse_headers = (text) =>
  text.split('\n').filter(Boolean).map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon), line.slice(colon + 1).trim()];
  });

const format_headers = (headers) => Array.from(headers, ([name, value]) => `${name}: ${value}`).join('\n');
