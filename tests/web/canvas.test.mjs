// The canvas' size in physical pixels.
import assert from 'node:assert/strict';
import test from 'node:test';

import { drawn_zoom, physical } from '../../web/canvas.js';

test('the browser\'s own measure counts where it is within rounding', () => {
  assert.equal(physical(780.4, 1171, 1.5), 1171);
});

test('without a measure it is the product with the density', () => {
  assert.equal(physical(390, undefined, 3), 1170);
});

test('an emulated density, which the measure does not know, is not taken for a small canvas', () => {
  assert.equal(physical(390, 390, 3), 1170);
});

test('under pinch zoom the canvas has as many pixels as the screen shows', () => {
  assert.equal(drawn_zoom(2, 1_000_000), 2);
  assert.equal(drawn_zoom(1, 1_000_000), 1);
});

test('its memory is bounded, and it is never coarser than the screen', () => {
  assert.ok(Math.abs(drawn_zoom(5, 3_000_000) ** 2 * 3_000_000 - 12_000_000) < 1);
  assert.equal(drawn_zoom(3, 20_000_000), 1);
  assert.equal(drawn_zoom(0.5, 1_000_000), 1);
});
