// HTTP to the page's own server, with its cookies. Partner of shell/platform/web/network.cpp. Texts go by fetch; slices of chosen files go by
// XMLHttpRequest, the one that tells how much of a body has left. A slice never passes through memory: the browser reads it from the file.

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

  send_slice(id, method, path, headers, file, offset, size) {
    const slice = this.#files.slice(file, offset, size);
    if (!slice) {
      queueMicrotask(() => this.#done(id, { status: 0, headers: '', body: '' }));
      this.#running.set(id, () => {});
      return;
    }
    const request = new XMLHttpRequest();
    this.#running.set(id, () => request.abort());
    request.open(method, path);
    for (const [name, value] of parse_headers(headers)) request.setRequestHeader(name, value);
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

const parse_headers = (text) =>
  text.split('\n').filter(Boolean).map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon), line.slice(colon + 1).trim()];
  });

const format_headers = (headers) => Array.from(headers, ([name, value]) => `${name}: ${value}`).join('\n');
