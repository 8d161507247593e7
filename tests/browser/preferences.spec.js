// What a person asked of every page, also changed while the page is open: dark colours, more contrast, forced colours, paper, little motion.
import { applicants } from './support/demo.js';
import { seenPixels } from './support/pixels.js';
import { expect, test } from './support/test.js';

const ground = async (page) => (await seenPixels(page))(4, 400);

test('B4: dark colours and more contrast are taken over while the page is open; nothing moves', async ({ portal, page }) => {
  await portal.open('/login');
  await expect(portal.field('ユーザー名')).toBeVisible();
  expect(await ground(page)).toBe('255,255,255');
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(() => ground(page)).toBe('18,22,29');
  await page.emulateMedia({ colorScheme: 'light' });
  await expect.poll(() => ground(page)).toBe('255,255,255');

  const { x, y, height } = await portal.field('ユーザー名').boundingBox();
  const edge = async () => Number((await seenPixels(page))(x, y + height / 2).split(',')[0]);  // darker where there is more
  const usual = await edge();
  await page.emulateMedia({ contrast: 'more' });
  await expect.poll(edge).toBeLessThan(usual - 20);
  await page.emulateMedia({ contrast: 'no-preference' });
  await expect.poll(edge).toBe(usual);
  expect(await page.evaluate(() => document.getAnimations().filter(({ playState }) => playState === 'running').length)).toBe(0);
});

test('B4: forced colours reach everything: words, values, marks, edges, the focus', async ({ portal, page }) => {
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
  await portal.signIn(applicants.kenshin[0]);
  await portal.open('/applications/use-start/form');
  await portal.radio('提出済みの情報との照合により').check();
  await portal.field('職員数').fill('7');
  const seen = await page.evaluate(() => {
    const style = (selector, pseudo) => getComputedStyle(document.querySelector(selector), pseudo);
    const system = (name) => {
      const probe = document.createElement('i');
      probe.style.color = name;
      document.body.append(probe);
      const { color } = getComputedStyle(probe);
      probe.remove();
      return color;
    };
    return {
      canvas: style('#canvas').visibility,
      text: style('#mirror h1').color === system('CanvasText'),
      link: style('#mirror main a').color === system('LinkText'),
      field: [style('input[name="staffCount"]').borderTopStyle, style('input[name="staffCount"]').webkitTextFillColor === style('input[name="staffCount"]').color],
      chosen: style('input[type="radio"]:checked', '::before').borderTopWidth,
      other: style('input[type="radio"]:not(:checked)', '::before').borderTopWidth,
    };
  });
  expect(seen).toEqual({ canvas: 'hidden', text: true, link: true, field: ['solid', true], chosen: '8px', other: '2px' });
  await portal.field('職員数').focus();
  expect(await portal.field('職員数').evaluate((field) => getComputedStyle(field).outlineStyle)).toBe('solid');
  // Switched off while the page is open the canvas is back.
  await page.emulateMedia({ forcedColors: 'none', colorScheme: 'light' });
  await expect(page.locator('#canvas')).toBeVisible();
  await expect.poll(() => ground(page)).toBe('255,255,255');
});

test('B4: on paper there is a plain document with what was entered and chosen, and no buttons', async ({ portal, page }) => {
  await portal.signIn(applicants.kenshin[0]);
  await portal.open('/applications/use-start/form');
  await portal.radio('提出済みの情報との照合により').check();
  await portal.field('職員数').fill('7');
  await page.emulateMedia({ media: 'print' });
  await expect(portal.heading('利用開始申請').first()).toBeVisible();
  await expect(portal.field('職員数')).toHaveValue('7');
  await expect(portal.field('職員数')).toBeVisible();
  await expect(portal.radio('提出済みの情報との照合により')).toBeVisible();
  await expect(portal.button('送信')).toBeHidden();
  await expect(page.getByRole('link', { name: '本文へ移動' })).toBeHidden();
  const layout = await page.evaluate(() => {
    const shown = [...document.querySelectorAll('#mirror :is(h1, h2, h3, p, label, legend, dt, dd, input, [data-role="text"])')]
      .filter((element) => element.checkVisibility());
    let below = -Infinity;
    const out_of_order = [];
    for (const element of shown) {
      const { top, bottom } = element.getBoundingClientRect();
      if (top < below - 24) out_of_order.push(element.dataset.id);
      below = Math.max(below, bottom - 24);
    }
    return {
      out_of_order,
      positioned: shown.filter((element) => getComputedStyle(element).position !== 'static').length,
      colours: [...new Set(shown.map((element) => getComputedStyle(element).color))],
    };
  });
  expect(layout).toEqual({ out_of_order: [], positioned: 0, colours: ['rgb(0, 0, 0)'] });
  const pages = (await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type\s*\/Page\b/g).length;
  expect(pages).toBeLessThanOrEqual(3);
});
