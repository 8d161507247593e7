// An authenticator app for the tests: codes by time (RFC 6238), made apart from the server's.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';

function base32(text) {
  let bits = '';
  for (const letter of text) bits += 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0');
  return Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
}

/** The code of this half minute, or of `steps` later. One step of drift is taken, which spares the tests waiting for a code that was not used yet. */
export function code(secret, steps = 0) {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30000) + steps));
  const hash = createHmac('sha1', base32(secret)).update(counter).digest();
  const at = hash[19] & 15;
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1000000).padStart(6, '0');
}

/** Sets the second factor up for an Api whose session asks for it; gives { secret, recoveryCodes }. */
export async function enrol(api) {
  const begun = await api.post('/api/v1/session/second-factor/enrolment', {});
  assert.equal(begun.status, 200, begun.text);
  const { secret } = begun.json;
  const confirmed = await api.post('/api/v1/session/second-factor/enrolment/confirm', { code: code(secret) });
  assert.equal(confirmed.status, 200, confirmed.text);
  return { secret, recoveryCodes: confirmed.json.recoveryCodes };
}
