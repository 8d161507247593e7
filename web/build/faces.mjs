// The shipped face as slices: the style sheet of npm's @fontsource/biz-udpgothic with hashed names, weights 400 and 700. Windows has the face, so the
// page asks for it there first and adds this sheet only where it is missing (web/faces.js).
import { readFile } from 'node:fs/promises';
import path from 'node:path';

const weights = [400, 700];
const shipped_name = 'BIZ UDPGothic Slices';  // a name of its own, so that the page decides when it is put on (web/fonts.js)

/**
 * @param {string} folder of the package @param {(name: string, content: Buffer) => Promise<string>} write_slice gives the name beside the sheet
 * @returns {Promise<string>} the style sheet
 */
export async function assemble_faces(folder, write_slice) {
  let sheet = '/* BIZ UDPGothic, SIL Open Font License 1.1: /licences.txt */\n';
  for (const weight of weights) {
    const source = await readFile(path.join(folder, `${weight}.css`), 'utf8');
    for (const [, declarations] of source.matchAll(/@font-face\s*\{([^}]*)\}/g)) {
      const { file, range } = slice_of(declarations);
      const name = await write_slice(path.basename(file), await readFile(path.join(folder, file)));
      sheet += `@font-face{font-family:"${shipped_name}";font-weight:${weight};src:url(${name})format("woff2");unicode-range:${range}}\n`;
    }
  }
  return sheet;
}

/** @param {string} declarations of one @font-face @returns {{file: string, range: string}} */
export function slice_of(declarations) {
  const file = declarations.match(/url\(\.\/([^)]+\.woff2)\)/)?.[1];
  const range = declarations.match(/unicode-range:\s*([^;]+);/)?.[1];
  if (!file || !range) throw new Error(`not a slice: ${declarations}`);
  return { file, range: range.trim() };
}
