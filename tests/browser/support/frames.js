// Counts the frames that a page asks for from now on: whatever draws goes through requestAnimationFrame.

/** @returns {Promise<() => Promise<number>>} how many were asked for since */
export async function countFrames(page) {
  await page.evaluate(() => {
    const original = window.requestAnimationFrame.bind(window);
    window.framesAsked = 0;
    window.requestAnimationFrame = (callback) => { window.framesAsked += 1; return original(callback); };
  });
  return () => page.evaluate(() => window.framesAsked);
}
