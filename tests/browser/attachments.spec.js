// What applicants send, shown to a reviewer in the page: in a frame that can do nothing, by what the file is (S23, D8).
import { Api, demo } from '../server/outside/support/api.js';
import { pdf, png, workbook } from '../server/outside/support/files.js';
import { sheetWorkbook } from '../server/outside/support/workbooks.js';
import { signInAsReviewer } from './support/review.js';
import { expect, test } from './support/test.js';

/** An application with these files; gives the paths of their screens for a reviewer. */
async function send(server, page, files) {
  const applicant = await Api.loggedIn(server, demo.sejutsu1);
  const attachments = [];
  for (const { file, kind } of files) {
    const { path } = await applicant.upload(file);
    attachments.push({ name: file.name, sizeBytes: file.buffer.length, kind, uploadId: path.split('/').at(-1) });
  }
  const sent = await applicant.submit({ confirmationMethod: 'documents', staffCount: 3, deviceCount: 2, termsAccepted: true, attachments });
  expect(sent.status, sent.text).toBe(201);
  const seen = await (await page.request.get(`${server.url}/api/v1/review/applications/${sent.json.id}`)).json();
  const copy = await fetch(`${server.url}/api/v1/applications/${sent.json.id}/copy.pdf`, { headers: { cookie: applicant.cookie } });
  return {
    screens: seen.attachments.map(({ id }) => `/review/applications/${sent.json.id}/attachments/${id}`),
    copy: Buffer.from(await copy.arrayBuffer()),
    withdraw: () => applicant.post(`/api/v1/applications/${sent.json.id}/withdrawal`, {}),
  };
}

test('S23: a PDF, a PNG and a workbook are shown in the page', async ({ portal, page, server }) => {
  await signInAsReviewer(portal);
  const earlier = await send(server, page, [{ file: pdf(), kind: 'pdf' }]);
  await earlier.withdraw();
  const table = sheetWorkbook('<row r="1"><c r="A1" t="inlineStr"><is><t>施術所名</t></is></c></row><row r="2"><c r="B2"><f>SUM(1,2)</f><v>3</v></c></row>');
  const paper = { name: '申請の写し.pdf', buffer: earlier.copy };
  const { screens } = await send(server, page, [{ file: paper, kind: 'pdf' }, { file: png(), kind: 'png' },
    { file: table, kind: 'xlsx' }, { file: workbook(), kind: 'xlsx' }]);

  await portal.open(screens[0]);
  await expect(portal.heading('申請の写し.pdf')).toBeVisible();
  const shown = page.frameLocator('iframe');
  await expect(shown.getByText('利用開始申請').first()).toBeAttached();
  await expect(shown.getByRole('status')).toHaveText('1 / 2 ページ');
  const width = () => shown.locator('canvas').first().evaluate((canvas) => canvas.clientWidth);
  const before = await width();
  await shown.getByRole('button', { name: '拡大' }).click();
  await expect.poll(width).toBeGreaterThan(before);
  await expect(portal.link('ダウンロード')).toHaveAttribute('href', /\/attachments\/[\w-]+$/);

  // Nothing in the frame reaches the portal, whatever it is.
  const frame = page.frames().find((each) => each.url().includes('/viewer/'));
  const reach = await frame.evaluate(async () => ({
    origin: self.origin,
    session: await fetch('/api/v1/session').then(() => 'answered', () => 'refused'),
    page: (() => { try { return parent.document.title; } catch { return 'refused'; } })(),
    cookies: (() => { try { return document.cookie; } catch { return 'refused'; } })(),
  }));
  expect(reach).toEqual({ origin: 'null', session: 'refused', page: 'refused', cookies: 'refused' });

  await portal.open(screens[1]);
  await expect(shown.getByRole('img', { name: 'スキャン.png' })).toBeVisible();
  await portal.open(screens[2]);
  await expect(shown.getByRole('table', { name: '一覧' }).getByRole('row')).toHaveText(['AB', '1施術所名', '23']);
  await portal.open(screens[3]);
  await expect(shown.getByText('どのシートにも、文字が入力されていません')).toBeVisible();
});

test('D8: hostile files that got past the first look do nothing', async ({ portal, page, server }) => {
  await signInAsReviewer(portal);
  const { screens } = await send(server, page, [{ file: pdf(), kind: 'pdf' }, { file: png(), kind: 'png' }]);
  let bytes;
  await page.route(/\/api\/v1\/review\/.*\/attachments\//, (route) => route.fulfill({ body: bytes }));
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('dialog', (dialog) => asked.push(dialog.message()));

  const script = (text) => Buffer.from(text.toString('latin1')
    .replace('/Type /Catalog', "/Type /Catalog /OpenAction << /S /JavaScript /JS (app.alert\\('in'\\); app.launchURL\\('http://evil.example/'\\)) >>"), 'latin1');
  bytes = script(pdf().buffer);
  await portal.open(screens[0]);
  await expect(page.frameLocator('iframe').locator('canvas').first()).toBeVisible();

  bytes = Buffer.from(png().buffer);
  bytes.writeUInt32BE(50_000, 16);
  bytes.writeUInt32BE(50_000, 20);
  await portal.open(screens[1]);
  await expect(page.frameLocator('iframe').getByText('画像が大きすぎるため')).toBeVisible();

  bytes = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>fetch("http://evil.example/")</script></svg>');
  await portal.open(screens[1] + '?again');
  await expect(page.frameLocator('iframe').getByText('このファイルはここでは表示できません')).toBeVisible();
  expect(asked.filter((url) => !url.startsWith(server.url) && !url.startsWith('blob:') && !url.startsWith('data:'))).toEqual([]);
});
