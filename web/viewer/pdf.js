// A PDF by PDF.js: pages, their words to select and to read out, forms as they were filled in. Its scripts are not run, its links lead nowhere. It runs in
// this frame's own thread, because a frame without origin has no workers; fonts, character maps and decoders come through the port.

import * as library from 'pdfjs-dist/legacy/build/pdf.mjs';
import * as worker from 'pdfjs-dist/legacy/build/pdf.worker.mjs';

globalThis.pdfjsLib = library;
globalThis.pdfjsWorker = worker;

const most_pixels_of_image = 100_000_000;
const most_pixels_of_page = 2 ** 24;
const zoom_step = 1.25;
const folders = { cMapUrl: 'cmaps', standardFontDataUrl: 'standard_fonts', wasmUrl: 'wasm' };

// The words stand beside the numbers in the bar; the component's own would be English.
const silent = {
  getLanguage: () => 'ja', getDirection: () => 'ltr', get: async () => '', translate: async () => {}, translateOnce: async () => {},
  pause: () => {}, resume: () => {}, destroy: async () => {},
};

/** Reads the parts that PDF.js asks for from the blob, which may lie on the disk. */
function transport_of(blob) {
  const transport = new library.PDFDataRangeTransport(blob.size, null);
  transport.requestDataRange = async (begin, end) => {
    transport.onDataRange(begin, new Uint8Array(await blob.slice(begin, end).arrayBuffer()));
  };
  return transport;
}

globalThis.show_pdf = async (blob, { content, tools, host }) => {
  const { EventBus, PDFLinkService, PDFViewer } = await import('pdfjs-dist/legacy/web/pdf_viewer.mjs');
  class Parts {
    fetch({ kind, filename }) {
      return host.part(`${folders[kind]}/${filename}`);
    }
  }
  const pdf = await library.getDocument({
    range: transport_of(blob), disableAutoFetch: true, disableStream: true, rangeChunkSize: 2 ** 20,
    cMapUrl: 'cmaps/', standardFontDataUrl: 'standard_fonts/', wasmUrl: 'wasm/', BinaryDataFactory: Parts, useWorkerFetch: false,
    maxImageSize: most_pixels_of_image, enableXfa: false, verbosity: library.VerbosityLevel.ERRORS,
  }).promise;

  // The component wants a box that is placed, and a box in that for its pages.
  const pages = document.createElement('div');
  pages.className = 'pdfViewer';
  const container = document.createElement('div');
  container.id = 'pages';
  container.tabIndex = 0;
  container.append(pages);
  content.classList.add('pdf');
  content.tabIndex = -1;
  content.append(container);

  const bus = new EventBus();
  const links = new PDFLinkService({ eventBus: bus });
  links.externalLinkEnabled = false;
  const viewer = new PDFViewer({
    container, eventBus: bus, linkService: links, l10n: silent, annotationMode: library.AnnotationMode.ENABLE,
    annotationEditorMode: library.AnnotationEditorType.DISABLE, maxCanvasPixels: most_pixels_of_page, supportsPinchToZoom: false, enableAutoLinking: false,
  });
  links.setViewer(viewer);
  bus.on('pagesinit', () => {
    viewer.currentScaleValue = 'page-width';
    for (const page of pages.querySelectorAll('.page')) page.setAttribute('aria-label', `${page.dataset.pageNumber} / ${pdf.numPages}`);
    tools.show_page(1, pdf.numPages);
  });
  bus.on('pagechanging', ({ pageNumber }) => tools.show_page(pageNumber, pdf.numPages));
  const first_page = new Promise((resolve) => {
    bus.on('pagerendered', resolve, { once: true });
  });
  links.setDocument(pdf);
  viewer.setDocument(pdf);

  tools.start({
    larger: () => { viewer.currentScale = Math.min(8, viewer.currentScale * zoom_step); },
    smaller: () => { viewer.currentScale = Math.max(0.1, viewer.currentScale / zoom_step); },
    fit: () => { viewer.currentScaleValue = 'page-width'; },
    turn: () => { viewer.pagesRotation = (viewer.pagesRotation + 90) % 360; },
  });
  if (pdf.numPages > 1) tools.start_paging({ previous: () => viewer.previousPage(), next: () => viewer.nextPage() });
  addEventListener('resize', () => {
    if (['page-width', 'auto'].includes(viewer.currentScaleValue)) viewer.currentScaleValue = viewer.currentScaleValue;
  });
  await first_page;
};
