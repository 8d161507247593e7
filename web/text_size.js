// The text size that the person set in the browser, as a scale of every length: 1 logical pixel is 1/16 rem, so that the whole portal grows with it as
// a page written in rem does. Where the DOM meets the platform lengths pass through here; the platform itself sees logical pixels and a density only.

const standard_px = 16;

export class TextSize {
  #scale = 1;

  /** Begins to watch; `changed` is called when the person sets another size. @param {() => void} changed */
  start(changed) {
    const rule = document.createElement('div');
    rule.style.cssText = 'position:fixed;visibility:hidden;contain:strict;width:1rem;height:1rem';
    rule.ariaHidden = 'true';
    document.body.append(rule);
    const measure = () => {
      const scale = parseFloat(getComputedStyle(document.documentElement).fontSize) / standard_px || 1;
      if (scale === this.#scale) return false;
      this.#scale = scale;
      return true;
    };
    measure();
    new ResizeObserver(() => { if (measure()) changed(); }).observe(rule);
  }

  /** CSS pixels a logical pixel. */
  get scale() {
    return this.#scale;
  }

  /** @param {number} css_pixels */
  to_logical(css_pixels) {
    return css_pixels / this.#scale;
  }

  /** @param {number} logical pixels */
  to_css(logical) {
    return logical * this.#scale;
  }
}

/** A length of the mirror. @param {number} logical pixels */
export const rem = (logical) => `${logical / standard_px}rem`;
