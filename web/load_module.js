// Brings the WebAssembly module: it is compiled while its bytes arrive, the cover is told how many have, and a failure is told from a fault.

/**
 * @param {HTMLLinkElement} link the module's preload @param {import('./cover.js').Cover} cover
 * @returns {Promise<(imports: object) => Promise<WebAssembly.WebAssemblyInstantiatedSource>>}
 */
export async function load_module(link, cover) {
  const response = await fetch(link.href, { credentials: 'same-origin' });
  if (!response.ok) throw new TypeError(`${response.status} for ${link.href}`);
  tell_progress(response.clone(), Number(link.dataset.bytes), cover);
  return (imports) => instantiate(response, imports);
}

// A server that does not call the bytes application/wasm costs time only.
async function instantiate(response, imports) {
  try {
    return await WebAssembly.instantiateStreaming(response, imports);
  } catch (error) {
    if (response.bodyUsed) throw error;
    return WebAssembly.instantiate(await response.arrayBuffer(), imports);
  }
}

async function tell_progress(response, bytes, cover) {
  const reader = response.body.getReader();
  let arrived = 0;
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      arrived += part.value.length;
      cover.progress(arrived / bytes);
    }
  } catch {
    // Whoever waits for the module is told.
  }
}

// A download that fails is a TypeError of fetch or of what reads its body.
export const fault_of = (error) => (error instanceof TypeError ? 'network' : 'failed');
