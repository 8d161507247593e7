// The one list of faces: canvas glyphs and the mirror's text fields use the same, so that a caret stands where its letter is drawn.

const system = '"BIZ UDPGothic", "Hiragino Sans", "Noto Sans JP", "Noto Sans CJK JP", "Yu Gothic UI", Meiryo, sans-serif';

/** The name that the style sheet of slices gives to the shipped face (web/build/faces.mjs). */
export const shipped = '"BIZ UDPGothic Slices"';

let family = system;

/** From now on, for the canvas and the page. */
export function put_on_shipped() {
  family = `${shipped}, ${system}`;
  document.documentElement.style.fontFamily = family;
}

/** A CSS font shorthand. @param {number} size pixels @param {boolean} bold @param {string} [faces] */
export const font = (size, bold, faces = family) => `${bold ? 'bold' : 'normal'} ${size}px ${faces}`;
