// What reviewers get of attachments, hostile ones among them, over the real program: they do nothing, here or to whoever opens them.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { Api, demo } from './support/api.js';
import { startClamd } from './support/clamd.js';
import { pdf, pdfWith, png } from './support/files.js';
import { enrol } from './support/second_factor.js';
import { Server } from './support/server.js';
import { oldWorkbook, sheetWorkbook } from './support/workbooks.js';

const desk = '/api/v1/review';

/** Sends an application with the files; gives the paths of its attachments at the desk. */
async function sendWith(api, reviewer, files) {
  const attachments = [];
  for (const { file, kind } of files) {
    const { path, sent } = await api.upload(file);
    assert.ok(sent.status < 300, sent.text);
    attachments.push({ name: file.name, sizeBytes: file.buffer.length, kind, uploadId: path.split('/').at(-1) });
  }
  const sent = await api.submit({ confirmationMethod: 'documents', staffCount: 3, deviceCount: 1, termsAccepted: true, attachments });
  assert.equal(sent.status, 201, sent.text);
  const seen = (await reviewer.send('GET', `${desk}/applications/${sent.json.id}`)).json.attachments;
  return { id: sent.json.id, paths: files.map(({ file }) => `${desk}/applications/${sent.json.id}/attachments/${seen.find((each) => each.name === file.name).id}`) };
}

