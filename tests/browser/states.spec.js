// Every screen in every state. What assistive technology is given of it is stored beside this file: a change of that is a change of the product, to be
// looked at before it is stored (npx playwright test states --update-snapshots). And axe-core, light on a desktop and dark on a phone: WCAG 2.0 to 2.2 at A
// and AA and axe's best practices, no rule switched off, no finding and nothing left for a person to review. Contrast is computed from the colours that the
// canvas shows; where axe leaves it to a person, because elements lie over each other, it is measured here.
import { AxeBuilder } from '@axe-core/playwright';
import { atRest } from './support/drawing.js';
import { hideDrawnColours, showDrawnColours } from './support/drawn_colours.js';
import { states } from './support/states.js';
import { expect, test } from './support/test.js';
import { whole } from './support/whole.js';

const looks = [
  { name: 'desktop, light', width: 1280, colorScheme: 'light' },
  { name: 'phone, dark', width: 390, colorScheme: 'dark' },
];
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Keeps the ids of the semantic tree as C++ tells them, apart from what the mirror makes of them. */
function countNodes() {
  window.told = new Set();
  const parse = JSON.parse.bind(JSON);
  JSON.parse = (text, ...more) => {
    const value = parse(text, ...more);
    for (const id of value?.remove ?? []) window.told.delete(id);
    for (const { id } of value?.upsert ?? []) window.told.add(id);
    return value;
  };
}

/** The whole page in view, drawn at that size. */
async function lookAt(page, look) {
  await page.emulateMedia({ colorScheme: look.colorScheme, reducedMotion: 'reduce' });
  await page.setViewportSize({ width: look.width, height: 800 });
  await atRest(page);
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width: look.width, height });
  await atRest(page);
}

async function findings(page) {
  const results = await new AxeBuilder({ page }).withTags(tags).analyze();
  const targets = results.passes.flatMap(({ nodes }) => nodes.map(({ target }) => target[0]));
  const told = ({ id, nodes }) => nodes.map((node) => `${id}: ${node.target} ${node.any.concat(node.all, node.none).map((check) => check.message).join(' ')}`);
  const seen = new Set(await page.evaluate((all) => all.map((target) => document.querySelector(target)?.dataset.id), [...new Set(targets)]));
  return { found: results.violations.flatMap(told), unclear: results.incomplete.filter(({ id }) => id !== 'color-contrast').flatMap(told), seen };
}

/** The ids of what a person can reach now. Runs in the page. */
const controls = () => Array.from(document.querySelectorAll('#mirror :is(a, button, input, select, textarea)'), (control) => (control.closest('[inert]') ? '' : control.dataset.id)).filter(Boolean);

const always = new Set(['visitor', 'master']);

for (const [list, steps] of Object.entries(states)) {
  test(`B4: the screens "${list}" are said as they were, and axe finds nothing on them, light and dark, desktop and phone${whole(!always.has(list))}`, async ({ portal, page }) => {
    test.setTimeout(240_000);
    await page.addInitScript(countNodes);
    for (const [name, bringAbout] of steps) {
      await page.setViewportSize({ width: 1280, height: 800 });
      await bringAbout(portal);
      await expect.soft(page.locator('#mirror'), name).toMatchAriaSnapshot({ name: `${name}.aria.yml` });
      for (const look of looks) {
        await lookAt(page, look);
        const controls_before = new Set(await page.evaluate(controls));
        const contrasts = await showDrawnColours(page);
        const { found, unclear, seen } = await findings(page);
        await hideDrawnColours(page);
        expect.soft(found, `${name}, ${look.name}`).toEqual([]);
        expect(contrasts.length).toBeGreaterThan(0);
        expect.soft(contrasts.filter(({ ratio, least }) => ratio < least), `${name}, ${look.name}: contrast`).toEqual([]);
        expect.soft(unclear, `${name}, ${look.name}: to be reviewed`).toEqual([]);
        const { nodes, told } = await page.evaluate(() => ({
          nodes: Array.from(document.querySelectorAll('#mirror [data-id]'), ({ dataset }) => dataset.id).sort(),
          told: [...window.told].sort(),
        }));
        expect.soft(nodes, `${name}: the mirror's elements are the tree's nodes`).toEqual(told);
        // Those that stood there all the while: an upload that goes on by itself changes its buttons.
        const stood = (await page.evaluate(controls)).filter((id) => controls_before.has(id));
        expect.soft(stood.filter((id) => !seen.has(id)), `${name}: controls that axe did not see`).toEqual([]);
      }
    }
  });
}
