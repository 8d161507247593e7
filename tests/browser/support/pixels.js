// What is really to be seen: the pixels of a screenshot, in CSS pixels of the window.

/** @returns {Promise<(x: number, y: number) => string>} colour at a place, as "r,g,b" */
export async function seenPixels(page) {
  const picture = (await page.screenshot({ scale: 'css', animations: 'allow' })).toString('base64');
  const { width, data } = await page.evaluate(async (encoded) => {
    const bytes = Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    context.drawImage(bitmap, 0, 0);
    const pixels = context.getImageData(0, 0, bitmap.width, bitmap.height).data;
    let text = '';
    for (let at = 0; at < pixels.length; at += 32768) text += String.fromCharCode(...pixels.subarray(at, at + 32768));
    return { width: bitmap.width, data: btoa(text) };
  }, picture);
  const pixels = Buffer.from(data, 'base64');
  return (x, y) => {
    const at = (Math.round(y) * width + Math.round(x)) * 4;
    return `${pixels[at]},${pixels[at + 1]},${pixels[at + 2]}`;
  };
}

/** Whether a filled control is drawn exactly where its element lies: its ground ends at the element's edges. */
export async function isDrawnAt(page, locator) {
  const { x, y, width, height } = await locator.boundingBox();
  const at = await seenPixels(page);
  const middle = y + height / 2;
  const ground = at(x + 6, middle);
  const inside = [at(x + width - 6, middle), at(x + width / 2, y + 5), at(x + width / 2, y + height - 5)];
  const outside = [at(x - 4, middle), at(x + width + 4, middle), at(x + width / 2, y - 4), at(x + width / 2, y + height + 4)];
  return inside.every((colour) => colour === ground) && outside.every((colour) => colour !== ground);
}
