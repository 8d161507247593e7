// How the screens look, at the size of a phone and of a desk, beside stored pictures. After a change that is meant they are drawn anew by
//   npx playwright test screenshots --update-snapshots
// and each is looked at before it is committed. They show Debian's Japanese face (tools/setup --test): the shipped one comes when there is time.
import { atRest } from './support/drawing.js';
import { states } from './support/states.js';
import { expect, test } from './support/test.js';

const sizes = { phone: { width: 390, height: 844 }, desk: { width: 1280, height: 800 } };
/** By state: the words that stand at the top of the picture; none where it shows the beginning of the screen. */
const pictured = {
  'top': '', 'login-empty': '', 'applications': '', 'article': '', 'form': '', 'form-help': '施設の確認方法', 'form-faults': '施設の確認方法',
  'form-attachments': '証拠書類の添付', 'dialog': '', 'receipt': '',
};
const pictured_dark = new Set(['top', 'dialog']);

/** Puts these words at the top of the window: how far steps like a click scroll depends on how fast the page grew meanwhile. */
async function scrollTo(page, words) {
  await atRest(page);
  const place = await page.evaluate((wanted) => {
    const stands = [...document.querySelectorAll('#mirror [data-id]')].find((element) => element.textContent.startsWith(wanted));
    const margin = 16;
    window.scrollTo({ top: wanted === '' ? 0 : Math.round(stands.getBoundingClientRect().top + scrollY - margin), behavior: 'instant' });
    return scrollY;
  }, words);
  await atRest(page);
  expect(await page.evaluate(() => scrollY), `the page rests where "${words}" stands at the top`).toBe(place);
}

for (const [size, viewport] of Object.entries(sizes)) {
  for (const [list, steps] of Object.entries(states).filter(([, each]) => each.some(([name]) => name in pictured))) {
    test(`B4: the screens "${list}" look as they did at the size of a ${size}`, async ({ portal, page }) => {
      const expectToLookAsStored = async (name) => {
        await atRest(page);
        await expect.soft(page).toHaveScreenshot(`${name}-${size}.png`, {
          // The number and the time of receipt are of the day.
          mask: [page.getByText(/^\d{6}-\d{4,}-\d$/), page.getByText(/^\d{4}年\d{1,2}月\d{1,2}日.*\d分?$/)],
          maskColor: '#888888',
          // A shade of an edge is no difference, and fewer pixels are let pass than one changed character has.
          threshold: 0.2,
          maxDiffPixels: 100,
        });
      };
      await page.setViewportSize(viewport);
      await page.route(/faces[^/]*\.css$/, (route) => route.abort());
      const last = steps.findLastIndex(([name]) => name in pictured);
      for (const [name, bringAbout] of steps.slice(0, last + 1)) {
        await bringAbout(portal);
        if (!(name in pictured)) continue;
        await page.mouse.move(0, 0);
        await scrollTo(page, pictured[name]);
        await expectToLookAsStored(name);
        if (!pictured_dark.has(name)) continue;
        await page.emulateMedia({ colorScheme: 'dark' });
        await expectToLookAsStored(`${name}-dark`);
        await page.emulateMedia({ colorScheme: 'light' });
      }
    });
  }
}
