// An SMTP server as the portal's peer, by npm's smtp-server: it keeps what it accepted, and refuses, stalls or drops as a test wants it.
import { readFileSync } from 'node:fs';
import { SMTPServer } from 'smtp-server';

export class SmtpPeer {
  mails = [];      // accepted: { from, to, raw, secure, user }
  attempts = 0;    // messages whose DATA began
  /** Called with the recipient's address; an { code, message } refuses it. */
  onRecipient = () => null;
  /** Called with the whole message before it is answered; may wait, or give an { code, message }. */
  onMessage = async () => null;
  /** Ends the connection in the middle of the next message. */
  dropInData = false;
  #server;

  /** options: certificates with tls ('starttls' or 'smtps'), user and password. */
  static async start({ certificates = null, tls = 'none', user = null, password = null } = {}) {
    const peer = new SmtpPeer();
    peer.#server = new SMTPServer({
      secure: tls === 'smtps',
      ...(certificates ? { key: readFileSync(certificates.key), cert: readFileSync(certificates.certificate) } : {}),
      disabledCommands: [...(tls === 'starttls' ? [] : ['STARTTLS']), ...(user ? [] : ['AUTH'])],
      authOptional: !user,
      closeTimeout: 100,
      logger: false,
      onAuth: (auth, session, done) => (auth.username === user && auth.password === password ? done(null, { user }) : done(new Error('Invalid username or password'))),
      onRcptTo: (address, session, done) => done(failure(peer.onRecipient(address.address))),
      onData: (stream, session, done) => peer.#take(stream, session, done),
    });
    peer.#server.on('error', () => {});  // a connection that broke
    await new Promise((resolve) => peer.#server.listen(0, '127.0.0.1', resolve));
    peer.scheme = tls === 'smtps' ? 'smtps' : 'smtp';
    return peer;
  }

  get url() { return `${this.scheme}://127.0.0.1:${this.#server.server.address().port}`; }
  stop() { return new Promise((resolve) => this.#server.close(resolve)); }

  #take(stream, session, done) {
    ++this.attempts;
    const parts = [];
    if (this.dropInData) {
      this.dropInData = false;
      for (const connection of this.#server.connections) connection._socket.destroy();
      return;
    }
    stream.on('data', (part) => parts.push(part));
    stream.on('end', async () => {
      const mail = { from: session.envelope.mailFrom.address, to: session.envelope.rcptTo.map((address) => address.address), raw: Buffer.concat(parts), secure: session.secure, user: session.user ?? null };
      const refused = failure(await this.onMessage(mail));
      if (!refused) this.mails.push(mail);
      done(refused);
    });
  }
}

function failure(answer) {
  return answer ? Object.assign(new Error(answer.message), { responseCode: answer.code }) : null;
}
