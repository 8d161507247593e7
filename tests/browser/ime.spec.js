// Japanese input in every text field: what is composed is drawn under the browser's own caret, arrives once, and its keys send nothing.
import { atRest } from './support/drawing.js';
import { countFrames } from './support/frames.js';
import { fields } from './support/fields.js';
import { Ime } from './support/ime.js';
import { marksOf } from './support/ink.js';
import { expect, test } from './support/test.js';
import { whole } from './support/whole.js';

/** The drawn caret is where the browser's is, which is where the candidate window opens. */
async function expectCaretsTogether(field) {
  await expect(async () => {
    const { drawn, own } = await marksOf(field);
    expect(own.caret).not.toBeNull();
    expect(drawn.caret).not.toBeNull();
    expect(Math.abs(drawn.caret - own.caret)).toBeLessThanOrEqual(1.5);
  }).toPass({ timeout: 10_000 });
}

for (const { name, open } of fields.filter((field) => !field.secret)) {
  test(`B4: composition in ${name}: drawn at the caret, converted, cancelled, committed once${whole(['検索', '申請台数', '口座番号'].includes(name))}`, async ({ portal, page }) => {
    const field = await open(portal);
    await field.click();
    const ime = await Ime.of(page);
    await expectCaretsTogether(field);
    for (const text of ['y', 'や', 'やm', 'やま', 'やまだ']) await ime.compose(text);
    await expectCaretsTogether(field);
    const { underlines } = await marksOf(field);
    expect(underlines.filter(({ right, left }) => right - left > 30)).toHaveLength(1);

    // The clause that is being converted has the thicker line.
    await ime.compose('山田の', [0, 2]);
    await expect(async () => {
      const lines = (await marksOf(field)).underlines.filter(({ right, left }) => right - left > 12);
      expect(lines).toHaveLength(2);
      expect(lines[0].thickness).toBeGreaterThan(lines[1].thickness);
      expect(lines[0].right - lines[0].left).toBeGreaterThan(28);
    }).toPass({ timeout: 10_000 });

    await ime.compose('');
    await expect(field).toHaveValue('');
    for (const text of ['やまだ', '山田']) await ime.compose(text);
    await ime.commit('山田');
    await expect(field).toHaveValue('山田');
    await expectCaretsTogether(field);

    // In the middle of what stands there.
    await page.keyboard.press('ArrowLeft');
    await expectCaretsTogether(field);
    await ime.compose('なか');
    await expectCaretsTogether(field);
    await ime.compose('中');
    await ime.commit('中');
    await expect(field).toHaveValue('山中田');
    await expectCaretsTogether(field);

    // A click elsewhere ends the composition with what was composed, once.
    await page.keyboard.press('End');
    await ime.compose('さん');
    await page.mouse.click(5, 300);
    await expect(field).toHaveValue('山中田さん');
    await expect(field).not.toBeFocused();
    await field.focus();
    await expect(field).toHaveValue('山中田さん');
  });
}

test('B4: composition over a selection takes its place; Tab ends it and goes on', async ({ portal, page }) => {
  await portal.open('/login');
  const field = portal.field('ユーザー名');
  const ime = await Ime.of(page);
  await field.fill('施術所の山田');
  await field.selectText();
  await ime.compose('いいん');
  await expectCaretsTogether(field);
  await page.keyboard.press('Tab');
  await expect(field).toHaveValue('いいん');
  await expect(portal.password()).toBeFocused();
});

