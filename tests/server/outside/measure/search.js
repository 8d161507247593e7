// Writes articles for a fresh server and prints how long the portal's search takes, as a browser sees it.
//
// Run by tools/benchmark-search [ARTICLES] [ROUNDS]; MADOGUCHI_SERVER names another program to measure.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Api } from '../support/api.js';
import { Server } from '../support/server.js';

const [count, rounds] = process.argv.slice(2).map(Number);
const subjects = ['利用開始申請', '口座番号', '添付ファイル', '施術管理者', '資格確認アカウント', '運用開始日', '証拠書類', '受領委任', '健診機関', '端末機器'];
const verbs = ['を確認してください。', 'の方法をご説明します。', 'が必要です。', 'は審査の後に表示されます。', 'については手順書をご覧ください。'];

const folder = mkdtempSync(join(tmpdir(), 'madoguchi-search-'));
for (let i = 0; i < count; ++i) {
  const sentence = (n) => `${subjects[(i * 7 + n * 3) % 10]}${i % 977}${verbs[(i + n) % 5]}`;
  const section = (n) => `\n## ${subjects[(i + n) % 10]}その${n}\n\n${[0, 1, 2, 3].map((k) => sentence(n * 4 + k)).join('')}\n`;
  writeFileSync(join(folder, `article-${i}.md`), `---\ntitle: ${subjects[i % 10]}の記事${i}\ncategory: guide\ndate: 2026-11-24\n---\n${sentence(0)}\n${section(1)}${section(2)}`);
}

const begun = performance.now();
const server = await Server.start(['--content', folder]);
try {
  console.log(`${count} articles, indexed in ${((performance.now() - begun) / 1000).toFixed(1)} s; milliseconds, median and slowest of ${rounds}`);
  const visitor = new Api(server);
  for (const words of ['口', '口座', '口座番号', '利用開始申請　手順書', 'ｺｳｻﾞ', '記事1234', '健診機関976', 'どこにもない語句', 'ください 証拠 申請']) {
    const times = [];
    let found = 0;
    for (let round = 0; round < rounds; ++round) {
      const start = performance.now();
      const answer = await visitor.send('GET', `/api/v1/search?q=${encodeURIComponent(words)}`, { described: false });
      times.push(performance.now() - start);
      if (answer.status !== 200) throw new Error(`${words}: ${answer.status} ${answer.text}`);
      found = answer.json.groups.reduce((sum, { hits }) => sum + hits.length, 0);
    }
    times.sort((a, b) => a - b);
    console.log(`${times[Math.floor(rounds / 2)].toFixed(1).padStart(8)} ${times.at(-1).toFixed(1).padStart(8)}   ${words} (${found})`);
  }
} finally {
  await server.dispose();
  rmSync(folder, { recursive: true });
}
