// The shipped face: when it is welcome, and its slices.
import assert from 'node:assert/strict';
import test from 'node:test';

import { slice_of } from '../../web/build/faces.mjs';
import { is_welcome } from '../../web/faces.js';

test('slices are not fetched by who saves data or has a slow connection', () => {
  assert.equal(is_welcome({ saveData: true, effectiveType: '4g' }), false);
  for (const slow of ['slow-2g', '2g', '3g']) assert.equal(is_welcome({ saveData: false, effectiveType: slow }), false, slow);
  assert.equal(is_welcome({ saveData: false, effectiveType: '4g' }), true);
  assert.equal(is_welcome(undefined), true);  // browsers that do not tell
});

test('a slice is its WOFF2 file and its range of characters', () => {
  assert.deepEqual(slice_of(`
    font-family: 'BIZ UDPGothic';
    src: url(./files/biz-udpgothic-1-400-normal.woff2) format('woff2'), url(./files/biz-udpgothic-1-400-normal.woff) format('woff');
    unicode-range: U+1f235-1f23b,U+2000b;`),
  { file: 'files/biz-udpgothic-1-400-normal.woff2', range: 'U+1f235-1f23b,U+2000b' });
  assert.throws(() => slice_of('src: url(x.ttf)'));
});
