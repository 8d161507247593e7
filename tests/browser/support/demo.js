// The demo facilities and their log-ins as an administrator finds them in assets/demo.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const assets = process.env.MADOGUCHI_ASSETS ?? fileURLToPath(new URL('../../../assets', import.meta.url));
const { accounts } = JSON.parse(await readFile(join(assets, 'demo/accounts.json'), 'utf8'));

/** Applicants by facility type: {email, password, facility: {type, name, registrationNumber}, checkValue}. */
export const applicants = { kenshin: [], sejutsu: [] };
/** The administrator's log-in: {email, password}. */
export const administrator = accounts.find(({ role }) => role === 'administrator');
/** The reviewer's. */
export const reviewer = accounts.find(({ role }) => role === 'reviewer');

for (const account of accounts.filter(({ role }) => role === 'applicant')) {
  const name = account.label.slice(account.label.indexOf(' ') + 1);
  applicants[account.facility.type].push({ ...account, facility: { ...account.facility, name } });
}
