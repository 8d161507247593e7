// A PNG, by the browser's own decoder. How large it will be stands in its first bytes (PNG, third edition, 11.2.1): one that no memory holds is not decoded.

const most_pixels = 100_000_000;
const header_bytes = 24;
const signature = 0x89504e470d0a1a0an;
const zoom_step = 1.25;

/** @returns {Promise<string|undefined>} why it cannot be shown */
export async function show_picture(blob, { content, name, tools }) {
  const header = new DataView(await blob.slice(0, header_bytes).arrayBuffer());
  if (header.byteLength < header_bytes || header.getBigUint64(0) !== signature) return 'unreadable';
  if (header.getUint32(16) * header.getUint32(20) > most_pixels) return 'large';

  const image = document.createElement('img');
  image.alt = name;
  image.src = URL.createObjectURL(blob.slice(0, blob.size, 'image/png'));
  await image.decode();
  content.classList.add('picture');
  content.append(image);

  const view = { zoom: 1, turns: 0 };
  const lay_out = () => {
    const sideways = view.turns % 2 === 1;
    const width = sideways ? image.naturalHeight : image.naturalWidth;
    const height = sideways ? image.naturalWidth : image.naturalHeight;
    const shown_width = Math.min(width, content.clientWidth - 32) * view.zoom;
    const shown_height = shown_width * height / width;
    image.style.width = `${sideways ? shown_height : shown_width}px`;
    image.style.rotate = `${view.turns * 90}deg`;
    // Turned about its middle it takes the room of the picture that lies: the margins make up for it.
    const spare = sideways ? (shown_height - shown_width) / 2 : 0;
    image.style.margin = `${spare}px ${-spare}px`;
  };
  const change = (wish) => () => {
    wish();
    lay_out();
  };
  tools.start({
    larger: change(() => { view.zoom = Math.min(8, view.zoom * zoom_step); }),
    smaller: change(() => { view.zoom = Math.max(0.1, view.zoom / zoom_step); }),
    fit: change(() => { view.zoom = 1; }),
    turn: change(() => { view.turns = (view.turns + 1) % 4; }),
  });
  lay_out();
  new ResizeObserver(lay_out).observe(content);
  return undefined;
}
