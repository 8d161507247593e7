// Fills a fresh server's database with applications and prints how long each list and search of the review desk takes, as a reviewer's browser sees it.
//
// Run by tools/benchmark-review [APPLICATIONS] [ROUNDS]; MADOGUCHI_SERVER names another program to measure.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { Api, demo } from '../support/api.js';
import { pdf } from '../support/files.js';
import { enrol } from '../support/second_factor.js';
import { Server } from '../support/server.js';

const [count, rounds] = process.argv.slice(2).map(Number);
const queue = '/api/v1/review/applications';
const prefectures = ['東京都', '大阪府', '北海道', '沖縄県', '京都府', '福岡県', '愛知県'];
const surnames = ['佐藤', '鈴木', '高橋', '田中', '伊藤', '渡辺', '山本', '中村', '小林', '加藤', '吉田', '山田', '佐々木', '山口', '松本', '井上'];
const kinds = ['接骨院', '整骨院', '鍼灸院', '健診センター', 'マッサージ院'];

// As the server has it in its index: folded texts cut into characters.
const words = (...texts) => texts.map((text) => [...text.toLowerCase().replace(/[-ー\s]/g, '')].map((c) => `u${c.codePointAt(0).toString(16)}`).join(' ')).join(' border ');

/** Rows like the one that was really sent, most of them decided, over three years. */
function fill(server, id) {
  const lines = ['PRAGMA synchronous = OFF;', 'BEGIN;'];
  const now = Date.now();
  for (let i = 2; i <= count; ++i) {
    const state = i % 100 < 90 ? 'completed' : i % 100 < 93 ? 'rejected' : i % 100 < 96 ? 'received' : i % 100 < 98 ? 'inReview' : 'returned';
    const person = `${surnames[i % 16]} ${surnames[(i >> 4) % 16]}子`;
    const name = `${surnames[(i * 7) % 16]}${i % 977}${kinds[i % 5]}`;
    const number = `${String(i).padStart(10, '0')}`;
    const at = now - Math.floor((count - i) * (3 * 365 * 86_400_000 / count));
    lines.push(`INSERT INTO applications (id, facility_id, account_id, form_id, form_version, state, receipt_number, received_at_ms, changed_at_ms, facility_snapshot, facts, answers, reviewed_hash, version, number, facility_type, facility_name, prefecture, method, check_confirmed) `
      + `SELECT 'copy${i}', facility_id, account_id, form_id, form_version, '${state}', '${number}', ${at}, ${at + (i % 1000) * 60_000}, facility_snapshot, facts, answers, reviewed_hash, 1, ${i}, '${i % 5 === 3 ? 'kenshin' : 'sejutsu'}', '${name}', '${prefectures[(i * 3) % 7]}', '${i % 4 ? 'master' : 'documents'}', ${i % 4 ? 1 : 0} FROM applications WHERE id = '${id}';`);
    lines.push(`INSERT INTO application_search (rowid, words) VALUES (${i}, '${words(name, person, person, number, `契${i}`)}');`);
  }
  lines.push('COMMIT;');
  execFileSync('sqlite3', ['-cmd', '.timeout 5000', join(server.data, 'madoguchi.db')], { input: lines.join('\n'), maxBuffer: 1 << 30 });
}

const q = encodeURIComponent;
const asked = {
  'all, oldest first': '', 'all, newest first': '?sort=-received', 'all, longest unmoved first': '?sort=changed',
  'received': '?state=received', 'in review, newest move first': '?state=inReview&sort=-changed',
  'completed, of one prefecture': `?state=completed&prefecture=${q('沖縄県')}`, 'all, all filters': `?state=completed&facilityType=kenshin&prefecture=${q('京都府')}&method=documents&sort=-received`,
  'filters that nothing matches': `?state=completed&facilityType=kenshin&prefecture=${q('奈良県')}`, 'of one month': '?from=2026-01-01&to=2026-01-31',
  'search: one character, in nearly all': `?q=${q('院')}`, 'search: kind of facility': `?q=${q('接骨院')}&sort=-received`, 'search: one name': `?q=${q('佐々木123鍼灸院')}`,
  'search: two parts': `?q=${q('山田　健診')}`, 'search: receipt number': `?q=${String(Math.floor(count / 2)).padStart(10, '0')}`, 'search: nothing found': `?q=${q('龍角散')}`,
  'search: in one state': `?q=${q('整骨院')}&state=received`, 'search: by the last move': `?q=${q('吉田')}&state=inReview&sort=changed`,
};

const server = await Server.start();
try {
  const applicant = await Api.loggedIn(server, demo.sejutsu1);
  const file = pdf();
  const { path } = await applicant.upload(file);
  const sent = await applicant.submit({ confirmationMethod: 'documents', staffCount: 3, deviceCount: 2, termsAccepted: true,
    attachments: [{ name: file.name, sizeBytes: file.buffer.length, kind: 'pdf', uploadId: path.split('/').at(-1) }] });
  fill(server, sent.json.id);
  const reviewer = await Api.loggedIn(server, demo.shinsa1);
  await enrol(reviewer);
  console.log(`${count} applications; milliseconds, median and slowest of ${rounds}`);
  const measure = async (name, address) => {
    const times = [];
    let found = 0;
    for (let round = 0; round < rounds; ++round) {
      const start = performance.now();
      const answer = await reviewer.send('GET', address, { described: false });
      times.push(performance.now() - start);
      if (answer.status !== 200) throw new Error(`${name}: ${answer.status} ${answer.text}`);
      found = answer.json.applications?.length ?? 1;
    }
    times.sort((a, b) => a - b);
    console.log(`${times[Math.floor(rounds / 2)].toFixed(1).padStart(8)} ${times.at(-1).toFixed(1).padStart(8)}   ${name} (${found})`);
  };
  for (const [name, query] of Object.entries(asked)) await measure(name, queue + query);
  const middle = (await reviewer.send('GET', `${queue}?sort=changed&from=2025-06-01`)).json.next;
  await measure('a page in the middle', `${queue}?sort=changed&after=${middle}`);
  await measure('one application', `${queue}/copy${Math.floor(count / 2)}`);
} finally {
  await server.dispose();
}
