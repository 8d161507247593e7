// The page itself: nothing runs when nothing happens, what cannot run says so, every link leads somewhere.
import { pdf } from '../server/outside/support/files.js';
import { applicants } from './support/demo.js';
import { countFrames } from './support/frames.js';
import { expect, test } from './support/test.js';

test('B4: no frame is drawn in ten seconds of idle, with a caret in a field @whole', async ({ portal, page }) => {
  await portal.logIn(applicants.kenshin[0]);
  await portal.openForm();
  await portal.field('職員数').click();
  await page.waitForTimeout(1500);
  const frames = await countFrames(page);
  await page.waitForTimeout(10_000);
  expect(await frames()).toBe(0);
  await page.keyboard.type('3');
  await expect.poll(frames).toBeGreaterThan(0);
});

test('S1 S28 B4: a browser without WebGL 2 has the whole portal as a plain page', async ({ portal, page }) => {
  await page.addInitScript(() => {
    const original = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (type, ...rest) {
      return /webgl/.test(type) ? null : original.call(this, type, ...rest);
    };
  });
  const account = applicants.kenshin[0];
  await portal.logIn(account);
  const colours = await page.getByRole('heading', { level: 1 }).evaluate((heading) => [getComputedStyle(heading).color, getComputedStyle(document.body).backgroundColor]);
  expect(colours[0]).not.toMatch(/, 0\)$/);
  await expect(page.locator('#canvas')).toBeHidden();
  await portal.openForm();
  await portal.radio('提出済みの情報との照合により').check();
  await portal.field('口座番号').fill(account.checkValue);
  await portal.checkButton().click();
  await expect(page.getByText('施設の確認ができました。').first()).toBeVisible();
  await portal.fillCounts('3', '6');
  await portal.consent().check();
  await portal.button('送信').click();
  await portal.button('OK').click();
  await portal.receiptNumber();
});

test('S1 S3 S14: every button and card leads to a page with a heading and a way back', async ({ portal, page }) => {
  test.setTimeout(180_000);
  await portal.logIn(applicants.kenshin[0]);
  for (const start of ['/', '/applications']) {
    await portal.open(start);
    await expect(page.getByRole('main').getByRole('link').first()).toBeVisible();
    const links = await page.getByRole('link').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    for (const path of new Set(links.filter((href) => href?.startsWith('/')))) {
      await portal.open(path);
      await expect(page.getByRole('heading', { level: 1 }), path).toHaveCount(1);
      if (path !== '/') await expect(page.getByRole('link', { name: /トップページ|ホーム|総合ポータルサイト/ }).first(), path).toBeVisible();
    }
  }
});

test('B4: fast typing loses nothing and reaches the form exactly once', async ({ portal, page }) => {
  await portal.open('/login');
  const address = 'a-very-long-address.of.somebody+who.types.fast@mail.example.jp';
  await portal.field('ユーザー名').click();
  await page.keyboard.type(address);
  await expect(portal.field('ユーザー名')).toHaveValue(address);
  await portal.password().click();
  await page.waitForTimeout(300);
  await expect(portal.field('ユーザー名')).toHaveValue(address);
});

test('B4: Japanese composition reaches the field once, and its Enter does not send the form @whole', async ({ portal, page }) => {
  await portal.open('/login');
  await portal.field('ユーザー名').click();
  const protocol = await page.context().newCDPSession(page);
  for (const text of ['や', 'やま', 'やまだ', '山田']) {
    await protocol.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  }
  await protocol.send('Input.insertText', { text: '山田' });
  await expect(portal.field('ユーザー名')).toHaveValue('山田');
  await page.waitForTimeout(300);
  await expect(portal.field('ユーザー名')).toHaveValue('山田');
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('S22: a file that is dropped onto the form is attached', async ({ portal, page }) => {
  await portal.logIn(applicants.sejutsu[0]);
  await portal.openForm();
  await portal.radio('書類を添付することで').check();
  const file = pdf('落としたファイル.pdf');
  const transfer = await page.evaluateHandle(({ name, bytes }) => {
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array(bytes)], name));
    return data;
  }, { name: file.name, bytes: [...file.buffer] });
  for (const type of ['dragenter', 'dragover', 'drop']) await page.getByRole('main').dispatchEvent(type, { dataTransfer: transfer });
  await portal.expectAccepted(file.name);
});
