// Which of the two is to be seen: the canvas, or the mirror itself as a plain page (plain.css). Colours that the person forces do not reach a canvas, and
// a browser without WebGL 2 (an old machine, a blocked driver) has nothing on it; everything else works alike.

export class Plain {
  has_canvas = true;

  start() {
    const forced = matchMedia('(forced-colors: active)');
    const tell = () => document.documentElement.toggleAttribute('data-plain', forced.matches || !this.has_canvas);
    forced.addEventListener('change', tell);
    tell();
  }
}
