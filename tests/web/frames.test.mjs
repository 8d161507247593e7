// Frames on demand: no wish, no frame.
import assert from 'node:assert/strict';
import test from 'node:test';

import { Frames } from '../../web/frames.js';

function watch() {
  const waiting = [];
  globalThis.requestAnimationFrame = (callback) => waiting.push(callback);
  const drawn = [];
  const frames = new Frames({ call: (name) => drawn.push(name) });
  return { frames, waiting, drawn };
}

test('any number of wishes before a frame are one frame', () => {
  const { frames, waiting, drawn } = watch();
  frames.request();
  frames.request();
  assert.equal(waiting.length, 1);
  waiting.shift()();
  assert.deepEqual(drawn, ['frame']);
  assert.equal(waiting.length, 0);
});

test('a wish made while a frame is drawn is a new one', () => {
  const { frames, waiting } = watch();
  frames.request();
  const draw = waiting.shift();
  draw();
  frames.request();
  assert.equal(waiting.length, 1);
});