test('B4: reconversion takes up words that stand there, and marks those', async ({ portal, page }) => {
  await portal.open('/login');
  const field = portal.field('ユーザー名');
  await field.fill('施術所の山田');
  // As an input method does it: the composition begins with the caret behind the words that it takes up.
  await field.evaluate((element) => {
    const tell = (event) => element.dispatchEvent(event);
    tell(new CompositionEvent('compositionstart', { bubbles: true, data: '山田' }));
    tell(new CompositionEvent('compositionupdate', { bubbles: true, data: '矢真田' }));
    element.setRangeText('矢真田', 4, 6, 'end');
    tell(new InputEvent('input', { bubbles: true, isComposing: true, inputType: 'insertCompositionText', data: '矢真田' }));
  });
  await expect(async () => {
    const lines = (await marksOf(field)).underlines.filter(({ left, right }) => right - left > 12);
    expect(lines).toHaveLength(1);
    const [letter, padding] = [16, 14];
    expect(Math.abs(lines[0].left - (padding + 4 * letter))).toBeLessThan(2);
    expect(Math.abs(lines[0].right - (padding + 7 * letter))).toBeLessThan(2);
  }).toPass({ timeout: 10_000 });
  await field.evaluate((element) => { element.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: '矢真田' })); });
  await expect(field).toHaveValue('施術所の矢真田');
  await expect.poll(async () => (await marksOf(field)).underlines.filter(({ left, right }) => right - left > 12)).toEqual([]);
});

test('B4: the Enter that confirms a conversion sends nothing, in Safari\'s order too', async ({ portal, page }) => {
  const confirmAsSafari = (field) => field.evaluate((element) => {
    const tell = (event) => element.dispatchEvent(event);
    tell(new CompositionEvent('compositionstart', { bubbles: true, data: '' }));
    tell(new CompositionEvent('compositionupdate', { bubbles: true, data: '山田' }));
    element.setRangeText('山田', element.selectionStart, element.selectionEnd, 'end');
    tell(new InputEvent('input', { bubbles: true, isComposing: true, inputType: 'insertCompositionText', data: '山田' }));
    tell(new InputEvent('input', { bubbles: true, inputType: 'insertFromComposition', data: '山田' }));
    tell(new CompositionEvent('compositionend', { bubbles: true, data: '山田' }));
    tell(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, key: 'Enter', code: 'Enter', keyCode: 229 }));
    tell(new KeyboardEvent('keyup', { bubbles: true, key: 'Enter', code: 'Enter', keyCode: 13 }));
  });
  const ime = await Ime.of(page);

  await portal.open('/login');
  const login = portal.field('ユーザー名');
  await login.focus();
  await confirmAsSafari(login);
  await atRest(page);
  await expect(login).toHaveValue('山田');
  await ime.compose('の');
  await ime.key('Enter');  // the order of the others: the key comes while one composes
  await ime.commit('の');
  await atRest(page);
  await expect(login).toHaveValue('山田の');
  await expect(page.getByText('パスワードを入力してください').first()).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(portal.password()).toBeFocused();  // now it was sent, and the password is missing

  await portal.open('/');
  const search = page.getByRole('searchbox', { name: '検索' });
  await search.focus();
  await confirmAsSafari(search);
  await atRest(page);
  expect(new URL(page.url()).pathname).toBe('/');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/search\?q=/);
});

test('B4: each step of a composition, and each key, is drawn in the next frame', async ({ portal, page }) => {
  await portal.open('/login');
  const field = portal.field('ユーザー名');
  await field.click();
  const ime = await Ime.of(page);
  const settled = await countFrames(page);
  const nextFrame = () => page.evaluate(() => new Promise((done) => { requestAnimationFrame(done); }));
  const steps = [
    () => ime.compose('や'), () => ime.compose('やま'), () => ime.compose('山'), () => ime.commit('山'),
    () => page.keyboard.press('a'), () => page.keyboard.press('Backspace'), () => page.keyboard.press('ArrowLeft'),
  ];
  for (const step of steps) {
    await expect.poll(async () => { const before = await settled(); await nextFrame(); return await settled() - before; }).toBe(1);  // at rest: our own alone
    const before = await settled();
    await step();
    await nextFrame();
    expect(await settled() - before, 'the client\'s own frame beside ours').toBeGreaterThan(1);
  }
});
