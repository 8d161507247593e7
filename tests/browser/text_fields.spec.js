// Text fields are the browser's own: what HTML says of them, and every way in which text gets into them, changes and is selected. What is drawn is what
// the browser holds.
import { applicants } from './support/demo.js';
import { fields } from './support/fields.js';
import { marksOf } from './support/ink.js';
import { expect, test } from './support/test.js';
import { whole } from './support/whole.js';

const longAddress = 'a-very-long-address.of.somebody+who.types.and.types@a-long-name-of-a-clinic.mail.example.jp';

/** Caret and selection are drawn where the browser has them. */
async function expectMarksTogether(field) {
  await expect(async () => {
    const { drawn, own } = await marksOf(field);
    for (const mark of ['caret', 'selection']) {
      expect(Boolean(drawn[mark]), mark).toBe(Boolean(own[mark]));
      for (const [index, place] of [drawn[mark] ?? []].flat().entries()) {
        expect(Math.abs(place - [own[mark]].flat()[index]), mark).toBeLessThanOrEqual(1.5);
      }
    }
  }).toPass({ timeout: 10_000 });
}

const selected = (field) => field.evaluate(({ value, selectionStart, selectionEnd }) => value.slice(selectionStart, selectionEnd));

for (const [index, path] of [['ユーザー名', 'パスワード'], ['検索'], ['職員数', '申請台数', '口座番号'], ['生年月日']].entries()) {
  test(`B4: type, keyboard, autofill, length and name of fields (${index + 1}): ${path.join('、')}${whole(index % 2 === 1)}`, async ({ portal }) => {
    for (const { name, attributes, open } of fields.filter((field) => path.includes(field.name))) {
      const field = await open(portal);
      await expect(field).toBeVisible();
      const found = await field.evaluate((element, names) => Object.fromEntries(names.map((attribute) => [attribute, attribute === 'type' ? element.type : element.getAttribute(attribute)])),
        Object.keys(attributes));
      expect(found, name).toEqual(attributes);
      expect(await field.evaluate((element) => parseFloat(getComputedStyle(element).fontSize))).toBeGreaterThanOrEqual(16);
    }
  });
}

test('B4: password managers find a form with a user name, a password and a button that submits it', async ({ portal, page }) => {
  await portal.open('/login');
  await expect(portal.password()).toBeVisible();
  const form = page.locator('form').filter({ has: page.locator('input[autocomplete="username"]') });
  await expect(form.locator('input[autocomplete="current-password"]')).toHaveCount(1);
  await expect(form.locator('button[type="submit"]')).toHaveText('ログイン');
  // Filled in by the browser while the focus is elsewhere; sent as it stands.
  const account = applicants.kenshin[0];
  await portal.link('パスワードを忘れた場合').focus();
  for (const [selector, value] of [['input[name="username"]', account.email], ['input[name="password"]', account.password]]) {
    await page.locator(selector).evaluate((element, text) => {
      element.value = text;
      element.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertReplacementText' }));
      element.dispatchEvent(new Event('change', { bubbles: true }));
    }, value);
  }
  const submitted = page.evaluate(() => new Promise((done) => {
    addEventListener('submit', (event) => done([event.target.elements.username.value, event.defaultPrevented]), { once: true });
  }));
  await portal.button('ログイン').click();
  expect(await submitted).toEqual([account.email, true]);
  await expect(portal.link('マイリスト')).toBeVisible();
});

test('B4: in a text longer than its field caret and selection are drawn where the browser has them', async ({ portal, page }) => {
  await portal.open('/login');
  const field = portal.field('ユーザー名');
  await field.click();
  await page.keyboard.insertText(longAddress);
  await expect.poll(() => field.evaluate((element) => element.scrollLeft)).toBeGreaterThan(50);
  await expectMarksTogether(field);

  const { x, y, width, height } = await field.boundingBox();
  const middle = y + height / 2;
  await page.mouse.click(x + width / 2, middle);
  const caret = await field.evaluate((element) => element.selectionStart);
  expect(caret).toBeLessThan(longAddress.length - 5);
  await expectMarksTogether(field);

  await page.mouse.move(x + width * 0.3, middle);
  await page.mouse.down();
  await page.mouse.move(x + width * 0.7, middle, { steps: 4 });
  await page.mouse.up();
  expect((await selected(field)).length).toBeGreaterThan(10);
  await expectMarksTogether(field);

  await page.mouse.dblclick(x + width * 0.4, middle);
  expect((await selected(field)).length).toBeGreaterThan(1);
  await expectMarksTogether(field);

  await page.keyboard.press('Home');
  await expect.poll(() => field.evaluate((element) => element.scrollLeft)).toBe(0);
  await expectMarksTogether(field);
  for (let press = 0; press < 5; ++press) await page.keyboard.press('Shift+ArrowRight');
  expect(await selected(field)).toBe(longAddress.slice(0, 5));
  await expectMarksTogether(field);

  await page.keyboard.press('ControlOrMeta+a');
  expect(await selected(field)).toBe(longAddress);
});

