// What can be read on the portal, from outside: articles as they are described, kept by browsers, changed by an editor while the server runs; notices and
// their feed; what the search finds.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Api, demo } from './support/api.js';
import { enrol } from './support/second_factor.js';
import { Server } from './support/server.js';

const front = (more = '') => `---\ntitle: 見本の記事\ncategory: guide\ndate: 2026-11-24\n${more}---\n`;

describe('content', () => {
  const folder = mkdtempSync(join(tmpdir(), 'madoguchi-content-'));
  let server, stranger, member;

  before(async () => {
    writeFileSync(join(folder, 'members.md'), `${front('audience: members\n')}会員だけの文`);
    writeFileSync(join(folder, 'faulty.md'), 'no front matter');
    server = await Server.start(['--content', folder]);
    stranger = new Api(server);
    member = await Api.loggedIn(server, demo.kenshin1);
  });
  after(async () => {
    await server.dispose();
    rmSync(folder, { recursive: true });
  });

  test('S3 S9 S15 each article is as described, and kept until it changes', async () => {
    const list = await stranger.send('GET', '/api/v1/articles');
    assert.ok(list.json.articles.length >= 12);
    for (const { id } of list.json.articles) {
      const first = await stranger.send('GET', `/api/v1/articles/${id}`);
      assert.equal(first.headers.get('cache-control'), 'public, no-cache');
      const again = await stranger.send('GET', `/api/v1/articles/${id}`, { headers: { 'if-none-match': first.headers.get('etag') } });
      assert.equal(again.status, 304);
    }
    assert.equal((await stranger.send('GET', '/api/v1/articles/none')).json.code, 'article.unknown');
    assert.ok(server.log.some((line) => line.includes('article_not_read') && line.includes('faulty.md')));
  });

  test('S15 what is for members is for them alone', async () => {
    const ids = async (api) => (await api.send('GET', '/api/v1/articles')).json.articles.map(({ id }) => id);
    assert.ok(!(await ids(stranger)).includes('members'));
    assert.ok((await ids(member)).includes('members'));
    assert.equal((await stranger.send('GET', '/api/v1/articles/members')).json.code, 'session.required');
    const own = await member.send('GET', '/api/v1/articles/members');
    assert.equal(own.headers.get('cache-control'), 'private, no-cache');
  });

  test("S15 an installation's own text stands in place of the portal's, without a restart", async () => {
    const before = await stranger.send('GET', '/api/v1/articles/privacy-policy');
    assert.equal(before.json.sample, true);
    writeFileSync(join(folder, 'privacy-policy.md'), `${front()}私たちの方針`);
    let now = before;
    for (const end = Date.now() + 5_000; now.json.sample && Date.now() < end;) now = await stranger.send('GET', '/api/v1/articles/privacy-policy');
    assert.equal(now.json.blocks[0].runs[0].text, '私たちの方針');
    assert.notEqual(now.headers.get('etag'), before.headers.get('etag'));
  });
});

describe('notices and search', () => {
  let server, stranger, member, administrator;
  const notice = { title: '計画停止のお知らせ', body: '桔梗の日に\n停止します。', category: 'maintenance', important: true, state: 'published', validFrom: '2026-01-01' };

  before(async () => {
    server = await Server.start();
    stranger = new Api(server);
    member = await Api.loggedIn(server, demo.kenshin1);
    administrator = await Api.loggedIn(server, demo.kanri1);
    await enrol(administrator);
  });
  after(() => server.dispose());

  test('S3 a published notice is there for all, new to each account once, in the feed, and found', async () => {
    const { id } = (await administrator.post('/api/v1/admin/notices', notice)).json;
    const listed = async (api) => (await api.send('GET', '/api/v1/notices')).json.notices.find((each) => each.id === id);
    assert.equal((await listed(stranger)).unread, false);
    assert.equal((await listed(member)).unread, true);
    assert.equal((await stranger.send('GET', `/api/v1/notices/${id}`)).json.body, notice.body);
    assert.equal((await stranger.post(`/api/v1/notices/${id}/reading`, {})).status, 401);
    assert.equal((await member.post(`/api/v1/notices/${id}/reading`, {})).status, 204);
    assert.equal((await listed(member)).unread, false);
    const feed = await stranger.send('GET', '/notices.atom');
    assert.match(feed.text, /<title>【重要】計画停止のお知らせ<\/title>/);
    const again = await stranger.send('GET', '/notices.atom', { headers: { 'if-none-match': feed.headers.get('etag') } });
    assert.equal(again.status, 304);
    const { groups } = (await stranger.send('GET', `/api/v1/search?q=${encodeURIComponent('桔梗')}`)).json;
    assert.deepEqual(groups.map(({ kind, hits }) => [kind, hits[0].path]), [['notices', `/notices/${id}`]]);
    assert.equal((await stranger.send('GET', '/api/v1/notices/none')).json.code, 'notice.unknown');
  });

  test('S1 the search takes what people type, and no more than is reasonable', async () => {
    const find = (words) => stranger.send('GET', `/api/v1/search?q=${encodeURIComponent(words)}`);
    const { groups } = (await find('口座')).json;
    assert.ok(groups.some(({ kind }) => kind === 'questions'));
    assert.ok(groups.every(({ hits }) => hits.some(({ title, excerpt }) => [...title, ...excerpt].some(({ marked }) => marked))));
    assert.deepEqual((await find('')).json.groups, []);
    assert.equal((await find('x'.repeat(401))).status, 400);
  });
});
