// Starts the client: checks what the browser can do, loads the WebAssembly module, and ties each concern's module to it. Partner of
// shell/platform/web/main.cpp. Whatever prevents the start is said on the cover, which stands until the first frame.

import create_module from 'madoguchi-module';

import { Attention } from './attention.js';
import { Bridge } from './bridge.js';
import { Canvas } from './canvas.js';
import { Clipboard } from './clipboard.js';
import { Clock } from './clock.js';
import { Copy } from './copy.js';
import { Cover } from './cover.js';
import { Digest } from './digest.js';
import { Documents } from './documents.js';
import { Faces } from './faces.js';
import { Files } from './files.js';
import { Frames } from './frames.js';
import { Glyphs } from './glyphs.js';
import { History } from './history.js';
import { LiveRegions } from './live_regions.js';
import { fault_of, load_module } from './load_module.js';
import { LocalStore } from './local_store.js';
import { Mirror } from './mirror.js';
import { Network } from './network.js';
import { Plain } from './plain.js';
import { Press } from './press.js';
import { Random } from './random.js';
import { Scroll } from './scroll.js';
import { SoftKeyboard } from './soft_keyboard.js';
import { TextInput } from './text_input.js';
import { TextSize } from './text_size.js';
import { Theme } from './theme.js';

const element = (id) => document.getElementById(id);

/** What this browser lacks, '' when nothing. */
function find_fault() {
  if (typeof WebAssembly !== 'object') return 'wasm';
  if (!isSecureContext || !crypto.subtle) return 'insecure';
  return '';
}

async function start(cover) {
  const fault = find_fault();
  if (fault) return cover.show_fault(fault);
  const loaded = load_module(element('wasm'), cover);

  const bridge = new Bridge();
  const frames = new Frames(bridge);
  const text_size = new TextSize();
  const canvas = new Canvas(bridge, frames, text_size, cover, element('canvas'));
  const scroll = new Scroll(bridge, frames, text_size, element('page'));
  const mirror = new Mirror(element('mirror'), element('notes'), scroll);
  const files = new Files(bridge, frames, element('file'));
  const history = new History(bridge, frames, scroll, mirror);
  const theme = new Theme(bridge, frames);
  const copy = new Copy(element('mirror'));
  const plain = new Plain();
  const { viewer, parts } = document.querySelector('meta[name="viewer"]').dataset;
  const documents = new Documents(viewer, parts);
  mirror.on_document = (frame, node) => documents.show(frame, node);
  const press = new Press(bridge, frames, text_size, mirror, element('mirror'));
  const text_input = new TextInput(bridge, text_size, mirror, element('mirror'));
  const network = new Network(bridge, files);
  network.ask_early('/api/v1/session');  // who one is: the module's first question
  const glyphs = new Glyphs(bridge);
  const faces = new Faces(bridge, frames, glyphs, document.querySelector('meta[name="faces"]').content);
  faces.start();
  history.on_turn = () => faces.turn();
  network.on_quiet = () => faces.quiet();

  // What C++ calls (EM_JS functions of shell/platform/web): one name a concern.
  const host = {
    bridge, frames, scroll, mirror, files, history, glyphs, network,
    live_regions: new LiveRegions(element('polite'), element('assertive')),
    clipboard: new Clipboard(),
    clock: new Clock(bridge),
    store: new LocalStore(),
    digest: new Digest(bridge),
    random: new Random(),
    attach: (module, heap) => bridge.attach(module, heap),
    first_frame_drawn: () => {
      cover.hide();
      faces.first_frame_drawn();
    },
  };

  await create_module({
    host,
    instantiateWasm(imports, receive) {
      loaded.then((instantiate_with) => instantiate_with(imports))
        .then(({ instance, module }) => receive(instance, module))
        .catch((error) => cover.show_fault(fault_of(error)));
      return {};
    },
    onAbort: () => cover.show_fault('failed'),
  }).then((module) => {
    plain.has_canvas = Boolean(module._madoguchi_create());
    text_size.start(() => {
      scroll.tell();
      canvas.scale_changed();
    });
    for (const concern of [theme, plain, scroll, canvas, history, new SoftKeyboard(), new Attention(bridge, frames), copy, files, press, text_input]) concern.start();
    bridge.call('start', history.path());
    frames.request();
    return undefined;
  });
}

const cover = new Cover(element('cover'), element('mirror'));
start(cover).catch((error) => {
  console.error(error);
  cover.show_fault('failed');
});
