// What the server has mailed, from the .eml files of its data folder, as their receivers read it.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

function decoded(body, encoding) {
  if (/base64/i.test(encoding)) return Buffer.from(body, 'base64').toString('utf8');
  if (!/quoted-printable/i.test(encoding)) return Buffer.from(body, 'latin1').toString('utf8');
  const bytes = body.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** { to, body, token } of one mail, given as Latin-1; the token is what stands behind the # of the link. */
export function parsed(text) {
  const [, head, body] = text.match(/^([^]*?)\r?\n\r?\n([^]*)$/);
  const headers = Object.fromEntries(head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/).map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
  }));
  const words = decoded(body, headers['content-transfer-encoding'] ?? '').replaceAll('\r\n', '\n');
  return { to: headers.to.replace(/[<>]/g, ''), body: words, token: words.match(/^https?:\/\/\S+#([\w-]+)$/m)?.[1] };
}

/** All mails to an address, oldest first. */
export function mailsTo(server, address) {
  return readdirSync(server.data, { recursive: true }).filter((name) => name.endsWith('.eml')).map((name) => join(server.data, name))
    .sort((left, right) => statSync(left, { bigint: true }).mtimeNs < statSync(right, { bigint: true }).mtimeNs ? -1 : 1)
    .map((file) => parsed(readFileSync(file, 'latin1'))).filter((mail) => mail.to === address);
}

/** The newest mail to the address whose words match, as soon as it is there. */
export async function mailTo(server, address, words) {
  for (const start = Date.now(); Date.now() - start < 20000; await pause(50)) {
    const found = mailsTo(server, address).filter((mail) => words.test(mail.body)).at(-1);
    if (found) return found;
  }
  throw new Error(`no mail to ${address} with ${words}`);
}
