// Real files, made for the tests: PDF of any size, PNG, workbooks with and without macros. The browser tests attach them too.
import * as zlib from 'node:zlib';
import { strToU8, zipSync } from 'fflate';

/** A one-page PDF; a stream pads it to `sizeBytes`. */
export function pdf(name = '通知書.pdf', sizeBytes = 0) {
  const parts = (padding) => {
    const objects = [
      '1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n',
      '2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n',
      '3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>\nendobj\n',
    ];
    const begin = '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n';
    const offsets = [];
    let at = begin.length;
    for (const object of objects) { offsets.push(at); at += object.length; }
    offsets.push(at);
    const open = `4 0 obj\n<< /Length ${padding} >>\nstream\n`;
    const close = '\nendstream\nendobj\n';
    const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
    const start = at + open.length + padding + close.length;
    const head = begin + objects.join('') + open;
    const tail = `${close}xref\n0 5\n0000000000 65535 f \n${table}trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
    return { head, tail, size: head.length + padding + tail.length };
  };
  let padding = 0;
  for (let round = 0; round < 8 && sizeBytes > 0 && parts(padding).size !== sizeBytes; ++round) padding += sizeBytes - parts(padding).size;
  const { head, tail, size } = parts(padding);
  const buffer = Buffer.alloc(size, 'x');
  // Not all the same, so that pieces in the wrong place are found.
  for (let at = head.length; at + 4 <= size - tail.length; at += 4096) buffer.writeUInt32LE(((at * 2654435761) >>> 0) & 0x7f7f7f7f, at);
  buffer.write(head, 0, 'latin1');
  buffer.write(tail, size - tail.length, 'latin1');
  return { name, buffer };
}

function crc32(bytes) {
  if (zlib.crc32) return zlib.crc32(bytes);  // Node 20.15 and later
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; ++bit) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

/** A PDF of one page whose catalogue has the entries. */
export function pdfWith(name, entries) {
  const objects = [`<< /Type /Catalog /Pages 2 0 R ${entries} >>`, '<< /Type /Pages /Kids [3 0 R] /Count 1 >>', '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>'];
  let text = '%PDF-1.7\n';
  const offsets = objects.map((object, i) => { const at = text.length; text += `${i + 1} 0 obj\n${object}\nendobj\n`; return at; });
  const start = text.length;
  text += `xref\n0 4\n0000000000 65535 f \n${offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return { name, buffer: Buffer.from(text, 'latin1') };
}

/** A white PNG of 8 × 8 pixels; it may say that it is larger. */
export function png(name = 'スキャン.png', said = 8) {
  const chunk = (type, data) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const frame = Buffer.alloc(body.length + 8);
    frame.writeUInt32BE(data.length, 0);
    body.copy(frame, 4);
    frame.writeUInt32BE(crc32(body), 4 + body.length);
    return frame;
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(said, 0);
  header.writeUInt32BE(said, 4);
  header[8] = 8;
  const rows = Buffer.alloc(8 * 9, 0xff);
  for (let row = 0; row < 8; ++row) rows[row * 9] = 0;
  const buffer = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', header),
    chunk('IDAT', zlib.deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
  return { name, buffer };
}

/** An Excel workbook; with `macros` it holds a VBA project (D8 refuses it). */
export function workbook(name = '届出.xlsx', { macros = false } = {}) {
  const main = macros ? 'application/vnd.ms-excel.sheet.macroEnabled.main+xml'
    : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml';
  const vba = macros ? '<Override PartName="/xl/vbaProject.bin" ContentType="application/vnd.ms-office.vbaProject"/>' : '';
  const xml = '<?xml version="1.0" encoding="UTF-8"?>';
  const entries = {
    '[Content_Types].xml': strToU8(`${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${main}"/>${vba}</Types>`),
    '_rels/.rels': strToU8(`${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`),
    'xl/workbook.xml': strToU8(`${xml}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheets/></workbook>`),
  };
  if (macros) entries['xl/vbaProject.bin'] = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  return { name, buffer: Buffer.from(zipSync(entries)) };
}