describe('attachments', () => {
  let server, applicant, reviewer;
  before(async () => {
    server = await Server.start();
    applicant = await Api.loggedIn(server, demo.sejutsu1);
    reviewer = await Api.loggedIn(server, demo.shinsa1);
    await enrol(reviewer);
  });
  after(() => server.dispose());

  test('S23 a workbook is shown as a table of texts', async () => {
    const cells = '<row r="1"><c r="A1" t="inlineStr"><is><t>名前</t></is></c><c r="C1"><f>SUM(1,2)</f><v>3</v></c></row>';
    const { id, paths: [modern, old, picture] } = await sendWith(applicant, reviewer,
      [{ file: sheetWorkbook(cells), kind: 'xlsx' }, { file: oldWorkbook(), kind: 'xls' }, { file: png(), kind: 'png' }]);
    const table = await reviewer.send('GET', `${modern}/table`);
    assert.equal(table.status, 200, table.text);
    assert.deepEqual(table.json, { sheets: [{ name: '一覧', rows: [['名前', '', '3']], rowCount: 1, columnCount: 3, cut: false }], sheetCount: 1 });
    const oldTable = await reviewer.send('GET', `${old}/table`);
    assert.equal(oldTable.status, 200, oldTable.text);
    assert.deepEqual(oldTable.json.sheets[0].rows, [['名前', '12.5', '7']]);
    assert.equal((await reviewer.send('GET', `${picture}/table`)).json.code, 'attachment.no_workbook');
    assert.equal((await reviewer.send('GET', `${desk}/applications/${id}/attachments/none/table`)).status, 404);
    assert.equal(server.sql(`SELECT count(*) FROM audit_entries WHERE subject_type = 'attachment' AND to_state = 'shown'`), '2');
    assert.equal((await applicant.post(`/api/v1/applications/${id}/withdrawal`, {})).status, 200);
  });

  test('what would do something when opened is refused; what may be large comes to be saved and in a sandbox', async () => {
    const script = '<script xmlns="http://www.w3.org/2000/svg">alert(1)</script>';
    for (const [file, code] of [[pdfWith('script.pdf', '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>'), /^document\.active_content$/],
      [pdfWith('launch.pdf', '/OpenAction << /S /Launch /F (calc.exe) >>'), /^document\.active_content$/],
      [{ name: 'picture.png', buffer: Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">${script}</svg>`) }, /^document\.(unsupported|name_disagrees)$/]]) {
      const { sent } = await applicant.upload(file);
      assert.equal(sent.status, 422, file.name);
      assert.match(sent.json.code, code, file.name);
    }
    const { id, paths: [path] } = await sendWith(applicant, reviewer, [{ file: png('large.png', 50_000), kind: 'png' }]);
    const given = await fetch(server.url + path, { headers: { cookie: reviewer.cookie } });
    assert.equal(given.headers.get('content-type'), 'image/png');
    assert.match(given.headers.get('content-disposition'), /^attachment;/);
    assert.match(given.headers.get('content-security-policy'), /^sandbox; default-src 'none'/);
    assert.equal(given.headers.get('x-content-type-options'), 'nosniff');
    assert.equal(given.headers.get('cross-origin-resource-policy'), 'same-origin');
    assert.equal((await applicant.post(`/api/v1/applications/${id}/withdrawal`, {})).status, 200);
  });

  test('a workbook that calls out, expands or is broken reaches nobody and costs one answer', async () => {
    const callers = [];
    const listener = createServer((request, response) => { callers.push(request.url); response.end('x'); }).listen(0, '127.0.0.1');
    await new Promise((resolve) => listener.on('listening', resolve));
    const url = `http://127.0.0.1:${listener.address().port}/`;
    const relationships = 'http://schemas.openxmlformats.org/package/2006/relationships';
    const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
    const calling = sheetWorkbook(`<row r="1"><c r="A1" t="str"><f>WEBSERVICE("${url}")</f><v>前の答え</v></c><c r="B1" t="str"><f>cmd|'/c calc'!A0</f><v></v></c><c r="C1"><f>[1]S!A1</f><v>5</v></c></row>`, {
      name: 'calling.xlsx',
      more: { 'xl/externalLinks/externalLink1.xml': '<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>',
        'xl/externalLinks/_rels/externalLink1.xml.rels': `<Relationships xmlns="${relationships}"><Relationship Id="r1" Type="${office}/externalLinkPath" Target="${url}" TargetMode="External"/></Relationships>` } });
    const entities = sheetWorkbook('', { name: 'entities.xlsx', sheet: `<!DOCTYPE w [<!ENTITY a SYSTEM "${url}"><!ENTITY b "&a;&a;&a;">]><worksheet><sheetData><row><c t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>` });
    const deep = sheetWorkbook('', { name: 'deep.xlsx', sheet: '<a>'.repeat(1_000_000) });
    const large = sheetWorkbook('<row><c><v>1</v></c></row>'.repeat(200_000), { name: 'large.xlsx' });
    const { id, paths } = await sendWith(applicant, reviewer, [calling, entities, deep, large].map((file) => ({ file, kind: 'xlsx' })));
    const answers = await Promise.all(paths.map((path) => reviewer.send('GET', `${path}/table`)));
    assert.deepEqual(answers[0].json.sheets[0].rows, [['前の答え', '', '5']]);
    assert.deepEqual(answers.slice(1, 3).map((answer) => answer.json.code), ['attachment.table_unreadable', 'attachment.table_unreadable']);
    const [sheet] = answers[3].json.sheets;
    assert.deepEqual([sheet.rows.length, sheet.rowCount, sheet.cut], [500, 200_000, true]);
    assert.deepEqual(callers, []);
    listener.close();
    assert.equal((await applicant.send('GET', '/healthz')).status, 200);
    assert.equal((await applicant.post(`/api/v1/applications/${id}/withdrawal`, {})).status, 200);
  });
});

test('ClamAV looks at each attachment before a reviewer does; what it finds is never given out nor approved', async () => {
  const bad = pdf('bad.pdf', 300_000);
  const clamd = await startClamd([{ name: 'Madoguchi.Test', buffer: bad.buffer }], ['StreamMaxLength 1M']);
  const server = await Server.start(['--clamd', clamd.address]);
  try {
    const applicant = await Api.loggedIn(server, demo.sejutsu1);
    const reviewer = await Api.loggedIn(server, demo.shinsa1);
    await enrol(reviewer);
    const { id, paths: [badPath, goodPath, largePath] } = await sendWith(applicant, reviewer, [bad, png('good.png'), pdf('large.pdf', 2_000_000)]
      .map((file) => ({ file, kind: file.name.split('.').at(-1) })));
    let scans;
    do {
      await pause(20);
      scans = Object.fromEntries((await reviewer.send('GET', `${desk}/applications/${id}`)).json.attachments.map(({ name, scan }) => [name, scan]));
    } while (Object.values(scans).some(({ state }) => state === 'waiting'));
    assert.deepEqual(Object.values(scans).map(({ state }) => state).sort(), ['clean', 'failed', 'infected']);
    assert.match(scans['bad.pdf'].signature, /^Madoguchi\.Test/);
    assert.match(scans['large.pdf'].reason, /size limit/);
    assert.ok(Date.parse(scans['good.png'].at) <= Date.now());
    const refused = await reviewer.send('GET', badPath);
    assert.deepEqual([refused.status, refused.json.code], [409, 'attachment.infected']);
    for (const path of [goodPath, largePath]) assert.equal((await fetch(server.url + path, { headers: { cookie: reviewer.cookie } })).status, 200);

    const claimed = await reviewer.post(`${desk}/applications/${id}/claim`, {});
    const decided = await reviewer.post(`${desk}/applications/${id}/decision`, { kind: 'approve' }, { 'if-match': claimed.headers.get('etag') });
    assert.equal(decided.status, 422, decided.text);
    assert.equal(decided.json.issues[0].code, 'review.attachment_infected');
    assert.equal(server.log.filter((line) => line.includes('attachment_infected')).length, 1);
  } finally {
    await server.dispose();
    await clamd.stop();
  }
});
