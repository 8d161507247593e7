// The demo facilities and their log-ins as an administrator finds them in assets/demo.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const assets = process.env.MADOGUCHI_ASSETS ?? fileURLToPath(new URL('../../../assets', import.meta.url));
const { accounts } = JSON.parse(await readFile(join(assets, 'demo/accounts.json'), 'utf8'));

/** Applicants by facility type: {email, password, facility, checkValue}. */
export const applicants = { kenshin: [], sejutsu: [] };
for (const account of accounts) if (account.role === 'applicant') applicants[account.facility.type].push(account);
