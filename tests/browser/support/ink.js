// Where the letters' ink lies: on the canvas, and where the browser itself would put it. For the second picture the canvas is hidden and the
// transparent text that lies over it is made visible.
import { offerPictures } from './open_picture.js';

const style = `
  #canvas { visibility: hidden !important; }
  html { background: #fff !important; }
  #mirror [data-id], #mirror [data-id] * { color: #000 !important; -webkit-text-fill-color: #000 !important; opacity: 1 !important; text-decoration: none !important; }
  #mirror input { caret-color: #000 !important; caret-animation: manual !important; }
  #mirror input::selection { background: #9bf !important; color: #000 !important; }
`;

/** Pictures of the window, or a part of it, at its density: what is drawn, and the browser's own text. @returns {Promise<{drawn: string, own: string}>} base64 */
async function pictures(page, clip) {
  await offerPictures(page);
  const take = async () => (await page.screenshot({ scale: 'device', caret: 'initial', clip })).toString('base64');
  const drawn = await take();
  await page.evaluate((text) => {
    const sheet = new CSSStyleSheet();  // made by script: the page's policy allows no inline style
    sheet.replaceSync(text);
    document.adoptedStyleSheets.push(sheet);
  }, style);
  const own = await take();
  await page.evaluate(() => { document.adoptedStyleSheets.pop(); });
  return { drawn, own };
}

/**
 * Each line of text in the window, and by how many CSS pixels its first and its last letters are drawn beside where the browser itself puts them.
 * Lines are those of the mirror's text nodes, and the values of its fields.
 * @returns {Promise<{text: string, start: number, end: number}[]>}
 */
export async function driftOfLines(page) {
  return page.evaluate(async ({ drawn, own }) => {
    const density = devicePixelRatio;
    const reach = 10;  // how far a letter is looked for, CSS pixels
    const pictures = [await openPicture(drawn), await openPicture(own)];

    // How much ink each column has. The ground is the commonest colour; the lowest rows are left out, since an underline is no letter.
    const columns = (context, { left, top, width, height }) => {
      const pixels = context.getImageData(Math.round(left * density), Math.round(top * density), Math.round(width * density),
        Math.round(height * 0.82 * density));
      const { data } = pixels;
      const counts = new Map();
      for (let at = 0; at < data.length; at += 4) {
        const colour = (data[at] << 16) | (data[at + 1] << 8) | data[at + 2];
        counts.set(colour, (counts.get(colour) ?? 0) + 1);
      }
      const ground = [...counts].reduce((most, entry) => (entry[1] > most[1] ? entry : most))[0];
      const ink = new Array(pixels.width).fill(0);
      for (let at = 0; at < data.length; at += 4) {
        ink[(at / 4) % pixels.width] += Math.abs(data[at] - (ground >> 16)) + Math.abs(data[at + 1] - ((ground >> 8) & 255)) +
          Math.abs(data[at + 2] - (ground & 255));
      }
      const most = Math.max(...ink, 1);
      return ink.map((value) => value / most);
    };
    // The shift at which both have the same ink.
    const shift = (box) => {
      const wide = { ...box, left: box.left - reach, width: box.width + 2 * reach };
      const [drawn_ink, own_ink] = pictures.map((picture) => columns(picture, wide));
      const most = Math.round(reach * density);
      let best = { at: 0, cost: Infinity };
      for (let by = -most; by <= most; ++by) {
        let cost = 0;
        for (let x = most; x < own_ink.length - most; ++x) cost += Math.abs(own_ink[x] - drawn_ink[x + by]);
        if (cost < best.cost) best = { at: by / density, cost };
      }
      return best.at;
    };

    const lines = [];
    const add = (text, box) => {
      const { left, top, right, height } = box;
      if (right - left < 2 || top < 0 || box.bottom > innerHeight || left < reach || right > innerWidth - reach) return;
      const part = Math.min(40, right - left);
      lines.push({ text, start: shift({ left, top, height, width: part }), end: shift({ left: right - part, top, height, width: part }) });
    };
    const walker = document.createTreeWalker(document.getElementById('mirror'), NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const range = document.createRange();
      range.selectNodeContents(node);
      const { right } = node.parentElement.closest('[data-id]').getBoundingClientRect();
      // What is wider than its element is the name of an icon and not drawn.
      for (const box of range.getClientRects()) if (box.right <= right + 2) add(node.data, box);
    }
    for (const field of document.querySelectorAll('#mirror input[data-role="textbox"]')) {
      const { left, right, top, bottom } = field.getBoundingClientRect();
      const inset = parseFloat(getComputedStyle(field).paddingLeft);
      const context = document.createElement('canvas').getContext('2d');
      context.font = getComputedStyle(field).font;
      const end = Math.min(right - inset, left + inset + context.measureText(field.value).width);
      if (field.value) add(field.value, { left: left + inset, right: end, top: top + 8, bottom: bottom - 8, height: bottom - top - 16 });
    }
    return lines;
  }, await pictures(page));
}

/**
 * Where caret and selection stand in a field, CSS pixels from its left edge: as drawn, and the browser's own. A caret is a column that is dark from top
 * to bottom of the line; a selection is what has another ground. `underlines` are what is drawn under a composition, by thickness in CSS pixels.
 * @returns {Promise<{drawn: {caret, selection}, own: {caret, selection}, underlines: {left: number, right: number, thickness: number}[]}>}
 */
