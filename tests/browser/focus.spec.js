// The keyboard's focus: where Tab goes and that it leaves the page at both ends, what keys do where it stands, and that its ring is seen.
import { atRest } from './support/drawing.js';
import { applicants } from './support/demo.js';
import { seenPixels } from './support/pixels.js';
import { expect, test } from './support/test.js';
import { whole } from './support/whole.js';

const form_path = '/applications/use-start/form';

/** The page in a frame between two buttons, as it stands between the parts of a browser's window. */
async function openBetweenButtons(page, server, path) {
  await page.route(server.url + path, async (route) => {
    const response = await route.fetch();
    const headers = response.headers();
    delete headers['content-security-policy'];
    delete headers['x-frame-options'];
    await route.fulfill({ response, headers });
  });
  await page.route(`${server.url}/around`, (route) => route.fulfill({
    contentType: 'text/html', body: `<button id="before">a</button><iframe src="${path}" width="1000" height="600"></iframe><button id="after">b</button>`,
  }));
  await page.goto(`${server.url}/around`);
  return page.frameLocator('iframe');
}

test('B4: Tab goes through the page in order and leaves it at both ends', async ({ page, server }) => {
  const frame = await openBetweenButtons(page, server, '/login');
  await expect(frame.getByRole('textbox', { name: 'ユーザー名' })).toBeVisible();
  const stops = await frame.locator('#mirror').evaluate((mirror) => Array.from(mirror.querySelectorAll('a, button, input'), ({ id }) => id));
  const walk = async (key, from, to, order) => {
    await page.locator(from).focus();
    const met = [];
    for (let press = 0; press < 60; ++press) {
      await page.keyboard.press(key);
      if (await page.locator(to).evaluate((button) => button === document.activeElement)) break;
      met.push(await frame.locator('#mirror').evaluate(() => document.activeElement.id));
    }
    expect(met).toEqual(order);
    await expect(page.locator(to)).toBeFocused();
  };
  await walk('Tab', '#before', '#after', stops);
  await walk('Shift+Tab', '#after', '#before', [...stops].reverse());
});

test('B4: skip link, arrows in a choice, Space, Enter and Escape do what they do on every page', async ({ portal, page }) => {
  await portal.signIn(applicants.kenshin[0]);
  await portal.open(form_path);
  await expect(portal.field('職員数')).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(portal.link('本文へ移動')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();

  const help = page.getByRole('button', { name: /施設の確認方法.*説明/ });
  await page.keyboard.press('Tab');
  await expect(help).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(help).toHaveAttribute('aria-expanded', 'true');
  await expect(page.getByRole('group', { name: '施設の確認方法' })).toHaveAttribute('id', await help.getAttribute('aria-controls'));
  await page.keyboard.press('Escape');
  await expect(help).toHaveAttribute('aria-expanded', 'false');
  await expect(help).toBeFocused();

  await page.keyboard.press('Tab');
  await expect(portal.radio('提出済みの情報との照合により')).toBeFocused();
  await page.keyboard.press('Space');
  await expect(portal.radio('提出済みの情報との照合により')).toBeChecked();
  await page.keyboard.press('ArrowDown');
  await expect(portal.radio('書類を添付することで')).toBeChecked();
  await expect(portal.radio('書類を添付することで')).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(portal.radio('提出済みの情報との照合により')).toBeChecked();
  await page.keyboard.press('Tab');
  await expect(portal.field('口座番号')).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(portal.radio('提出済みの情報との照合により')).toBeFocused();
});

test('B4: words are labels: pressing them moves into the field, ticks the box, chooses', async ({ portal, page }) => {
  await portal.signIn(applicants.kenshin[0]);
  await portal.open(form_path);
  await page.locator('label', { hasText: /^職員数$/ }).click({ position: { x: 8, y: 8 } });
  await expect(portal.field('職員数')).toBeFocused();
  await page.locator('label', { hasText: '上記の利用規約に同意します。' }).click();
  await expect(portal.consent()).toBeChecked();
  await page.locator('label', { hasText: '書類を添付することで' }).click();
  await expect(portal.radio('書類を添付することで')).toBeChecked();
  expect(await page.locator('input:not([type=file])').evaluateAll((all) => all.filter(({ labels }) => labels.length !== 1).map(({ id }) => id))).toEqual([]);
});

/** Luminance of a colour "r,g,b" (WCAG). */
function luminance(colour) {
  const [red, green, blue] = colour.split(',').map((channel) => (channel <= 10 ? channel / 3294.6 : ((channel / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one, other) {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

for (const colorScheme of ['light', 'dark']) {
  test(`B4: the focus ring has a contrast of 3:1 and comes with the keyboard, not with the pointer (${colorScheme})${whole(colorScheme === 'dark')}`, async ({ portal, page }) => {
    await page.emulateMedia({ colorScheme });
    await portal.signIn(applicants.kenshin[0]);
    await portal.open(form_path);
    await expect(portal.field('職員数')).toBeVisible();
    const controls = [page.getByRole('button', { name: /施設の確認方法.*説明/ }), portal.radio('提出済みの情報との照合により'), portal.field('職員数'),
      portal.consent(), portal.link('資格確認限定型オンライン資格確認等システム利用規約'), portal.button('送信'), portal.link('プライバシーポリシー')];
    for (const control of controls) {
      await control.evaluate((element) => { element.scrollIntoView({ block: 'center', behavior: 'instant' }); document.activeElement.blur(); });
      await atRest(page);
      const box = await control.boundingBox();
      // The ring is a band of 3 px, 2 px outside of the control; beyond it is the ground.
      const middle = box.x + box.width / 2;
      const before = (await seenPixels(page))(middle, box.y - 4);
      await page.keyboard.press('Tab');
      await control.focus();  // as Tab does: the last thing that was used is the keyboard
      await atRest(page);
      const seen = await seenPixels(page);
      const [ring, ground] = [seen(middle, box.y - 4), seen(middle, box.y - 8)];
      expect(contrast(ring, ground), 'ring on ground').toBeGreaterThanOrEqual(3);
      expect(contrast(ring, before), 'with and without focus').toBeGreaterThanOrEqual(3);
    }
    const toggle = page.getByRole('button', { name: /施設の確認方法.*説明/ });
    await toggle.evaluate((element) => { element.scrollIntoView({ block: 'center', behavior: 'instant' }); document.activeElement.blur(); });
    await atRest(page);
    const box = await toggle.boundingBox();
    const before = (await seenPixels(page))(box.x + box.width / 2, box.y - 4);
    await toggle.click();
    await expect(toggle).toHaveAttribute('aria-expanded', 'true');
    await atRest(page);
    expect((await seenPixels(page))(box.x + box.width / 2, box.y - 4), 'no ring after a click').toBe(before);
  });
}
