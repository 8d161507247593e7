// Documents that somebody sent, shown in the page: each in a frame without origin, network or forms (viewer/), so that nothing in it reaches the portal. The
// frame is given the document's bytes and the parts of its PDF library through a port. Bytes go as a Blob, which the browser may keep on the disk.

const part_names = /^(cmaps\/[\w-]+\.bcmap|standard_fonts\/[\w-]+\.(pfb|ttf)|wasm\/[\w-]+\.(wasm|js))$/;

export class Documents {
  #viewer;
  #parts;

  /** @param {string} viewer its page's path @param {string} parts the path of the parts of its PDF library */
  constructor(viewer, parts) {
    this.#viewer = viewer;
    this.#parts = parts;
  }

  /** Shows what the node tells of in its frame. @param {HTMLIFrameElement} frame @param {object} node with `document` */
  show(frame, node) {
    const { url, kind } = node.document;
    if (frame.dataset.url === url) return;
    frame.dataset.url = url;
    frame.sandbox = 'allow-scripts';
    frame.onload = () => {
      const { port1: port, port2 } = new MessageChannel();
      const load = () => give_bytes(frame, port, url);
      port.onmessage = ({ data }) => (data.again ? load() : this.#give_part(port, data));
      frame.contentWindow.postMessage({ kind, name: node.name }, '*', [port2]);  // a frame without origin can only be named so
      load();
    };
    frame.src = this.#viewer;
  }

  async #give_part(port, { id, part }) {
    const bytes = part_names.test(part)
      ? await fetch(`${this.#parts}/${part}`).then((answer) => (answer.ok ? answer.arrayBuffer() : null)).catch(() => null)
      : null;
    port.postMessage({ id, bytes }, bytes ? [bytes] : []);
  }
}

/** Ends when the frame is gone. */
async function give_bytes(frame, port, url) {
  const leaving = new AbortController();
  try {
    const answer = await fetch(url, { credentials: 'same-origin', cache: 'no-store', redirect: 'error', signal: leaving.signal });
    if (answer.status >= 400 && answer.status < 500) return port.postMessage({ fault: 'unreadable' });  // it would be the same again
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    const size = Number(answer.headers.get('content-length'));
    let arrived = 0;
    const counted = answer.body.pipeThrough(new TransformStream({
      transform(piece, out) {
        if (!frame.isConnected) leaving.abort();
        arrived += piece.length;
        if (size > 0) port.postMessage({ progress: arrived / size });
        out.enqueue(piece);
      },
    }));
    return port.postMessage({ blob: await new Response(counted).blob() });
  } catch {
    return port.postMessage({ fault: 'failed' });
  }
}
