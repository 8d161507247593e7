// Starts the client: checks what the browser can do, loads the WebAssembly module, and ties each concern's module to it. Partner of
// shell/platform/web/main.cpp. Whatever prevents the start is said on the cover, which stands until the first frame.

import create_module from 'madoguchi-module';

import { Bridge } from './bridge.js';
import { Canvas } from './canvas.js';
import { Clipboard } from './clipboard.js';
import { Clock } from './clock.js';
import { Copy } from './copy.js';
import { Digest } from './digest.js';
import { Files } from './files.js';
import { Frames } from './frames.js';
import { Glyphs } from './glyphs.js';
import { History } from './history.js';
import { LiveRegions } from './live_regions.js';
import { LocalStore } from './local_store.js';
import { Mirror } from './mirror.js';
import { Network } from './network.js';
import { PlaceKeeper } from './place_keeper.js';
import { Plain } from './plain.js';
import { Press } from './press.js';
import { Random } from './random.js';
import { Scroll } from './scroll.js';
import { TextInput } from './text_input.js';
import { TextSize } from './text_size.js';
import { Theme } from './theme.js';

const element = (id) => document.getElementById(id);

/** Shows a fault of the cover in place of the waiting sign. @param {'wasm'|'webgl'|'insecure'|'failed'} fault */
function show_fault(fault) {
  const cover = element('cover');
  cover.hidden = false;
  cover.setAttribute('role', 'alert');
  for (const text of cover.querySelectorAll('[data-fault]')) text.hidden = text.dataset.fault !== fault;
  cover.querySelector('.contact').hidden = false;
  element('mirror').inert = true;
}

/** What this browser lacks, '' when nothing. */
function find_fault() {
  if (typeof WebAssembly !== 'object') return 'wasm';
  if (!isSecureContext || !crypto.subtle) return 'insecure';
  if (typeof WebGL2RenderingContext === 'undefined') return 'webgl';
  return '';
}

// Compiles while the bytes arrive; a server that does not call them application/wasm costs time only.
async function instantiate(response, imports) {
  try {
    return await WebAssembly.instantiateStreaming(response.clone(), imports);
  } catch (error) {
    if (error instanceof WebAssembly.CompileError || error instanceof WebAssembly.LinkError) throw error;
    return WebAssembly.instantiate(await response.arrayBuffer(), imports);
  }
}

async function start() {
  const fault = find_fault();
  if (fault) return show_fault(fault);
  const wasm = fetch(element('wasm').href, { credentials: 'same-origin' });

  const bridge = new Bridge();
  const frames = new Frames(bridge);
  const text_size = new TextSize();
  const canvas = new Canvas(bridge, frames, text_size, element('canvas'));
  const scroll = new Scroll(bridge, frames, text_size, element('page'));
  const mirror = new Mirror(element('mirror'), element('notes'), scroll);
  const files = new Files(bridge, frames, element('file'));
  const history = new History(bridge, frames, scroll, mirror);
  const theme = new Theme(bridge, frames);
  const copy = new Copy(element('mirror'));
  const place_keeper = new PlaceKeeper(mirror);
  const plain = new Plain();
  const press = new Press(bridge, frames, text_size, mirror, element('mirror'));
  const text_input = new TextInput(bridge, text_size, mirror, element('mirror'));

  // What C++ calls (EM_JS functions of shell/platform/web): one name a concern.
  const host = {
    bridge, frames, scroll, mirror, files, history,
    glyphs: new Glyphs(bridge),
    live_regions: new LiveRegions(element('polite'), element('assertive')),
    network: new Network(bridge, files),
    clipboard: new Clipboard(),
    clock: new Clock(bridge),
    store: new LocalStore(),
    digest: new Digest(bridge),
    random: new Random(),
    attach: (module, heap) => bridge.attach(module, heap),
    first_frame_drawn: () => { element('cover').hidden = true; },
  };

  await create_module({
    host,
    instantiateWasm(imports, receive) {
      wasm.then((response) => instantiate(response, imports))
        .then(({ instance, module }) => receive(instance, module))
        .catch(() => show_fault('failed'));
      return {};
    },
    onAbort: () => show_fault('failed'),
  }).then((module) => {
    if (!module._madoguchi_create()) return show_fault('webgl');
    text_size.start(() => {
      scroll.tell();
      canvas.scale_changed();
    });
    for (const concern of [theme, plain, scroll, canvas, history, place_keeper, copy, files, press, text_input]) concern.start();
    bridge.call('start', history.path());
    frames.request();
    return undefined;
  });
}

start().catch((error) => {
  console.error(error);
  show_fault('failed');
});
