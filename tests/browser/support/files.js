// Real files as clinics attach them, made for the tests: PDF, PNG, workbooks. Bytes are complete and open in their programs.
import { deflateSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';

/** A one-page PDF; `sizeBytes` pads it with an image-like stream to exactly that size. */
export function pdf(name = '受領委任承諾通知書.pdf', sizeBytes = 0) {
  const build = (padding) => {
    const parts = ['%PDF-1.7\n%\xe2\xe3\xcf\xd3\n'];
    const offsets = [];
    let length = parts[0].length;
    const add = (text) => { offsets.push(length); parts.push(text); length += text.length; };
    add('1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n');
    add('2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n');
    add('3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>\nendobj\n');
    add(`4 0 obj\n<< /Length ${padding} >>\nstream\n${'x'.repeat(padding)}\nendstream\nendobj\n`);
    const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
    parts.push(`xref\n0 5\n0000000000 65535 f \n${table}trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n${length}\n%%EOF\n`);
    return Buffer.from(parts.join(''), 'latin1');
  };
  let padding = 0;
  let buffer = build(padding);
  // The length of the stream stands in the file as digits: a few rounds find the padding that gives the size.
  for (let round = 0; round < 8 && sizeBytes > 0 && buffer.length !== sizeBytes; ++round) {
    padding += sizeBytes - buffer.length;
    buffer = build(padding);
  }
  return { name, mimeType: 'application/pdf', buffer };
}

function crc32(bytes) {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; ++bit) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

/** A white PNG of 32 × 32 pixels, like a small scan. */
export function png(name = 'スキャン.png') {
  const chunk = (type, data) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const frame = Buffer.alloc(8 + body.length);
    frame.writeUInt32BE(data.length, 0);
    body.copy(frame, 4);
    frame.writeUInt32BE(crc32(body), 4 + body.length);
    return frame;
  };
  const header = Buffer.from([0, 0, 0, 32, 0, 0, 0, 32, 8, 0, 0, 0, 0]);
  const rows = Buffer.alloc(32 * 33, 0xff);
  for (let row = 0; row < 32; ++row) rows[row * 33] = 0;
  const buffer = Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0)),
  ]);
  return { name, mimeType: 'image/png', buffer };
}

/** An Excel workbook; with `macros` the VBA project that D8 refuses. */
export function workbook(name = '届出.xlsx', { macros = false } = {}) {
  const main = macros ? 'application/vnd.ms-excel.sheet.macroEnabled.main+xml'
    : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml';
  const vba = macros ? '<Override PartName="/xl/vbaProject.bin" ContentType="application/vnd.ms-office.vbaProject"/>' : '';
  const entries = {
    '[Content_Types].xml': strToU8(`<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${main}"/>${vba}</Types>`),
    '_rels/.rels': strToU8('<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>'),
    'xl/workbook.xml': strToU8('<?xml version="1.0" encoding="UTF-8"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheets/></workbook>'),
  };
  if (macros) entries['xl/vbaProject.bin'] = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  return { name, mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: Buffer.from(zipSync(entries)) };
}
