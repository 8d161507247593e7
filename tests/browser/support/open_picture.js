// Screenshots are looked at in the page itself, which can decode them.

/** Gives the page `openPicture(encoded)`: a PNG in base64 as the 2D context of a canvas of its size. */
export const offerPictures = (page) => page.evaluate(() => {
  window.openPicture ??= async (encoded) => {
    const bytes = Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d', { willReadFrequently: true });
    context.drawImage(bitmap, 0, 0);
    return context;
  };
});
