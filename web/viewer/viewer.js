// Shows one document that somebody sent, in a frame that has nothing: no origin, no network, no forms, no way out (its headers and the frame's sandbox
// see to that). What it needs it asks of the page around it through a port (../documents.js). What it is shown by depends on its kind.

import { Host } from './host.js';
import { show_picture } from './picture.js';
import { show_sheets } from './sheets.js';
import { State } from './state.js';
import { Tools } from './tools.js';

const { pdf: pdf_script } = document.currentScript.dataset;

/** The library for PDF is large: it comes when there is one. */
async function show_pdf(...rest) {
  const style = document.getElementById('pdf-style');
  style.href = style.dataset.href;
  style.rel = 'stylesheet';
  const script = document.createElement('script');
  script.src = pdf_script;
  const loaded = new Promise((resolve, reject) => {
    script.onload = resolve;
    script.onerror = () => reject(new Error('the script did not come'));
  });
  document.head.append(script);
  await loaded;
  return globalThis.show_pdf(...rest);
}

const ways = { pdf: show_pdf, png: show_picture, sheets: show_sheets };

addEventListener('message', (event) => {
  if (event.source !== parent) return;
  const { kind, name } = event.data;
  const content = document.getElementById('content');
  const state = new State(document.getElementById('state'));
  const host = new Host(event.ports[0]);
  host.on_progress = (share) => state.progress(share);
  host.on_fault = (fault) => state.show(fault);
  host.on_bytes = async (blob) => {
    try {
      const fault = await ways[kind](blob, { content, name, host, tools: new Tools(document), state });
      if (fault) state.show(fault);
      else state.hide();
    } catch (error) {
      console.warn(error);
      state.show('unreadable');
    }
  };
  state.on_again = () => {
    state.show('loading');
    host.ask_again();
  };
}, { once: true });
