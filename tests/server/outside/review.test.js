// The way of an application from being sent to its accounts, over the real program: desk, return, resubmission, approval, the paper with the settings, the audit log.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { Api, demo, reviewedHash } from './support/api.js';
import { pdf } from './support/files.js';
import { mailTo } from './support/mails.js';
import { enrol } from './support/second_factor.js';
import { assets, program, Server } from './support/server.js';

const desk = '/api/v1/review';

/** Sends an application with a document; gives { id, receiptNumber, answers, file }. */
async function sendDocuments(api, sizeBytes = 0) {
  const file = pdf('受領委任承諾通知書.pdf', sizeBytes);
  const { path } = await api.upload(file);
  const answers = { confirmationMethod: 'documents', staffCount: 3, deviceCount: 2, termsAccepted: true,
    attachments: [{ name: file.name, sizeBytes: file.buffer.length, kind: 'pdf', uploadId: path.split('/').at(-1) }] };
  const sent = await api.submit(answers);
  assert.equal(sent.status, 201, sent.text);
  return { id: sent.json.id, receiptNumber: sent.json.receiptNumber, answers, file };
}

describe('review', () => {
  let server, applicant, reviewer;
  before(async () => {
    server = await Server.start(['--public-url', 'https://portal.example.jp']);
    applicant = await Api.loggedIn(server, demo.sejutsu1);
    reviewer = await Api.loggedIn(server, demo.shinsa1);
    await enrol(reviewer);
  });
  after(() => server.dispose());

  const decide = (id, etag, message) => reviewer.post(`${desk}/applications/${id}/decision`, message, etag ? { 'if-match': etag } : {});
  const claim = async (id) => {
    const claimed = await reviewer.post(`${desk}/applications/${id}/claim`, {});
    assert.equal(claimed.status, 200, claimed.text);
    return claimed.headers.get('etag');
  };

  test('the queue is filtered, searched and counted', async () => {
    const { id, receiptNumber } = await sendDocuments(applicant);
    const found = async (query) => {
      const answer = await reviewer.send('GET', `${desk}/applications${query}`);
      assert.equal(answer.status, 200, answer.text);
      return answer.json.applications.map((application) => application.id);
    };
    assert.deepEqual(await found(''), [id]);
    assert.deepEqual(await found(`?q=${encodeURIComponent('ﾐほん')}`), []);
    assert.deepEqual(await found(`?q=${encodeURIComponent('みほん　接骨')}&state=received&facilityType=sejutsu&method=documents&sort=-changed`), [id]);
    assert.deepEqual(await found(`?q=${receiptNumber}`), [id]);
    assert.deepEqual(await found('?state=completed'), []);
    assert.deepEqual((await reviewer.send('GET', `${desk}/applications?state=completed`)).json.counts, [{ state: 'received', count: 1 }]);
    for (const wrong of ['state=lost', 'facilityType=shop', 'from=yesterday', 'sort=name', 'after=x', `q=${'x'.repeat(401)}`]) {
      assert.equal((await reviewer.send('GET', `${desk}/applications?${wrong}`)).status, 400, wrong);
    }
    assert.equal((await applicant.post(`/api/v1/applications/${id}/withdrawal`, {})).status, 200);
  });

  test('an attachment comes whole, to be saved and in a sandbox', async () => {
    const { id, file } = await sendDocuments(applicant, 3_000_001);
    const seen = await reviewer.send('GET', `${desk}/applications/${id}`);
    assert.equal(seen.status, 200, seen.text);
    const path = `${server.url}${desk}/applications/${id}/attachments/${seen.json.attachments[0].id}`;
    const response = await fetch(path, { headers: { cookie: reviewer.cookie } });
    assert.equal(response.status, 200);
    assert.ok(Buffer.from(await response.arrayBuffer()).equals(file.buffer));
    assert.equal(response.headers.get('content-length'), String(file.buffer.length));
    assert.equal(response.headers.get('content-type'), 'application/pdf');
    assert.match(response.headers.get('content-disposition'), /^attachment; filename="attachment\.pdf"; filename\*=UTF-8''%E5%8F%97/);
    assert.match(response.headers.get('content-security-policy'), /^sandbox; default-src 'none'/);
    assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
    assert.equal(response.headers.get('cache-control'), 'no-store');
    const head = await fetch(path, { method: 'HEAD', headers: { cookie: reviewer.cookie } });
    assert.equal(head.headers.get('content-length'), String(file.buffer.length));
    assert.equal((await reviewer.send('GET', `${desk}/applications/${id}/attachments/none`)).status, 404);
    assert.equal((await applicant.post(`/api/v1/applications/${id}/withdrawal`, {})).status, 200);
  });

  test('a returned application is sent again, approved, and its accounts are there', async () => {
    const { id, receiptNumber, answers } = await sendDocuments(applicant);
    const first = await claim(id);
    const flags = [{ field: 'deviceCount', comment: '台数をご確認ください。' }];
    assert.equal((await decide(id, null, { kind: 'return', flags })).status, 428);
    const stale = await decide(id, '"1"', { kind: 'return', flags });
    assert.equal(stale.status, 412);
    assert.equal(stale.json.issues[0].params.state, 'inReview');
    assert.equal((await decide(id, first, { kind: 'return', flags: [] })).status, 422);
    const returned = await decide(id, first, { kind: 'return', flags });
    assert.equal(returned.status, 200, returned.text);
    assert.match((await mailTo(server, demo.sejutsu1.email, /ご確認いただきたい項目/)).body, new RegExp(`/my-list/applications/${id}`));

    const seen = await applicant.send('GET', `/api/v1/applications/${id}`);
    assert.deepEqual(seen.json.flags, flags);
    const again = (changed, key = randomUUID()) => {
      const all = { ...answers, ...changed };
      return applicant.post(`/api/v1/applications/${id}/resubmission`, { answers: all, reviewedSha256: reviewedHash(all) }, { 'idempotency-key': key });
    };
    const locked = await again({ staffCount: 9 });
    assert.equal(locked.status, 422);
    assert.equal(locked.json.code, 'application.locked');
    const key = randomUUID();
    const sent = await again({ deviceCount: 3 }, key);
    assert.equal(sent.status, 200, sent.text);
    assert.equal(sent.json.receiptNumber, receiptNumber);
    assert.equal((await again({ deviceCount: 3 }, key)).json.receiptNumber, receiptNumber);
    assert.deepEqual((await applicant.send('GET', `/api/v1/applications/${id}`)).json.revisions[0].changes, [{ field: 'deviceCount', withheld: false, before: 2, after: 3 }]);

    const second = await claim(id);
    // Of several decisions on the same version exactly one counts.
    const several = await Promise.all(Array.from({ length: 4 }, () => decide(id, second, { kind: 'approve' })));
    assert.deepEqual(several.map((answer) => answer.status).sort(), [200, 412, 412, 412]);
    const approved = several.find((answer) => answer.status === 200);
    assert.equal(approved.json.state, 'completed');
    assert.match((await mailTo(server, demo.sejutsu1.email, /手続きが完了しました/)).body, /「資格確認アカウント管理」メニュー/);
    const { accounts } = (await applicant.send('GET', '/api/v1/accounts')).json;
    assert.deepEqual(accounts.map((account) => account.id), ['W0000001', 'W0000002', 'W0000003']);

    const paper = await fetch(`${server.url}/api/v1/accounts/W0000001/settings.pdf`, { headers: { cookie: applicant.cookie } });
    assert.equal(paper.headers.get('content-type'), 'application/pdf');
    const file = join(server.data, 'settings.pdf');
    writeFileSync(file, Buffer.from(await paper.arrayBuffer()));
    const text = execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' });
    for (const part of ['マイナ資格確認アプリユーザ設定情報', 'W0000003', 'みほん接骨院', receiptNumber]) assert.ok(text.includes(part), part);
    execFileSync('qpdf', ['--check', file]);

    assert.equal((await reviewer.post(`${desk}/accounts/W0000001/stop`, {})).json.state, 'stopped');
    assert.equal((await applicant.send('GET', '/api/v1/accounts/W0000001/settings.pdf')).status, 409);
    const fresh = await reviewer.post(`${desk}/accounts/W0000001/reissue`, {});
    assert.equal(fresh.status, 201);
    assert.equal(fresh.json.id, 'W0000004');
    assert.equal((await reviewer.post(`${desk}/accounts/W0000001/reissue`, {})).status, 409);
  });

  test('confirmed ones are approved together; a closed check is opened again', async () => {
    const clinic = await Api.loggedIn(server, demo.kenshin1);
    const answers = { confirmationMethod: 'master', bankAccountNumber: demo.kenshin1.checkValue, staffCount: 3, deviceCount: 1, termsAccepted: true };
    assert.equal((await clinic.checkFacility(answers)).json.outcome, 'confirmed');
    const sent = await clinic.submit(answers);
    assert.equal(sent.status, 201, sent.text);
    const documents = await sendDocuments(applicant);
    const result = await reviewer.post(`${desk}/approvals`, { applications: [{ id: sent.json.id, version: 1 }, { id: documents.id, version: 1 }] });
    assert.deepEqual(result.json.applications, [{ id: sent.json.id, outcome: 'completed' }, { id: documents.id, outcome: 'refused', code: 'review.not_confirmed' }]);

    const facility = { facilityType: 'kenshin', registrationNumber: demo.kenshin1.facility.registrationNumber };
    assert.equal((await reviewer.post(`${desk}/facility-checks/reopening`, facility)).status, 409);
    for (let i = 0; i < 5; ++i) await clinic.checkFacility({ ...answers, bankAccountNumber: '1' });
    assert.equal((await clinic.checkFacility(answers)).json.outcome, 'closed');
    assert.equal((await reviewer.post(`${desk}/facility-checks/reopening`, facility)).status, 204);
    assert.equal((await clinic.checkFacility(answers)).json.outcome, 'confirmed');
    assert.equal((await reviewer.post(`${desk}/facility-checks/reopening`, { ...facility, registrationNumber: '0' })).status, 404);
  });

  test('the audit log is exported while the server runs, verified apart from it, and shows tampering', () => {
    const exported = spawnSync(program, ['audit', 'export', '--data', server.data, '--assets', assets], { encoding: 'utf8' });
    assert.equal(exported.status, 0, exported.stderr);
    const head = exported.stderr.trim().split(' ').at(-1);
    const file = join(server.data, 'audit.ndjson');
    const verify = (text, ...more) => {
      writeFileSync(file, text);
      return spawnSync(program, ['audit', 'verify', file, ...more], { encoding: 'utf8', cwd: '/' });
    };
    assert.equal(verify(exported.stdout, '--head', head).status, 0);
    const lines = exported.stdout.trimEnd().split('\n');
    assert.ok(lines.some((line) => line.includes('"to":"viewed"')) && lines.some((line) => line.includes('"subjectType":"attachment"')));
    const found = verify(exported.stdout.replace('"to":"completed"', '"to":"rejected"'));
    assert.equal(found.status, 1);
    assert.match(found.stderr, /^Entry \d+ \(line \d+\) was changed\.$/m);
    assert.match(verify([...lines.slice(0, 3), ...lines.slice(4)].join('\n')).stderr, /^Entry 4 is missing/);
    assert.match(verify(lines.slice(0, -1).join('\n'), '--head', head).stderr, /noted head/);
  });
});

