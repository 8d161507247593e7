// Nothing runs on an idle page: no frame, no timer, hardly a millisecond of the processor, in whatever state it is left; and a key shows in the next frame.
import { pdf } from '../server/outside/support/files.js';
import { activity, taskMeter, watchActivity } from './support/activity.js';
import { applicants } from './support/demo.js';
import { expect, test } from './support/test.js';

const observed_ms = 1000;

/** A second after the last event everything has come to rest, and rests. */
async function expectIdle(page, spent, what, timers = 1) {  // the one that tells of the session's end
  await page.waitForTimeout(1000);
  const before = await activity(page);
  const worked = await spent();
  await page.waitForTimeout(observed_ms);
  const after = await activity(page);
  expect(after, what).toEqual(before);
  expect(after.waiting, `${what}: timers that wait`).toBe(timers);
  expect(await spent() - worked, `${what}: milliseconds of work in ${observed_ms}`).toBeLessThan(100);
}

test('B4: the page rests with a caret, after an upload, a check, a dialog, on other screens, logged in and out', async ({ portal, page }) => {
  test.slow();
  await watchActivity(page);
  const applicant = applicants.sejutsu[0];
  await portal.signIn(applicant);
  await portal.open('/applications/use-start/form');
  await portal.field('職員数').click();
  const spent = await taskMeter(page);
  await expectIdle(page, spent, 'a caret in a field');

  await portal.chooseDocuments(pdf('届出.pdf', 300_000));
  await expect(page.getByText(/^保存しました/).first()).toBeVisible();
  await page.waitForTimeout(2_000);  // the last of it is saved a second after it was typed
  await expectIdle(page, spent, 'after an upload');

  await portal.radio('支払基金または地方厚生').check();
  await portal.field('生年月日').fill(applicant.checkValue);
  await portal.checkButton().click();
  await expect(page.getByText('施設の確認ができました。').first()).toBeVisible();
  await expect(page.getByText(/^保存しました/).first()).toBeVisible();
  await page.waitForTimeout(2_000);  // the last of it is saved a second after it was typed
  await expectIdle(page, spent, 'after a check');

  await portal.fillCounts('3', '2');
  await portal.consent().check();
  await portal.button('送信').click();
  await expect(portal.dialog()).toBeVisible();
  await page.waitForTimeout(2_000);
  await expectIdle(page, spent, 'with the dialog');

  await portal.button('OK').click();
  await portal.receiptNumber();
  await expectIdle(page, spent, 'on another screen');

  await portal.button('ログアウト').click();
  await expect(portal.link('ログイン').first()).toBeVisible();
  await expectIdle(page, spent, 'logged out', 0);
});

test('B4: a key shows in the next frame, and typing makes no long task', async ({ portal, page }) => {
  await watchActivity(page);
  await portal.open('/login');
  await portal.field('ユーザー名').click();
  await page.waitForTimeout(500);
  await page.evaluate(() => {
    window.latencies = [];
    document.addEventListener('input', () => {
      const { draws } = window.activity;
      let frames = 0;
      const count = () => {
        frames += 1;
        // The client's own frame was asked for in the same event: by the end of this one it is drawn.
        queueMicrotask(() => {
          if (window.activity.draws > draws) window.latencies.push(frames);
          else if (frames < 20) window.original_frame(count);
        });
      };
      window.original_frame(count);
    });
  });
  await page.keyboard.type('yamada-tarou', { delay: 40 });
  await expect.poll(() => page.evaluate(() => window.latencies.length)).toBe(12);
  expect(Math.max(...await page.evaluate(() => window.latencies))).toBe(1);
  expect(Math.max(0, ...await page.evaluate(() => window.activity.long_tasks.slice(-3)))).toBeLessThan(1000);
});
