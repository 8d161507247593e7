// HTTP to the page's own server, with its cookies. Partner of shell/platform/web/network.cpp. Texts go by fetch; slices of chosen files go by
// XMLHttpRequest, the one that tells how much of a body has left. A slice never passes through C++: the browser reads it from the file.

const longest_last_words = 20_000;  // browsers send 64 KB at most for a page that is gone

export class Network {
  #bridge;
  #files;
  #running = new Map();
  #early = null;

  constructor(bridge, files) {
    this.#bridge = bridge;
    this.#files = files;
  }

  /**
   * Asks before the module is there to ask: its first call takes this answer if it is the same question, and drops it if anything else comes first.
   * @param {string} path
   */
  ask_early(path) {
    this.#early = { path, response: request_answer(path, { method: 'GET', headers: { Accept: 'application/json' } }) };
  }

  /** Called when the last call that was under way is answered. */
  on_quiet = () => {};

  online() {
    return navigator.onLine !== false;
  }

  /** @param {string} headers lines of "Name: value" */
  async send(id, method, path, headers, body) {
    const controller = new AbortController();
    this.#running.set(id, () => controller.abort());
    const early = this.#early;
    this.#early = null;
    const answer = early?.path === path && method === 'GET'
      ? await early.response
      : await request_answer(path, {
          method,
          headers: parse_headers(headers),
          body: body === '' ? undefined : body,
          signal: controller.signal,
          keepalive: document.visibilityState === 'hidden' && body.length < longest_last_words,  // it goes although the page does
        });
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
    if (this.#running.size === 0) this.on_quiet();
  }
}

// No network, the server is away, or the call was cancelled: status 0.
async function request_answer(path, request) {
  try {
    const response = await fetch(path, { ...request, credentials: 'same-origin', cache: 'no-store', redirect: 'error' });
    const body = await response.text();
    return { status: response.status, headers: format_headers(response.headers), body };
  } catch {
    return { status: 0, headers: '', body: '' };
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
