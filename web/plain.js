// Which of the two is to be seen: the canvas, or the mirror itself as a plain page (plain.css). Colours that the person forces do not reach a canvas.

export class Plain {
  start() {
    const forced = matchMedia('(forced-colors: active)');
    const tell = () => document.documentElement.toggleAttribute('data-plain', forced.matches);
    forced.addEventListener('change', tell);
    tell();
  }
}
