// The server under load, killed with SIGKILL at random moments, again and again; and the proof that whatever it acknowledged is there, once. What a kill
// of the process cannot show is a failing disk or a power cut: those are what fsync and SQLite's synchronous=FULL are for.
import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Api, demo } from './api.js';
import { pdf } from './files.js';
import { Server } from './server.js';
import { SmtpPeer } from './smtp_peer.js';

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
function randomNumbers(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const isBroken = (error) => error instanceof TypeError && /fetch failed|terminated/.test(error.message);

class Load {
  ending = false;  // no new things, what was begun is finished
  counts = { drafts: 0, offsets: 0, uploads: 0, applications: 0, registrations: 0, cut: 0 };
  receipts = new Map();       // idempotency key: { api, id, receiptNumber }
  files = new Map();          // upload id: SHA-256 of its bytes
  drafts = new Map();         // api: the newest acknowledged { version, answers }
  registered = new Set();     // addresses whose registration was acknowledged
  attempted = new Set();      // addresses of all registrations

  constructor(server, random) {
    this.server = server;
    this.random = random;
  }

  below(limit) { return Math.floor(this.random() * limit); }

  /** What `request` gives; null when the connection broke before the answer was there. */
  async try(request) {
    try {
      return await request();
    } catch (error) {
      if (!isBroken(error)) throw error;
      ++this.counts.cut;
      await sleep(20);
      return null;
    }
  }

  async until(request) {
    for (;;) {
      const answer = await this.try(request);
      if (answer) return answer;
    }
  }

  /** Saves a draft over and over. After a broken answer it is either as it was or as it should have become. */
  async saveDrafts(api) {
    const path = '/api/v1/drafts/use-start';
    let version = 0, answers = null;
    for (let round = 1; !this.ending; ++round) {
      const typed = { confirmationMethod: 'master', staffCount: `${round}人目 𠮷`, deviceCount: 'x'.repeat(this.below(8000)) };
      const saved = await this.try(() => api.send('PUT', path, { headers: { 'content-type': 'application/json', ...(version ? { 'if-match': `"${version}"` } : { 'if-none-match': '*' }) },
        body: JSON.stringify({ formVersion: 1, answers: typed }) }));
      if (saved) {
        assert.equal(saved.status, 200, saved.text);
        assert.equal(saved.json.version, version + 1, 'each saving counts once');
        ++this.counts.drafts;
        version = saved.json.version;
        answers = typed;
      } else {
        const found = await this.until(() => api.send('GET', path));
        if (found.status === 404) {
          assert.equal(version, 0, 'an acknowledged draft is gone');
        } else if (found.json.version === version + 1) {
          assert.deepEqual(found.json.answers, typed, 'the saving that was cut off is there wholly');
          version = found.json.version;
          answers = typed;
        } else {
          assert.equal(found.json.version, version, 'an acknowledged version is lost');
          assert.deepEqual(found.json.answers, answers);
        }
      }
      this.drafts.set(api, { version, answers });
    }
  }

  /** Sends a file in pieces, going on at the server's offset after each broken answer; gives the upload's path. */
  async upload(api, file) {
    const path = (await this.until(async () => {
      const created = await api.create(file.name, file.buffer.length);
      assert.equal(created.status, 201, created.text);
      return created;
    })).headers.get('location');
    let acknowledged = 0;
    while (acknowledged < file.buffer.length) {
      const piece = file.buffer.subarray(acknowledged, acknowledged + 1 + this.below(200_000));
      const sent = await this.try(() => api.patch(path, acknowledged, piece));
      if (sent) {
        assert.equal(sent.status, 204, sent.text);
        acknowledged += piece.length;
        assert.equal(Number(sent.headers.get('upload-offset')), acknowledged);
        ++this.counts.offsets;
      } else {
        const offset = Number((await this.until(() => api.head(path))).headers.get('upload-offset'));
        assert.ok(offset >= acknowledged && offset <= acknowledged + piece.length, `offset ${offset} of ${acknowledged} acknowledged bytes`);
        acknowledged = offset;
      }
    }
    ++this.counts.uploads;
    const id = path.split('/').at(-1);
    this.files.set(id, createHash('sha256').update(file.buffer).digest('hex'));
    return id;
  }

  /** Uploads a file and sends an application with it, under one key however often the answer breaks. */
  async apply(api) {
    while (!this.ending) {
      const file = pdf('受領委任承諾通知書.pdf', 20_000 + this.below(600_000));
      const uploadId = await this.upload(api, file);
      // The last byte may have arrived in a request that was cut off before the file was looked at: asking again makes the server look.
      await this.until(() => api.patch(`/api/v1/uploads/${uploadId}`, file.buffer.length, Buffer.alloc(0)));
      const answers = { confirmationMethod: 'documents', staffCount: 1 + this.below(9), deviceCount: 2, termsAccepted: true,
        attachments: [{ name: file.name, sizeBytes: file.buffer.length, kind: 'pdf', uploadId }] };
      const key = randomUUID();
      const sent = await this.until(() => api.submit(answers, { key }));
      assert.ok([200, 201].includes(sent.status), sent.text);
      this.receipts.set(key, { api, id: sent.json.id, receiptNumber: sent.json.receiptNumber });
      ++this.counts.applications;
    }
  }

  /** Registers new people; each of them gets a mail. A registration without an answer is not repeated: it has one mail or none. */
  async register() {
    const api = new Api(this.server);
    for (let round = 0; !this.ending; ++round) {
      const email = `load${round}@example.jp`;
      this.attempted.add(email);
      const answer = await this.try(() => api.post('/api/v1/registrations', { formVersion: 1, answers: { facilityType: 'sejutsu', facilityName: 'あさがお接骨院', administratorName: '朝顔　花子',
        registrationNumber: `契13${String(10000 + round)}-0-0`, postalCode: '100-0001', prefecture: '東京都', address: '千代田区千代田1-1', phone: '03-1234-5678', email,
        password: 'asagao to himawari 7', termsAccepted: true } }, { 'x-forwarded-for': `198.51.${100 + (round >> 8)}.${round & 255}` }));
      if (!answer) continue;
      assert.equal(answer.status, 202, answer.text);
      this.registered.add(email);
      ++this.counts.registrations;
    }
  }
}

/** { to, id, bytes } of a mail as bytes. */
function envelopeOf(bytes) {
  const head = bytes.toString('latin1').split('\r\n\r\n')[0].replace(/\r\n[ \t]+/g, ' ');
  return { to: head.match(/^To: <?([^>\r\n]+?)>?$/mi)[1], id: head.match(/^Message-Id: (.+)$/mi)[1], bytes };
}

function proveMails(load, server, peer, kills) {
  const folder = join(server.data, 'mail');
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.eml')).map((name) => readFileSync(join(folder, name))) : [];
  const mails = new Map();  // Message-ID: the deliveries
  for (const mail of [...files, ...peer.mails.map(({ raw }) => raw)].map(envelopeOf)) mails.set(mail.id, [...(mails.get(mail.id) ?? []), mail]);
  const of = new Map();     // address: Message-IDs
  let repeated = 0;
  for (const [id, deliveries] of mails) {
    for (const { to, bytes } of deliveries) {
      assert.ok(bytes.equals(deliveries[0].bytes), 'a mail that had to be sent again is the same byte for byte');
      of.set(to, new Set([...(of.get(to) ?? []), id]));
    }
    repeated += deliveries.length - 1;
  }
  for (const email of load.registered) assert.equal(of.get(email)?.size, 1, `one mail to ${email}`);
  for (const [email, ids] of of) {
    assert.ok(load.attempted.has(email), email);
    assert.equal(ids.size, 1, `one event, one mail: ${email}`);
  }
  assert.ok(repeated <= kills, 'only a kill between acceptance and mark repeats a delivery');
  assert.equal(server.sql("SELECT COUNT(*) FROM mail_outbox WHERE state <> 'sent' OR message_sealed <> ''"), '0');
  return { mails: mails.size, repeated };
}

async function proveApplications(load, server) {
  const receipts = [...load.receipts.values()];
  assert.equal(new Set(receipts.map(({ receiptNumber }) => receiptNumber)).size, receipts.length, 'each receipt number once');
  assert.equal(server.sql('SELECT COUNT(*) FROM applications'), String(receipts.length), 'no application twice, none that nobody asked for');
  for (const api of new Set(receipts.map((receipt) => receipt.api))) {
    const own = receipts.filter((receipt) => receipt.api === api);
    const listed = server.sql(`SELECT receipt_number FROM applications WHERE id IN (${own.map(({ id }) => `'${id}'`)})`).split('\n');
    assert.deepEqual(listed.sort(), own.map(({ receiptNumber }) => receiptNumber).sort());
  }
}

/** Kills `kills` times, half of them with mails to files and half with mails to a peer. Gives what was counted; throws what was not as it should be. */
export async function crashTest({ kills, seed, tell = () => {} }) {
  const random = randomNumbers(seed);
  const peer = await SmtpPeer.start();
  peer.onMessage = async () => { await sleep(random() * 30); return null; };
  const server = await Server.start(['--behind-proxy']);
  const load = new Load(server, random);
  let failure = null;
  try {
    const apis = {};
    for (const name of ['kenshin1', 'kenshin2', 'sejutsu1', 'sejutsu2']) apis[name] = await Api.loggedIn(server, demo[name]);
    const work = Promise.all([load.saveDrafts(apis.kenshin2), load.saveDrafts(apis.sejutsu1), load.apply(apis.kenshin1), load.apply(apis.sejutsu2), load.register()])
      .catch((error) => { failure = error; load.ending = true; });
    let startsCut = 0;
    for (let count = 0; count < kills && !failure; ++count) {
      await sleep(20 + random() * 600);
      await server.stop('SIGKILL');
      if (count === Math.floor(kills / 2)) server.options = ['--behind-proxy', '--smtp-url', peer.url, '--smtp-tls', 'none'];
      if (random() < 0.1) {  // one that is killed while it starts
        const starting = server.run().catch(() => {});
        await sleep(random() * 150);
        await server.stop('SIGKILL');
        await starting;
        ++startsCut;
      }
      await server.run();
      if ((count + 1) % 20 === 0) tell(`${count + 1} kills: ${JSON.stringify(load.counts)}`);
    }
    load.ending = true;
    await work;
    if (failure) throw failure;

    for (const began = Date.now(); server.sql("SELECT COUNT(*) FROM mail_outbox WHERE state <> 'sent'") !== '0' && Date.now() - began < 60_000;) await sleep(50);
    for (const [api, { version, answers }] of load.drafts) {
      const found = await api.send('GET', '/api/v1/drafts/use-start');
      assert.equal(found.json.version, version);
      assert.deepEqual(found.json.answers, answers);
    }
    for (const [id, digest] of load.files) assert.equal(createHash('sha256').update(server.uploadBytes(id)).digest('hex'), digest, `the bytes of upload ${id}`);
    await proveApplications(load, server);
    const mails = proveMails(load, server, peer, kills + startsCut);
    assert.equal(server.sql('PRAGMA integrity_check'), 'ok');
    assert.equal(server.sql('PRAGMA foreign_key_check'), '');
    return { kills, startsCut, ...load.counts, ...mails };
  } finally {
    load.ending = true;
    await server.dispose();
    await peer.stop();
  }
}
