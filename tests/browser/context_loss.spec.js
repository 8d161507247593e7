// The WebGL context goes away (a driver that restarts, a tablet that slept) and comes back, or does not: nobody loses a letter.
import { applicants } from './support/demo.js';
import { atRest } from './support/drawing.js';
import { likeness, pictureOf } from './support/pixels.js';
import { expect, test } from './support/test.js';

const lose = (page) => page.evaluate(async () => {
  const canvas = document.getElementById('canvas');
  window.context ??= canvas.getContext('webgl2');
  window.loser ??= window.context.getExtension('WEBGL_lose_context');
  const gone = new Promise((resolve) => canvas.addEventListener('webglcontextlost', resolve, { once: true }));
  window.loser.loseContext();
  await gone;
});

const restore = (page) => page.evaluate(async () => {
  const back = new Promise((resolve) => document.getElementById('canvas').addEventListener('webglcontextrestored', resolve, { once: true }));
  window.loser.restoreContext();
  await back;
});

async function picture(page) {
  await atRest(page);
  return (await pictureOf(page)).bytes;
}

test('B4: typing goes on through lost contexts, and what is drawn afterwards is what was drawn before', async ({ portal, page }) => {
  await portal.open('/login');
  const field = portal.field('ユーザー名');
  await field.click();
  await page.keyboard.type('山田');
  const before = await picture(page);
  for (let round = 0; round < 3; ++round) {
    await lose(page);
    await page.keyboard.type('太郎です');
    await restore(page);
    await expect(field).toHaveValue('山田太郎です');
    expect((await picture(page)).equals(before)).toBe(false);
    for (let i = 0; i < 4; ++i) await page.keyboard.press('Backspace');
    await expect(field).toHaveValue('山田');
    expect((await picture(page)).equals(before), `round ${round}`).toBe(true);
  }
});

test('B4: a composition that is under way when the context is lost is finished once', async ({ portal, page }) => {
  await portal.open('/login');
  await portal.field('ユーザー名').click();
  const protocol = await page.context().newCDPSession(page);
  await protocol.send('Input.imeSetComposition', { text: 'やまだ', selectionStart: 3, selectionEnd: 3 });
  await lose(page);
  await protocol.send('Input.imeSetComposition', { text: '山田', selectionStart: 2, selectionEnd: 2 });
  await restore(page);
  await protocol.send('Input.insertText', { text: '山田' });
  await expect(portal.field('ユーザー名')).toHaveValue('山田');
});

test('B4: the dialog stands as before when the context is back, and answers while it is away', async ({ portal, page }) => {
  const applicant = applicants.sejutsu[0];
  await portal.signIn(applicant);
  await portal.open('/applications/use-start/form');
  await portal.radio('支払基金または地方厚生').check();
  await portal.field('生年月日').fill(applicant.checkValue);
  await portal.checkButton().click();
  await expect(page.getByText('施設の確認ができました。').first()).toBeVisible();
  await portal.fillCounts('3', '2');
  await portal.consent().check();
  await portal.button('送信').click();
  await expect(portal.dialog()).toBeVisible();
  const before = await picture(page);
  await lose(page);
  await restore(page);
  expect((await picture(page)).equals(before)).toBe(true);
  await lose(page);
  await portal.dialog().getByRole('button', { name: 'キャンセル' }).click();
  await expect(portal.dialog()).toHaveCount(0);
  await restore(page);
  await expect(portal.field('職員数')).toHaveValue('3');
});

test('B4: a context that does not come back is said, with a way to load the page again; input goes on', async ({ portal, page }) => {
  await portal.open('/login');
  await portal.field('ユーザー名').click();
  await page.keyboard.type('abc');
  const notice = page.getByRole('alert').filter({ hasText: '画面の表示が一時的に止まっています' });
  await lose(page);
  await expect(notice).toBeVisible();
  await expect(page.getByRole('link', { name: 'もう一度読み込む' })).toBeVisible();
  await page.keyboard.type('def');
  await expect(portal.field('ユーザー名')).toHaveValue('abcdef');
  await restore(page);
  await expect(notice).toBeHidden();

  // It comes back and cannot be used.
  await page.evaluate(() => { window.context.createShader = () => { throw new Error('out of memory'); }; });
  await lose(page);
  await restore(page);
  await expect(notice).toBeVisible();
  await page.getByRole('link', { name: 'もう一度読み込む' }).click();
  await expect(notice).toBeHidden();
  await expect(portal.button('ログイン')).toBeVisible();
});

test('B4: more kanji than a texture holds are drawn, each of them right', async ({ browser, server }) => {
  const context = await browser.newContext({ deviceScaleFactor: 8, viewport: { width: 400, height: 300 } });
  const page = await context.newPage();
  await page.addInitScript(() => {
    window.textures = [];
    const original = WebGL2RenderingContext.prototype.texImage2D;
    WebGL2RenderingContext.prototype.texImage2D = function (...values) {
      window.textures.push(values[3] * values[4]);
      return original.apply(this, values);
    };
  });
  const field = page.getByRole('textbox', { name: 'ユーザー名' });
  await page.goto(`${server.url}/login`);
  await field.click();
  const show = async (text) => {
    await field.fill(text);
    await atRest(page);
  };
  const some = '鬱薔薇檸檬麒麟躊躇蝙蝠';
  await show(some);
  const before = await pictureOf(page, 'css');
  // 128 pixels a side each, in a texture of 4096: full after some twelve hundred.
  const kanji = Array.from({ length: 1750 }, (_, index) => String.fromCodePoint(0x4e00 + index));
  for (let at = 0; at < kanji.length; at += 250) await show(kanji.slice(at, at + 250).join(''));
  await show(some);
  const textures = await page.evaluate(() => window.textures);
  expect(Math.max(...textures)).toBe(4096 * 4096);
  expect(textures.at(-1), 'it was emptied').toBeLessThan(4096 * 4096);
  expect(likeness(before, await pictureOf(page, 'css'))).toBeGreaterThan(0.9999);
  await context.close();
});
