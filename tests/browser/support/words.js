// The product's words by key, as the locale tables have them: word('login.title'), word('time.minutes', {count: 3}).
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const assets = process.env.MADOGUCHI_ASSETS ?? fileURLToPath(new URL('../../../assets', import.meta.url));
const folder = join(assets, 'locale/ja');
const table = Object.assign({}, ...readdirSync(folder).map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8'))));

export function word(key, values = {}) {
  if (!(key in table)) throw new Error(`no words for ${key}`);
  return table[key].replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}
