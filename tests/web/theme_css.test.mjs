// The theme as the host page has it.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';

import { theme_css } from '../../web/build/theme_css.mjs';

const theme = JSON.parse(await readFile(new URL('../../assets/theme.json', import.meta.url), 'utf8'));

test('each role is a custom property, light and dark', () => {
  const css = theme_css({ primary_ground: { light: '#e8f0fc', dark: '#1f2f4c' } });
  assert.match(css, /:root\{--primary-ground:#e8f0fc;\}/);
  assert.match(css, /prefers-color-scheme:dark\)\{:root\{--primary-ground:#1f2f4c;\}\}/);
});

test('the style sheet names no colour of its own and no role that the theme lacks', async () => {
  const style = await readFile(new URL('../../web/style.css', import.meta.url), 'utf8');
  assert.doesNotMatch(style, /#[0-9a-f]{3,8}\b|rgb\(|hsl\(/i);
  const names = new Set(Object.keys(theme).map((role) => `--${role.replaceAll('_', '-')}`));
  for (const [, name] of style.matchAll(/var\((--[\w-]+)/g)) assert.ok(names.has(name), name);
});
