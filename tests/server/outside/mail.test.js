// Mails on their way to a real SMTP peer: what arrives, and what becomes of those that do not. The mails are answers to password resets for addresses
// without an account.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { simpleParser } from 'mailparser';
import { Api } from './support/api.js';
import { Certificates } from './support/certificates.js';
import { assets, runToEnd, Server } from './support/server.js';
import { SmtpPeer } from './support/smtp_peer.js';

const subject = '【窓口】パスワードの再設定のお手続きについてのとても長い件名です。髙﨑 𠮷田 ＡＢＣ abc defg hijklmnop qrstuv';
const lines = ['髙﨑 和子 様', '', '.', '..', '.始まりの点', 'From 行の始まり', 'x'.repeat(3000), '長'.repeat(1500), '  空白のある行  ', '=?UTF-8?B?44GC?= はそのまま'];
let certificates, stranger, words;

before(() => {
  certificates = new Certificates();
  stranger = new Certificates('stranger');
  words = mkdtempSync(join(tmpdir(), 'madoguchi-words-'));
  cpSync(assets, words, { recursive: true });
  writeFileSync(join(words, 'mail/ja/password-reset-unknown-address.txt'), `Subject: ${subject}\n\n${lines.join('\n')}\n{portal}\n`);
});
after(() => {
  certificates.dispose();
  stranger.dispose();
  rmSync(words, { recursive: true });
});

let asked = 0;
/** Makes the server write a mail to the address. */
async function ask(server, to) {
  const answer = await new Api(server).post('/api/v1/password-resets', { email: to }, { 'x-forwarded-for': `198.51.100.${++asked}` });
  assert.equal(answer.status, 202, answer.text);
}

/** The mail's row, once it is in one of the states. */
async function outcome(server, ...states) {
  for (const began = Date.now(); Date.now() - began < 20_000; await sleep(25)) {
    const [row] = JSON.parse(server.sql('SELECT json_group_array(json_object(\'id\', id, \'state\', state, \'attempts\', attempts, \'fault\', last_fault, \'next\', next_attempt_ms, \'sealed\', message_sealed)) FROM mail_outbox'));
    if (row && states.includes(row.state) && row.attempts > 0) return row;
  }
  throw new Error(`no mail became ${states}: ${server.sql('SELECT state, attempts, last_fault FROM mail_outbox')}`);
}

/** Runs `steps` with a server that sends to `peer`. */
async function withServer(peer, options, steps) {
  const server = await Server.start(['--assets', words, '--behind-proxy', '--mail-sender', 'no-reply@portal.example.jp', '--smtp-timeout', '2', '--smtp-url', peer.url, ...options]);
  try {
    await steps(server);
  } finally {
    await server.dispose();
    await peer.stop();
  }
}

function withPassword(text) {
  const file = join(certificates.folder, 'password');
  writeFileSync(file, `${text}\n`, { mode: 0o600 });
  return ['--smtp-user', 'madoguchi', '--smtp-password-file', file];
}

const plain = ['--smtp-tls', 'none'];
const trusting = () => ['--smtp-ca-file', certificates.authority];

