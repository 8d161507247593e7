// The canvas' size in physical pixels.
import assert from 'node:assert/strict';
import test from 'node:test';

import { physical } from '../../web/canvas.js';

test('the browser\'s own measure counts where it is within rounding', () => {
  assert.equal(physical(780.4, 1171, 1.5), 1171);
});

test('without a measure it is the product with the density', () => {
  assert.equal(physical(390, undefined, 3), 1170);
});

test('an emulated density, which the measure does not know, is not taken for a small canvas', () => {
  assert.equal(physical(390, 390, 3), 1170);
});
