// What assistive technology is given of every screen in every state, as files beside this one. A change of them is a change of the product: look at each
// before it is stored (npx playwright test aria --update-snapshots).
import { states } from './support/states.js';
import { expect, test } from './support/test.js';

for (const [list, steps] of Object.entries(states)) {
  test(`B4: the screens "${list}" are given to assistive technology as they were`, async ({ portal, page }) => {
    test.setTimeout(180_000);
    for (const [name, bringAbout] of steps) {
      await bringAbout(portal);
      await expect.soft(page.locator('#mirror'), name).toMatchAriaSnapshot({ name: `${name}.aria.yml` });
    }
  });
}
