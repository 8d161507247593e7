// Brings an element into the part of the window that can be seen: below its upper edge, above the soft keyboard, under pinch zoom too.

const room_px = 96;   // above a thing that is gone to: for its label or the heading before it
const margin_px = 16;

/** What is gone to; one that is in view already stays where it is. @param {HTMLElement} element */
export function reveal(element) {
  const view = visible_part();
  const box = element.getBoundingClientRect();
  const least = Math.min(room_px, box.height > view.height ? 0 : room_px);
  if (box.top >= view.top + least && box.bottom <= view.bottom - margin_px) return;
  const top = box.height > view.height / 2 || box.top + scrollY < view.height / 2
    ? box.top - view.top - room_px
    : box.top - view.top - (view.height - box.height) / 2;
  scroll_by(top);
}

/** What is worked on while the view has become smaller: its label, itself and its error, as much of them as there is room for. @param {HTMLElement} element */
export function keep_visible(element) {
  const view = visible_part();
  const own = element.getBoundingClientRect();
  const around = [...element.labels ?? [], document.getElementById(element.getAttribute('aria-errormessage'))]
    .filter((part) => part?.dataset.id).map((part) => part.getBoundingClientRect());
  const top = Math.min(own.top, ...around.map((box) => box.top)) - margin_px;
  const bottom = Math.max(own.bottom, ...around.map((box) => box.bottom)) + margin_px;
  if (top >= view.top && bottom <= view.bottom) return;
  if (bottom - top <= view.height) return scroll_by(top < view.top ? top - view.top : bottom - view.bottom);
  // Not all of it fits: then the field itself, with what fits above it.
  const from = Math.max(top, own.bottom + margin_px - view.height);
  return scroll_by(from - view.top);
}

/** In the window's own coordinates: getBoundingClientRect's. */
function visible_part() {
  const { offsetTop: top = 0, height = innerHeight } = window.visualViewport ?? {};
  return { top, height, bottom: top + height };
}

const scroll_by = (distance) => scrollTo({ top: Math.max(0, scrollY + distance), behavior: 'instant' });
