// tools/crash-test: kills the server N times under load and tells what was proven.
import { crashTest } from '../support/crash.js';

const [kills, seed] = process.argv.slice(2).map(Number);
const counts = await crashTest({ kills, seed, tell: (line) => console.log(line) });
console.log(`All that was acknowledged is there, once: ${JSON.stringify(counts)}`);