test('evidence is deleted from the disk when its time has come, and the desk says so', async () => {
  const server = await Server.start(['--evidence-days', '1']);
  try {
    const applicant = await Api.loggedIn(server, demo.sejutsu1);
    const decided = await sendDocuments(applicant);
    const waiting = await sendDocuments(applicant);
    assert.equal((await applicant.post(`/api/v1/applications/${decided.id}/withdrawal`, {})).status, 200);
    const [gone, kept] = [decided, waiting].map(({ answers }) => answers.attachments[0].uploadId);
    await server.stop();
    server.sql(`UPDATE applications SET changed_at_ms = changed_at_ms - 86400001 WHERE state = 'withdrawn'`);
    await server.run();
    for (const start = Date.now(); server.uploadFiles().includes(gone) && Date.now() - start < 20000;) await pause(50);
    assert.deepEqual(server.uploadFiles(), [kept]);
    const reviewer = await Api.loggedIn(server, demo.shinsa1);
    await enrol(reviewer);
    let seen;
    do seen = (await reviewer.send('GET', `${desk}/applications/${decided.id}`)).json.attachments[0]; while (!seen.removed);
    assert.equal(seen.name, decided.file.name);
    assert.equal((await reviewer.send('GET', `${desk}/applications/${decided.id}/attachments/${gone}`)).status, 410);
    assert.equal((await reviewer.send('GET', `${desk}/applications/${waiting.id}/attachments/${kept}`)).status, 200);
  } finally {
    await server.dispose();
  }
});
