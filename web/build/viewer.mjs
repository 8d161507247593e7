// The viewer of documents (web/viewer) as files of the site: its page, its script, and PDF.js with the parts that a PDF may ask for.
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

import { build } from 'esbuild';

const folder = 'viewer/assets';
// What a PDF without its own fonts or with pictures of certain kinds asks for. Scripts of forms are not run, so their engine stays away.
const part_folders = { cmaps: /\.bcmap$/, standard_fonts: /\.(pfb|ttf)$/, wasm: /^(jbig2|openjpeg|qcms_bg)/ };

/**
 * @param {{web: string, theme: string, words: Record<string, string>, debug: boolean, fill: (page: string, names: object) => string,
 *   write: (name: string, content: Uint8Array|string, options?: object) => Promise<void>, write_hashed: (name: string, content: Uint8Array|string, folder: string) => Promise<string>}} site
 * @returns {Promise<{viewer: string, viewerParts: string}>} paths from the site's root
 */
export async function assemble_viewer({ web, theme, words, debug, fill, write, write_hashed }) {
  const library = path.join(web, 'node_modules/pdfjs-dist');
  const { version } = JSON.parse(await readFile(path.join(library, 'package.json'), 'utf8'));
  const bundle = async (entry, banner = '') => {
    const result = await build({
      entryPoints: [entry], bundle: true, write: false, format: 'iife', minify: !debug, legalComments: 'none', logLevel: 'warning',
      target: ['chrome109', 'firefox115', 'safari16.4'], loader: { '.svg': 'empty', '.gif': 'empty' }, logOverride: { 'empty-import-meta': 'silent' },
      supported: { 'top-level-await': true }, banner: { css: banner },
    });
    return result.outputFiles[0].contents;
  };
  const source = (name) => path.join(web, 'viewer', name);
  const hashed = (name, content) => write_hashed(name, content, folder);
  const names = {
    ...words,
    script: await hashed('viewer.js', await bundle(source('viewer.js'))),
    style: await hashed('viewer.css', await bundle(source('viewer.css'), theme)),
    pdf: await hashed('pdf.js', await bundle(source('pdf.js'))),
    pdfStyle: await hashed('pdf.css', await bundle(path.join(library, 'legacy/web/pdf_viewer.css'))),
  };
  await write('viewer/index.html', fill(await readFile(source('index.html'), 'utf8'), names));

  const parts = `${folder}/pdfjs-${version}`;
  for (const [name, wanted] of Object.entries(part_folders)) {
    for (const file of await readdir(path.join(library, name))) {
      if (!wanted.test(file)) continue;
      await write(`${parts}/${name}/${file}`, await readFile(path.join(library, name, file)), { listed: false, compressed: !file.endsWith('.bcmap') });
    }
  }
  return { viewer: '/viewer/index.html', viewerParts: `/${parts}` };
}