describe('mail', () => {
  test('an independent parser reads what was written, byte for byte', async () => {
    const peer = await SmtpPeer.start();
    await withServer(peer, plain, async (server) => {
      await ask(server, 'yamada.hanako+portal@example.jp');
      const row = await outcome(server, 'sent');
      assert.equal(row.sealed, '', 'links do not lie around');
      assert.equal(peer.mails.length, 1);
      const [{ raw, from, to }] = peer.mails;
      assert.deepEqual([from, to], ['no-reply@portal.example.jp', ['yamada.hanako+portal@example.jp']]);
      const mail = await simpleParser(raw);
      assert.equal(mail.subject, subject);
      assert.equal(mail.text, [...lines, server.url, ''].join('\n'));
      assert.equal(mail.html, false);
      assert.equal(mail.from.text, 'no-reply@portal.example.jp');
      assert.equal(mail.to.text, 'yamada.hanako+portal@example.jp');
      assert.equal(mail.messageId, `<${row.id}@portal.example.jp>`);
      assert.equal(mail.headers.get('auto-submitted'), 'auto-generated');
      assert.deepEqual([mail.headers.get('content-type').value, mail.headers.get('content-type').params.charset.toLowerCase()], ['text/plain', 'utf-8']);
      assert.ok(Math.abs(mail.date - Date.now()) < 60_000);
      const raws = raw.toString('latin1').split('\r\n');
      assert.ok(raws.every((line) => line.length <= 998 && /^[\x20-\x7e\t]*$/.test(line)), 'short lines of ASCII');
      assert.ok(!server.log.join().includes('yamada'), 'the address is not logged');
    });
  });

  test('STARTTLS with an own authority and a log-in', async () => {
    const peer = await SmtpPeer.start({ certificates, tls: 'starttls', user: 'madoguchi', password: 'himitsu no aikotoba' });
    await withServer(peer, [...trusting(), ...withPassword('himitsu no aikotoba')], async (server) => {
      await ask(server, 'a@example.jp');
      await outcome(server, 'sent');
      assert.deepEqual(peer.mails.map(({ secure, user }) => ({ secure, user })), [{ secure: true, user: 'madoguchi' }]);
      assert.ok(!readFileSync(`/proc/${server.pid}/cmdline`, 'utf8').includes('himitsu'));
    });
  });

  test('TLS from the first byte, several mails in a row', async () => {
    const peer = await SmtpPeer.start({ certificates, tls: 'smtps' });
    await withServer(peer, trusting(), async (server) => {
      for (const name of ['a', 'b', 'c']) await ask(server, `${name}@example.jp`);
      while (server.sql("SELECT COUNT(*) FROM mail_outbox WHERE state = 'sent'") !== '3') await sleep(25);
      assert.deepEqual(peer.mails.map((mail) => mail.to[0]).sort(), ['a@example.jp', 'b@example.jp', 'c@example.jp']);
      assert.ok(peer.mails.every((mail) => mail.secure));
    });
  });

  test('where STARTTLS is offered, opportunistic takes it, and checks it', async () => {
    const peer = await SmtpPeer.start({ certificates, tls: 'starttls' });
    await withServer(peer, ['--smtp-tls', 'opportunistic', ...trusting()], async (server) => {
      await ask(server, 'a@example.jp');
      await outcome(server, 'sent');
      assert.ok(peer.mails[0].secure);
    });
  });

  test('a certificate of a stranger, or no TLS where it is required: nothing is said, the mail waits', async () => {
    for (const tls of ['starttls', 'smtps', 'none']) {
      const peer = await SmtpPeer.start({ certificates: tls === 'none' ? null : stranger, tls });
      await withServer(peer, trusting(), async (server) => {
        await ask(server, 'a@example.jp');
        const row = await outcome(server, 'waiting', 'dead');
        assert.equal(row.state, 'waiting');
        assert.match(row.fault, /SSL|certificate/i, tls);
        assert.equal(peer.attempts, 0);
      });
    }
  });

  test('a wrong password: the mail waits, the fault says so without saying it', async () => {
    const peer = await SmtpPeer.start({ certificates, tls: 'starttls', user: 'madoguchi', password: 'right' });
    await withServer(peer, [...trusting(), ...withPassword('wrong secret')], async (server) => {
      await ask(server, 'a@example.jp');
      const row = await outcome(server, 'waiting', 'dead');
      assert.equal(row.state, 'waiting');
      assert.match(row.fault, /535.*log-in/);
      assert.ok(!server.log.join().includes('wrong secret'));
    });
  });

  test('a password is not sent where it could be overheard', async () => {
    for (const tls of ['none', 'opportunistic']) {
      const { status, err } = await runToEnd(['serve', '--smtp-url', 'smtp://127.0.0.1:25', '--smtp-tls', tls, ...withPassword('secret')]);
      assert.equal(status, 2);
      assert.match(err, /--smtp-tls required/);
    }
    assert.equal((await runToEnd(['serve', '--smtp-url', 'smtp://user:secret@127.0.0.1'])).status, 2);
    assert.equal((await runToEnd(['serve', '--smtp-url', 'http://127.0.0.1'])).status, 2);
    assert.equal((await runToEnd(['serve', '--mail-sender', 'A <a@example.jp>'])).status, 2);
  });

  test('a recipient that is refused for good is given up at once, the code is kept, the address is not', async () => {
    const peer = await SmtpPeer.start();
    peer.onRecipient = (address) => ({ code: 550, message: `5.1.1 <${address}> is unknown here` });
    await withServer(peer, plain, async (server) => {
      await ask(server, 'gone@example.jp');
      const row = await outcome(server, 'waiting', 'dead');
      assert.deepEqual([row.state, row.attempts, row.fault], ['dead', 1, 'RCPT: 550 5.1.1']);
      assert.ok(!server.log.join().includes('gone@'));
    });
  });

  test('a message that is refused for good is given up at once', async () => {
    const peer = await SmtpPeer.start();
    peer.onMessage = async () => ({ code: 554, message: 'no' });
    await withServer(peer, plain, async (server) => {
      await ask(server, 'a@example.jp');
      const row = await outcome(server, 'waiting', 'dead');
      assert.deepEqual([row.state, row.fault], ['dead', 'DATA: 554']);
    });
  });

  test('a recipient that is refused for now is tried again in a minute, and then arrives once', async () => {
    const peer = await SmtpPeer.start();
    peer.onRecipient = () => ({ code: 450, message: '4.2.1 greylisted' });
    await withServer(peer, plain, async (server) => {
      await ask(server, 'later@example.jp');
      const row = await outcome(server, 'waiting', 'dead');
      assert.deepEqual([row.state, row.attempts, row.fault], ['waiting', 1, 'RCPT: 450 4.2.1']);
      assert.ok(row.next > Date.now() + 30_000 && row.next <= Date.now() + 60_000);
      await server.stop();
      server.sql('UPDATE mail_outbox SET next_attempt_ms = 0');
      peer.onRecipient = () => null;
      await server.run();
      assert.equal((await outcome(server, 'sent')).attempts, 2);
      assert.equal(peer.mails.length, 1);
    });
  });

  test('a peer that never answers is given up, the mail waits', async () => {
    const silent = createServer(() => {});
    silent.on('connection', (socket) => socket.on('error', () => {}));
    await new Promise((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const peer = { url: `smtp://127.0.0.1:${silent.address().port}`, stop: async () => silent.close() };
    await withServer(peer, plain, async (server) => {
      await ask(server, 'a@example.jp');
      const row = await outcome(server, 'waiting', 'dead');
      assert.equal(row.state, 'waiting');
      assert.match(row.fault, /timeout/i);
    });
  });

  test('nobody listens: the mail waits', async () => {
    const peer = { url: 'smtp://127.0.0.1:1', stop: async () => {} };
    await withServer(peer, plain, async (server) => {
      await ask(server, 'a@example.jp');
      assert.match((await outcome(server, 'waiting', 'dead')).fault, /connect/);
    });
  });

  test('a connection that breaks in the message: the mail waits, and arrives once after that', async () => {
    const peer = await SmtpPeer.start();
    peer.dropInData = true;
    await withServer(peer, plain, async (server) => {
      await ask(server, 'a@example.jp');
      assert.equal((await outcome(server, 'waiting', 'dead')).state, 'waiting');
      await server.stop();
      server.sql('UPDATE mail_outbox SET next_attempt_ms = 0');
      await server.run();
      await outcome(server, 'sent');
      assert.equal(peer.mails.length, 1);
    });
  });

  test('killed between the acceptance and the mark, the same mail goes out again under the same Message-ID', async () => {
    const peer = await SmtpPeer.start();
    const seen = [];
    let killed = null;
    await withServer(peer, plain, async (server) => {
      peer.onMessage = async (mail) => {
        seen.push(mail.raw);
        if (seen.length > 1) return null;
        killed = server.stop('SIGKILL');
        await killed;
        return null;
      };
      await ask(server, 'a@example.jp');
      while (!killed) await sleep(10);
      await killed;
      assert.equal(server.sql('SELECT state FROM mail_outbox'), 'sending', 'the mark was durable before the mail went');
      await server.run();
      const row = await outcome(server, 'sent');
      assert.equal(row.attempts, 2);
      assert.equal(seen.length, 2);
      assert.ok(seen[0].equals(seen[1]), 'byte for byte');
      assert.equal((await simpleParser(seen[1])).messageId, `<${row.id}@portal.example.jp>`);
      await server.stop();
      await server.run();
      await sleep(300);
      assert.equal(seen.length, 2, 'what was sent stays sent');
    });
  });

  test('a mail that was accepted while the server stops is not sent again', async () => {
    const peer = await SmtpPeer.start();
    await withServer(peer, plain, async (server) => {
      let arrived;
      const there = new Promise((resolve) => { arrived = resolve; });
      peer.onMessage = async () => { arrived(); await sleep(500); return null; };
      await ask(server, 'a@example.jp');
      await there;
      assert.equal(await server.stop('SIGTERM'), 0);
      assert.equal(server.sql('SELECT state FROM mail_outbox'), 'sent');
    });
  });

  test('without a server mails become files, and the start says where', async () => {
    const server = await Server.start(['--behind-proxy']);
    try {
      await ask(server, 'a@example.jp');
      const row = await outcome(server, 'sent');
      const folder = join(server.data, 'mail');
      assert.deepEqual(readdirSync(folder), [`${row.id}.eml`]);
      assert.equal((await simpleParser(readFileSync(join(folder, `${row.id}.eml`)))).to.text, 'a@example.jp');
    } finally {
      await server.dispose();
    }
  });

  test('a template that lacks a value stops the start', async () => {
    const broken = mkdtempSync(join(tmpdir(), 'madoguchi-words-'));
    try {
      cpSync(words, broken, { recursive: true });
      writeFileSync(join(broken, 'mail/ja/password-reset.txt'), 'Subject: a\n\n{portal} {valid_until}\n');
      const { status, err } = await runToEnd(['serve', '--port', '0', '--data', broken, '--assets', broken]);
      assert.equal(status, 1);
      assert.match(err, /password-reset\.txt is wrong: the placeholder \{link\} is missing/);
    } finally {
      rmSync(broken, { recursive: true });
    }
  });
});
