// B3: whatever interrupts in the middle of an upload, it goes on where it was, the file is the chosen one byte by byte, and what was typed beside it is there.
import { applicants } from './support/demo.js';
import { pdf } from '../server/outside/support/files.js';
import { Portal } from './support/portal.js';
import { expect, test } from './support/test.js';

const path = '/applications/use-start/form';
const account = applicants.sejutsu[0];
const file = pdf('大きな書類.pdf', 30_000_000);
const typed = { staffCount: '１２人くらい', deviceCount: '3', confirmationMethod: 'documents' };

test.describe.configure({ timeout: 180_000 });

/** Slows the page's line down so that an upload lasts; gives what lets it run freely, and what cuts it. */
async function slowLine(page) {
  const line = await page.context().newCDPSession(page);
  await line.send('Network.enable');
  const run = (offline, uploadThroughput) => line.send('Network.emulateNetworkConditions', { offline, latency: 0, downloadThroughput: -1, uploadThroughput });
  await run(false, 4_000_000);
  return { free: () => run(false, -1), cut: () => run(true, 0) };
}

const offset = async (server) => (await server.rows('SELECT offset_bytes FROM uploads'))[0]?.offset_bytes ?? 0;

async function draftOf(portal) {
  const answer = await portal.page.request.get(`${portal.server.url}/api/v1/drafts/use-start`);
  return answer.ok() ? (await answer.json()).answers : {};
}

/** A form with something typed and a file that is on its way over a slow line. */
async function beginUpload(portal) {
  await portal.signIn(account);
  await portal.open(path);
  await portal.radio('書類を添付することで').check();
  await portal.fillCounts(typed.staffCount, typed.deviceCount);
  const line = await slowLine(portal.page);
  const checksums = [];
  portal.page.on('request', (request) => {
    if (request.method() === 'PATCH') checksums.push(request.headers()['upload-checksum']);
  });
  await portal.attach(file);
  await expect.poll(() => offset(portal.server), { timeout: 60_000 }).toBeGreaterThan(0);
  await expect.poll(async () => (await draftOf(portal)).attachments?.[0].uploadId ?? '').not.toBe('');
  return { ...line, checksums };
}

async function expectHalfWay(server) {
  const kept = await offset(server);
  expect(kept).toBeGreaterThan(0);
  expect(kept).toBeLessThan(file.buffer.length);
  return kept;
}

/** Typed words and the file's bytes, in the form, in the draft and on the server. */
async function expectWhole(portal) {
  await portal.expectAccepted(file.name);
  await expect(portal.field('職員数')).toHaveValue(typed.staffCount);
  await expect(portal.field('申請台数')).toHaveValue(typed.deviceCount);
  await expect.poll(async () => {
    const { attachments, ...answers } = await draftOf(portal);
    return answers;
  }).toEqual(typed);
  const uploads = await portal.server.rows('SELECT id, state FROM uploads');
  expect(uploads.map(({ state }) => state)).toEqual(['accepted']);
  expect(Buffer.compare(await portal.server.uploadedBytes(uploads[0].id), file.buffer)).toBe(0);
}

async function chooseAgain(portal, buffer = file.buffer) {
  const chooser = portal.page.waitForEvent('filechooser');
  await portal.page.getByRole('button', { name: '大きな書類.pdfを選び直して送信を再開する' }).click();
  await (await chooser).setFiles({ name: file.name, mimeType: 'application/pdf', buffer });
}

const waits = (portal) => expect(portal.page.getByText('同じファイルを選び直すと、続きから送信します。').first()).toBeVisible({ timeout: 40_000 });

test('B3: the server is killed and starts again: it goes on by itself', async ({ portal, page, server }) => {
  const { free, checksums } = await beginUpload(portal);
  await server.stop('SIGKILL');
  await expectHalfWay(server);
  await expect(page.getByRole('button', { name: /続きから送信/ }).first()).toBeVisible();
  await server.startAgain();
  await free();
  await expectWhole(portal);
  expect(checksums.length).toBeGreaterThan(1);
  for (const checksum of checksums) expect(checksum).toMatch(/^sha256 [A-Za-z0-9+/]{43}=$/);
});

test('B3: a reload after a power cut: it goes on with the same file, with no other', async ({ portal, page, server }) => {
  const { free } = await beginUpload(portal);
  await server.stop('SIGKILL');
  await server.startAgain();
  await free();
  page.on('dialog', (dialog) => dialog.accept());
  await page.route('**/api/v1/uploads/**', (route) => (route.request().method() === 'PATCH' ? route.abort() : route.continue()));
  await page.reload();
  await waits(portal);
  await expectHalfWay(server);
  await page.unroute('**/api/v1/uploads/**');
  const other = Buffer.from(file.buffer);
  other.write('zz', 1000, 'latin1');
  await chooseAgain(portal, other);
  await expect(page.getByText('送信していたファイルと内容が異なります').first()).toBeVisible();
  await chooseAgain(portal);
  await expectWhole(portal);
  await page.reload();
  await expectWhole(portal);
});

test('B3: the network goes away and comes back: it goes on by itself @whole', async ({ portal, page, server }) => {
  const { free, cut } = await beginUpload(portal);
  await cut();
  await expect(page.getByText('通信が途切れたため、送信を一時停止しています').first()).toBeVisible({ timeout: 40_000 });
  await expectHalfWay(server);
  await free();
  await expectWhole(portal);
});

test('B3: the session ends: after another log-in it goes on @whole', async ({ portal, page, server }) => {
  const { free } = await beginUpload(portal);
  await page.request.delete(`${server.url}/api/v1/session`, { headers: { Origin: server.url } });
  await expect(portal.field('ユーザー名')).toBeVisible({ timeout: 40_000 });
  await expectHalfWay(server);
  await portal.field('ユーザー名').fill(account.email);
  await portal.password().fill(account.password);
  await portal.button('ログイン').click();
  await expect(portal.field('職員数')).toBeVisible();
  await free();
  await expectWhole(portal);
});

test('B3: a second tab shows it, and has it when the first one is done @whole', async ({ portal, page, context, server }) => {
  const { free } = await beginUpload(portal);
  const second = new Portal(await context.newPage(), server);
  await second.open(path);
  await waits(second);
  await expectHalfWay(server);
  await page.bringToFront();
  await free();
  await expectWhole(portal);
  await second.page.bringToFront();
  await second.page.reload();
  await expectWhole(second);
});

test('B3: another device goes on with the same file @whole', async ({ portal, page, browser, server }) => {
  await beginUpload(portal);
  page.on('dialog', (dialog) => dialog.accept());
  await page.close();
  const phone = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const there = new Portal(await phone.newPage(), server);
  await there.signIn(account);
  await there.open(path);
  await waits(there);
  const kept = await expectHalfWay(server);
  const sent = [];
  there.page.on('request', (request) => {
    if (request.method() === 'PATCH') sent.push(Number(request.headers()['upload-offset']));
  });
  await chooseAgain(there);
  await expectWhole(there);
  expect(Math.min(...sent)).toBeGreaterThanOrEqual(kept);
  await phone.close();
});
