// The one list of faces: canvas glyphs and the mirror's text fields use the same, so that a caret stands where its letter is drawn.

export const family =
  '"BIZ UDPGothic", "Hiragino Sans", "Noto Sans JP", "Noto Sans CJK JP", "Yu Gothic UI", Meiryo, sans-serif';

/** A CSS font shorthand. @param {number} size pixels @param {boolean} bold */
export const font = (size, bold) => `${bold ? 'bold' : 'normal'} ${size}px ${family}`;