export async function marksOf(field) {
  const page = field.page();
  const box = await field.boundingBox();
  const inset = 6;  // the border and the focus ring are not part of it
  const clip = { x: box.x + inset, y: box.y + inset, width: box.width - 2 * inset, height: box.height - 2 * inset };
  return page.evaluate(async ({ drawn, own, inset, line_height }) => {
    const density = devicePixelRatio;
    const read = async (encoded) => {
      const context = await openPicture(encoded);
      const { data, width, height } = context.getImageData(0, 0, context.canvas.width, context.canvas.height);
      const ground = data.slice(0, 3);
      const differs = (x, y, from = ground) => [0, 1, 2].reduce((sum, part) => sum + Math.abs(data[(y * width + x) * 4 + part] - from[part]), 0);
      const top = Math.round(height / 2 - (line_height / 2) * density);
      const bottom = Math.round(height / 2 + (line_height / 2) * density) - 1;
      const colour = (x, y) => data.slice((y * width + x) * 4, (y * width + x) * 4 + 3);
      return { width, differs, colour, top, bottom };
    };
    const extent = (columns) => (columns.length === 0 ? null : [columns[0], columns.at(-1) + 1].map((x) => x / density + inset));
    const marks = ({ width, differs, top, bottom }) => {
      const columns = Array.from({ length: width }, (_, x) => x);
      const rows = Array.from({ length: bottom - top - Math.round(6 * density) }, (_, y) => y + top + Math.round(3 * density));
      return {
        caret: extent(columns.filter((x) => rows.every((y) => differs(x, y) > 250)))?.[0] ?? null,
        selection: extent(columns.filter((x) => differs(x, top + Math.ceil(1.5 * density)) > 40 && differs(x, top + Math.ceil(1.5 * density)) < 420)),
      };
    };
    const canvas = await read(drawn);
    // A line under the text: the same colour without a gap, at the line's bottom.
    const underlines = [];
    for (let x = 0; x < canvas.width; ++x) {
      const line = canvas.colour(x, canvas.bottom);
      let thickness = 0;
      while (canvas.differs(x, canvas.bottom) > 150 && canvas.differs(x, canvas.bottom - thickness, line) < 30) ++thickness;
      const last = underlines.at(-1);
      if (last && last.right === x && Math.abs(last.thickness - thickness) < density) last.right = x + 1;
      else if (thickness > 0) underlines.push({ left: x, right: x + 1, thickness });
    }
    return {
      drawn: marks(canvas),
      own: marks(await read(own)),
      underlines: underlines.map(({ left, right, thickness }) =>
        ({ left: left / density + inset, right: right / density + inset, thickness: thickness / density })),
    };
  }, { ...await pictures(page, clip), inset, line_height: 24 });
}

/**
 * How like the browser's own rendering the drawn characters of a field are, one by one. `ink`: the part of the ink that only one of both has, after
 * the best shift by a pixel; `colour`: how far the mean colours are from one another; `picture`: the drawn ink.
 * @returns {Promise<{cluster: string, ink: number, colour: number, picture: number[]}[]>}
 */
export async function likenessOfClusters(field, clusters) {
  const page = field.page();
  const box = await field.boundingBox();
  const inset = 6;
  const clip = { x: box.x + inset, y: box.y + inset, width: box.width - 2 * inset, height: box.height - 2 * inset };
  const padding = await field.evaluate((element) => parseFloat(getComputedStyle(element).paddingLeft));
  return page.evaluate(async ({ drawn, own, clusters, font, left }) => {
    const density = devicePixelRatio;
    const contexts = [await openPicture(drawn), await openPicture(own)];
    const ruler = new OffscreenCanvas(1, 1).getContext('2d');
    ruler.font = font;
    const darkness = (data) => Array.from({ length: data.length / 4 }, (_, at) => 255 - Math.min(data[at * 4], data[at * 4 + 1], data[at * 4 + 2]));
    const mean = (data, part) => {
      let sum = 0;
      for (let at = part; at < data.length; at += 4) sum += data[at];
      return sum / (data.length / 4);
    };
    let pen = left;
    return clusters.map((cluster) => {
      const width = ruler.measureText(cluster).width;
      const x = Math.round(pen * density);
      const size = [Math.round(width * density), contexts[0].canvas.height];
      pen += width;
      const [data, reference] = contexts.map((context) => context.getImageData(x, 0, ...size).data);
      const picture = darkness(data);
      let ink = 1;
      for (let dx = -2; dx <= 2; ++dx) {
        for (let dy = -2; dy <= 2; ++dy) {
          const shifted = darkness(contexts[1].getImageData(x + dx, dy, ...size).data);
          const most = picture.reduce((sum, value, at) => sum + Math.max(value, shifted[at]), 0);
          const apart = picture.reduce((sum, value, at) => sum + Math.abs(value - shifted[at]), 0);
          ink = Math.min(ink, apart / Math.max(most, 1));
        }
      }
      const colour = Math.max(...[0, 1, 2].map((part) => Math.abs(mean(data, part) - mean(reference, part))));
      return { cluster, ink, colour, picture };
    });
  }, {
    ...await pictures(page, clip), clusters, left: padding - inset,
    font: await field.evaluate((element) => { const { fontWeight, fontSize, fontFamily } = getComputedStyle(element); return `${fontWeight} ${fontSize} ${fontFamily}`; }),
  });
}
