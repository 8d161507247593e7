// The address bar, the back and forward buttons, reload, new tabs: as on any page.
import { applicants } from './support/demo.js';
import { expect, test } from './support/test.js';

const article = '/applications/use-start';
const form = `${article}/form`;
const terms_name = '資格確認限定型オンライン資格確認等システム利用規約';
const scrolled = (page) => page.evaluate(() => Math.round(scrollY));
const focused = (page) => page.evaluate(() => document.activeElement.textContent);

test('B4: back and forward bring the screen as it was left: title, place, focus and what was typed', async ({ portal, page, server }) => {
  await portal.signIn(applicants.kenshin[0]);
  await portal.open(article);
  const to_form = portal.link('利用開始申請はこちら');
  await to_form.scrollIntoViewIfNeeded();
  await page.mouse.wheel(0, 120);
  await expect.poll(() => scrolled(page)).toBeGreaterThan(50);
  const left_at = await scrolled(page);
  const article_title = await page.title();
  await to_form.click();
  await expect(portal.field('職員数')).toBeVisible();
  expect(await scrolled(page)).toBe(0);
  await expect(page).toHaveTitle(/利用開始申請/);
  const form_title = await page.title();
  expect(form_title).not.toBe(article_title);

  await portal.field('職員数').fill('7');
  const terms = portal.link(terms_name);
  await terms.focus();
  const form_left_at = await scrolled(page);
  expect(form_left_at).toBeGreaterThan(0);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/articles/);
  await page.goBack();
  await expect(page).toHaveURL(server.url + form);
  await expect(portal.field('職員数')).toHaveValue('7');
  await expect(page).toHaveTitle(form_title);
  await expect.poll(() => scrolled(page)).toBe(form_left_at);
  await expect.poll(() => focused(page)).toContain(terms_name);

  await page.goBack();
  await expect(page).toHaveTitle(article_title);
  await expect.poll(() => scrolled(page)).toBe(left_at);
  await page.goForward();
  await expect(portal.field('職員数')).toHaveValue('7');
  await expect.poll(() => scrolled(page)).toBe(form_left_at);
});

test('B4: a reload stands where one was; nothing is asked when nothing was typed', async ({ portal, page }) => {
  await portal.openTerms();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.mouse.wheel(0, 900);
  await expect.poll(() => scrolled(page)).toBe(900);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
  await expect.poll(() => scrolled(page)).toBe(900);
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
});

test('B2 B4: whoever would lose what was typed is asked, also from another screen of the portal', async ({ portal, page, server }) => {
  // Neither the server nor this device keeps the draft.
  await page.addInitScript(() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; });
  await page.route('**/api/v1/drafts/**', (route) => (route.request().method() === 'PUT' ? route.abort() : route.continue()));
  await portal.signIn(applicants.kenshin[0]);
  await portal.open(form);
  await portal.field('職員数').click();
  await page.keyboard.type('7');
  await portal.link(terms_name).click();
  await expect(page).toHaveURL(/articles/);
  const asked = page.waitForEvent('dialog');
  await page.evaluate(() => { setTimeout(() => location.reload()); });
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();
  await page.evaluate(() => history.back());
  await expect(portal.field('職員数')).toHaveValue('7');
});

test('B4: links open in a new tab by Ctrl and by the middle button, and the page stays', async ({ portal, page, context, server }) => {
  await portal.open();
  for (const how of [{ modifiers: ['Control'] }, { button: 'middle' }]) {
    const opened = context.waitForEvent('page');
    await portal.link('ログインはこちら').click(how);
    const tab = await opened;
    await expect(tab.getByRole('textbox', { name: 'ユーザー名' })).toBeVisible();
    await expect(tab).toHaveURL(/\/login$/);
    await tab.close();
  }
  await expect(page).toHaveURL(`${server.url}/`);
  await expect(portal.link('ログインはこちら')).toBeVisible();
});

test('S12 B4: a deep link waits behind the log-in; a fragment goes to its part and does no harm', async ({ portal, page, server }) => {
  const account = applicants.kenshin[0];
  await portal.open(form);
  await expect(page).toHaveURL(/\/login\?next=/);
  await portal.field('ユーザー名').fill(account.email);
  await portal.password().fill(account.password);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(server.url + form);
  await expect(portal.field('職員数')).toBeVisible();

  await page.evaluate(() => { location.hash = '#staffCount'; });
  await expect(portal.field('職員数')).toBeFocused();
  await expect(portal.field('職員数')).toBeInViewport();
  await page.evaluate(() => { location.hash = '#%E0%A4%A'; });
  await page.goBack();
  await expect(portal.field('職員数')).toBeVisible();

  await portal.open('/applications#main');
  await expect(page.getByRole('main')).toBeFocused();
});