test('B4: a password is drawn with one dot a character as the browser masks it, caret and selection with it', async ({ portal, page }) => {
  await portal.open('/login');
  const field = portal.password();
  await field.click();
  await page.keyboard.insertText('ひみつの𠮷葛\u{E0100}か\u3099');
  await expectMarksTogether(field);
  for (let press = 0; press < 2; ++press) await page.keyboard.press('ArrowLeft');
  await expectMarksTogether(field);
  await page.keyboard.press('Shift+ArrowLeft');
  await expectMarksTogether(field);
});

test('B4: clusters are passed, selected and deleted whole', async ({ portal, page }) => {
  await portal.open('/login');
  const field = portal.field('ユーザー名');
  await field.click();
  await page.keyboard.insertText('か\u3099葛\u{E0100}👨‍👩‍👧x');
  await expectMarksTogether(field);
  for (let press = 0; press < 2; ++press) {
    await page.keyboard.press('ArrowLeft');
    await expectMarksTogether(field);
  }
  await page.keyboard.press('Shift+ArrowLeft');
  expect(await selected(field)).toBe('葛\u{E0100}');
  await expectMarksTogether(field);
});

test('B4: paste, cut, undo, redo, dictation, replacement, dead keys and dropped text reach a field once', async ({ portal, page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await portal.open('/login');
  const field = portal.field('ユーザー名');
  await field.fill('施術所');
  await field.selectText();
  await page.keyboard.press('ControlOrMeta+x');
  await expect(field).toHaveValue('');
  await page.keyboard.press('ControlOrMeta+v');
  await page.keyboard.press('ControlOrMeta+v');
  await expect(field).toHaveValue('施術所施術所');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(field).toHaveValue('施術所');
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(field).toHaveValue('施術所施術所');

  // As browsers tell of dictation, a spelling suggestion and autocorrection: the value has changed, then an input event.
  for (const [inputType, value] of [['insertFromDictation', '山田太郎です'], ['insertReplacementText', '山田太郎'], ['insertText', '山田太郎🙂']]) {
    await field.evaluate((element, [type, text]) => {
      element.value = text;
      element.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: type }));
    }, [inputType, value]);
    await expect(field).toHaveValue(value);
  }

  // A dead key is a composition of one letter.
  const protocol = await context.newCDPSession(page);
  await field.fill('caf');
  await protocol.send('Input.imeSetComposition', { text: '´', selectionStart: 1, selectionEnd: 1 });
  await protocol.send('Input.insertText', { text: 'é' });
  await expect(field).toHaveValue('café');

  // Text that is dragged from elsewhere and dropped.
  const { x, y, width, height } = await field.boundingBox();
  const data = { items: [{ mimeType: 'text/plain', data: 'です' }], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop']) {
    await protocol.send('Input.dispatchDragEvent', { type, x: x + width - 20, y: y + height / 2, data });
  }
  await expect(field).toHaveValue('caféです');
  await portal.password().focus();
  await expect(field).toHaveValue('caféです');
});

test('B4 D6: a value is folded when one leaves, and nothing is lost that is typed meanwhile', async ({ portal, page }) => {
  await portal.signIn(applicants.kenshin[0]);
  await portal.open('/applications/use-start/form');
  const field = portal.field('職員数');
  await field.click();
  await page.keyboard.insertText('１２');
  await portal.field('申請台数').focus();
  await expect(field).toHaveValue('12');

  // Back at once and on with it, before a frame was drawn.
  await field.fill('３');
  await page.evaluate(() => {
    const [staff, devices] = ['staffCount', 'deviceCount'].map((name) => document.querySelector(`input[name="${name}"]`));
    devices.focus();
    staff.focus();
    staff.setRangeText('４', staff.value.length, staff.value.length, 'end');
    staff.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: '４' }));
  });
  await portal.field('申請台数').focus();
  await expect(field).toHaveValue('34');
  await field.focus();
  // A value that was emptied and filled again in one go is the last one.
  await field.evaluate((element) => {
    for (const value of ['', '5', '', '６']) {
      element.value = value;
      element.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText' }));
    }
  });
  await portal.field('申請台数').focus();
  await expect(field).toHaveValue('6');
});
