// What is copied from the page reads as it is seen. The elements stand by place, not in the flow, so that the browser alone would join all their words.

export class Copy {
  #root;

  /** @param {HTMLElement} root the mirror's */
  constructor(root) {
    this.#root = root;
  }

  start() {
    document.addEventListener('copy', (event) => {
      const selection = getSelection();
      if (event.target.closest?.('input, textarea') || selection.isCollapsed) return;
      const text = this.text_of(selection.getRangeAt(0));
      if (!text) return;
      event.preventDefault();
      event.clipboardData.setData('text/plain', text);
    });
  }

  /** The words in a range: a line each, what stands side by side in one line. @param {Range} range */
  text_of(range) {
    let text = '';
    let before = null;
    for (const element of this.#root.querySelectorAll('[data-id]')) {
      if (!range.intersectsNode(element)) continue;
      const words = own_words(element, range);
      if (!words) continue;
      if (before) text += stands_beside(before, element) ? gap_before(element) : '\n';
      text += words;
      before = element;
    }
    return text;
  }
}

/** The element's own words as far as they lie in the range; not those of the elements in it. */
function own_words(element, range) {
  const part = document.createRange();
  part.selectNodeContents(element);
  if (part.compareBoundaryPoints(Range.START_TO_START, range) < 0) part.setStart(range.startContainer, range.startOffset);
  if (part.compareBoundaryPoints(Range.END_TO_END, range) > 0) part.setEnd(range.endContainer, range.endOffset);
  const content = part.cloneContents();
  for (const inner of content.querySelectorAll('[data-id], option')) inner.remove();
  for (const line_end of content.querySelectorAll('br')) line_end.replaceWith('\n');
  return content.textContent.trim();
}

function stands_beside(before, after) {
  const [upper, lower] = [before.getBoundingClientRect(), after.getBoundingClientRect()];
  return lower.top < upper.bottom - upper.height / 2 && lower.left >= upper.right - 1;
}

// A term and its definition become two cells of a table.
const gap_before = (element) => (element.dataset.role === 'definition' ? '\t' : ' ');
