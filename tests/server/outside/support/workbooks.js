// Workbooks with content, made for the tests: of Excel 2007 and later with any cells, and one of Excel 97 to 2003.
import { strToU8, zipSync } from 'fflate';

const xml = '<?xml version="1.0" encoding="UTF-8"?>';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** One sheet, 一覧, with the given rows (XML); `more` are further parts by name. */
export function sheetWorkbook(rows, { name = '一覧.xlsx', more = {}, sheet } = {}) {
  const parts = {
    '[Content_Types].xml': `${xml}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/></Types>`,
    '_rels/.rels': `${xml}<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${xml}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="一覧" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${xml}<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': sheet ?? `${xml}<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`,
    ...more,
  };
  return { name, buffer: Buffer.from(zipSync(Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(text)])), { level: 1 })) };
}

const number = (bytes, value) => { const b = Buffer.alloc(bytes); b.writeUIntLE(value, 0, bytes); return b; };
const record = (type, ...data) => { const all = Buffer.concat(data); return Buffer.concat([number(2, type), number(2, all.length), all]); };
const real = (value) => { const b = Buffer.alloc(8); b.writeDoubleLE(value); return b; };
const wide = (text) => Buffer.from(text, 'utf16le');

/** Excel 97 to 2003, sheet 一覧: a text, a number, and a formula whose last result was 7. */
export function oldWorkbook(name = '一覧.xls') {
  const begin = (type) => record(0x809, number(2, 0x600), number(2, type), number(4, 0), number(4, 0), number(4, 6));
  const end = record(0x0a);
  const before = Buffer.concat([begin(5), record(0x42, number(2, 0x4b0)), record(0xe0, Buffer.alloc(20))]);
  const after = Buffer.concat([record(0xfc, number(4, 1), number(4, 1), number(2, 2), Buffer.from([1]), wide('名前')), end]);
  const sheetName = wide('一覧');
  const start = before.length + 4 + 8 + sheetName.length + after.length;
  const cells = [record(0x200, number(4, 0), number(4, 1), number(2, 0), number(2, 3), number(2, 0)),
    record(0xfd, Buffer.alloc(6), number(4, 0)),
    record(0x203, number(2, 0), number(2, 1), number(2, 0), real(12.5)),
    record(0x06, number(2, 0), number(2, 2), number(2, 0), real(7), Buffer.alloc(6), number(2, 3), Buffer.from([0x1e, 1, 0]))];
  const stream = Buffer.alloc(4096);
  Buffer.concat([before, record(0x85, number(4, start), number(2, 0), Buffer.from([2, 1]), sheetName), after, begin(0x10), ...cells, end]).copy(stream);

  // A compound file of sectors of 512 bytes: header, the stream (0 to 7), the directory (8), the table (9).
  const header = Buffer.alloc(512, 0xff);
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(16), ...[0x3e, 3, 0xfffe, 9, 6].map((n) => number(2, n)), Buffer.alloc(6),
    ...[0, 1, 8, 0, 4096, 0xfffffffe, 0, 0xfffffffe, 0, 9].map((n) => number(4, n))]).copy(header);
  const entry = (title, type, child, first, size) => {
    const e = Buffer.alloc(128);
    wide(title).copy(e);
    e.writeUInt16LE(title ? title.length * 2 + 2 : 0, 64);
    e[66] = type;
    e[67] = 1;
    for (const [at, value] of [[68, 0xffffffff], [72, 0xffffffff], [76, child], [116, first], [120, size]]) e.writeUInt32LE(value, at);
    return e;
  };
  const directory = Buffer.concat([entry('Root Entry', 5, 1, 0xfffffffe, 0), entry('Workbook', 2, 0xffffffff, 0, 4096), entry('', 0, 0xffffffff, 0, 0), entry('', 0, 0xffffffff, 0, 0)]);
  const table = Buffer.alloc(512, 0xff);
  [1, 2, 3, 4, 5, 6, 7, 0xfffffffe, 0xfffffffe, 0xfffffffd].forEach((next, i) => table.writeUInt32LE(next, i * 4));
  return { name, buffer: Buffer.concat([header, stream, directory, table]) };
}
