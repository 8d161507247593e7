// Letters stand where the browser itself would put them, so that its caret, selection, find marks and candidate window lie on what is drawn; and what
// people take for one character is drawn as the browser draws it.
import { applicants } from './support/demo.js';
import { driftOfLines, likenessOfClusters } from './support/ink.js';
import { expect, test } from './support/test.js';
import { whole } from './support/whole.js';

const longAddress = 'a-very-long-address.of.somebody+who.types@mail.example.jp';

const screens = {
  async login(portal) {
    await portal.open('/login');
    await portal.field('ユーザー名').fill(longAddress);
    await portal.button('ログイン').focus();  // no caret beside the last letter
    await expect(portal.button('ログイン')).toBeFocused();
  },
  async form(portal) {
    await portal.signIn(applicants.kenshin[0]);
    await portal.open('/applications/use-start/form');
    await expect(portal.field('職員数')).toBeVisible();
  },
  async terms(portal) {
    await portal.openTerms();
    await expect(portal.heading('利用規約').first()).toBeVisible();
  },
  async top(portal) {
    await portal.open('/');
    await expect(portal.link('お知らせ').first()).toBeVisible();
  },
};

for (const [density, viewport, visited] of [
  [1, [1280, 1000], ['login', 'form']], [1.5, [1000, 800], ['login', 'terms']], [2, [768, 800], ['login', 'top']], [3, [390, 844], ['login', 'form']],
]) {
  test.describe(`at ${density} physical pixels a pixel`, () => {
    test.use({ deviceScaleFactor: density, viewport: { width: viewport[0], height: viewport[1] } });

    test(`B4: no letter of any line drifts from where the browser puts it, at density ${density}${whole(![1, 2].includes(density))}`, async ({ portal, page }) => {
      for (const screen of visited) {
        await screens[screen](portal);
        const lines = await driftOfLines(page);
        expect(lines.length).toBeGreaterThan(8);
        expect(lines.filter(({ start, end }) => Math.abs(start) > 1 || Math.abs(end) > 1), screen).toEqual([]);
      }
    });
  });
}

test.describe('characters of several code points', () => {
  test.use({ deviceScaleFactor: 3 });

  test('B4: rare kanji, variants, combining marks and emoji look as the browser shows them', async ({ portal, page }) => {
    await portal.open('/login');
    const clusters = ['髙', '﨑', '𠮷', '葛\u{E0100}', '辻\u{E0101}', 'か\u3099', 'ハ\u309A', 'e\u0301', 'n\u0303', '👋🏽', '👨‍👩‍👧', '🇯🇵', '1\uFE0F\u20E3', '❤\uFE0F'];
    const field = portal.field('ユーザー名');
    await field.fill(clusters.join(''));
    await portal.button('ログイン').focus();
    await expect(portal.button('ログイン')).toBeFocused();
    for (const { cluster, ink, colour } of await likenessOfClusters(field, clusters)) {
      expect(ink, `${cluster}: ink that is elsewhere`).toBeLessThan(0.3);
      expect(colour, `${cluster}: difference of colour`).toBeLessThan(40);
    }
    // The measure sees a small difference: the variant of a kanji beside its usual form.
    await field.fill('葛');
    const [{ picture: usual }] = await likenessOfClusters(field, ['葛']);
    await field.fill('葛\u{E0100}');
    const [{ picture: variant }] = await likenessOfClusters(field, ['葛\u{E0100}']);
    expect(variant).not.toEqual(usual);
  });
});
