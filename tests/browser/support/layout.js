// What a person would see to be wrong with a layout, asked of the mirror's elements, which lie where things are drawn.

/** @returns {Promise<string[]>} one line a fault: sideways scrolling, something outside the window, words outside their box, words over words */
export function layoutFaults(page) {
  return page.evaluate(() => {
    const slack = 2;
    const faults = [];
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth > room) faults.push(`the page is ${document.documentElement.scrollWidth} wide in ${room}`);
    const name = (element) => `${element.dataset.id} "${(element.textContent || element.ariaLabel || '').slice(0, 20)}"`;

    const words = [];
    for (const element of document.querySelectorAll('#mirror [data-id]')) {
      const box = element.getBoundingClientRect();
      if (box.width <= 4 || element.closest('[inert]')) continue;
      if (box.left < -slack || box.right > room + slack) faults.push(`${name(element)} stands from ${box.left} to ${box.right} in ${room}`);
      for (const node of textNodes(element)) {
        const range = document.createRange();
        range.selectNodeContents(node);
        for (const line of range.getClientRects()) {
          if (line.width < 1) continue;
          const out = Math.max(box.left - line.left, line.right - box.right, box.top - line.top, line.bottom - box.bottom);
          // A line box is higher than its letters.
          if (out > Math.max(slack, line.height * 0.3)) faults.push(`the words of ${name(element)} stand ${Math.round(out)} outside`);
          words.push({ element, line });
        }
      }
    }
    words.sort((a, b) => a.line.top - b.line.top);
    for (let i = 0; i < words.length; ++i) {
      for (let j = i + 1; j < words.length && words[j].line.top < words[i].line.bottom; ++j) {
        const [a, b] = [words[i], words[j]];
        if (a.element === b.element) continue;
        const wide = Math.min(a.line.right, b.line.right) - Math.max(a.line.left, b.line.left);
        const high = Math.min(a.line.bottom, b.line.bottom) - Math.max(a.line.top, b.line.top);
        if (wide > slack && high > a.line.height * 0.4) faults.push(`${name(a.element)} stands over ${name(b.element)}`);
      }
    }
    return faults;

    // The element's own words: its text, and the lines that it is cut into.
    function textNodes(element) {
      return [...element.childNodes].flatMap((child) => {
        if (child.nodeType === Node.TEXT_NODE) return child.data.trim() ? [child] : [];
        return child.className === 'line' ? [...child.childNodes] : [];
      });
    }
  });
}
