// The keyboard as a person uses it who has nothing else.

/** Presses Tab until the element that has the focus is `target`, as a person would. */
export async function tabTo(page, target, most = 80) {
  for (let press = 0; press < most; ++press) {
    if (await target.first().evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('Tab does not reach it');
}
