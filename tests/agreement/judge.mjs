// The outside judge: compares the core's verdicts with those of ajv on the exported JSON Schema, and with JavaScript's own
// JSON reader on what is a record at all; counts what occurred and fails where a code never did.
//
//   node judge.mjs WORDS FOLDER…      (in each folder: records, results, schema.json)
//
// The schema speaks of normalised answers. Three things must hold of every record:
//   1. What the schema accepts is valid.
//   2. What is valid is accepted by the schema once its answers are replaced by the normalised ones.
//   3. What is valid, and is not accepted as it came, differs from its normalised answers (a width, an era, a count as text).
// Exempt from 1 are records whose only faults are those that JSON Schema cannot express, see `beyondSchema`.
import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import Ajv2020 from 'ajv/dist/2020.js';

// Another member's value; one member of items; what guessers try first; arithmetic.
const beyondSchema = new Set([
  'date.too_late',
  'attachments.repeated',
  'password.common',
  'password.like_other',
  'computed.disagrees',
]);
// Of a cell, whose day is measured by days that are facts.
const isBeyondSchema = ({ field, code }) => beyondSchema.has(code) || (code === 'date.too_early' && field.includes('['));
// The client's own, while a file is on its way; of rows of which there must be several, as no form has them yet.
const neverHere = new Set(['attachments.pending', 'rows.too_few']);
const elsewhere = /^(document|upload)\./; // issues of files and uploads, not of records
const maxLineBytes = 1 << 20;
const maxDepth = 32;
const leastValidShare = 0.1;

const [wordsPath, ...folders] = process.argv.slice(2);

function lines(path) {
  const bytes = readFileSync(path);
  const found = [];
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(0x0a, start);
    found.push(bytes.subarray(start, end < 0 ? bytes.length : end));
    start = end < 0 ? bytes.length : end + 1;
  }
  return found;
}

// The record, or the issue that says why there is none.
function readRecord(line) {
  if (line.length > maxLineBytes) return { refusal: 'record.too_long' };
  let record;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(line);
    if (/^[ \t\r]*$/.test(text)) return { refusal: line[0] === 0xef ? 'record.malformed' : 'record.empty' };
    record = JSON.parse(text);
  } catch {
    return { refusal: 'unreadable' };
  }
  const waiting = [[record, 0]];
  let fault;
  while (waiting.length > 0) {
    const [value, depth] = waiting.pop();
    if (typeof value === 'string' && !value.isWellFormed()) return { refusal: 'record.malformed' };
    if (typeof value === 'number' && !Number.isFinite(value)) fault = 'record.number_out_of_range';
    if (typeof value !== 'object' || value === null) continue;
    if (depth + 1 > maxDepth) fault = 'record.too_deep';
    for (const name of Object.keys(value)) {
      if (!name.isWellFormed()) return { refusal: 'record.malformed' };
      waiting.push([value[name], depth + 1]);
    }
  }
  return fault ? { refusal: fault } : { record };
}

// Whether the answers came in another form than the normalised one.
function wasFolded(record, result) {
  return Object.keys(result.answers).some((id) => !isDeepStrictEqual(record.answers[id], result.answers[id]));
}

const codes = new Map();

/** @returns {number} how many faults one form's folder has */
function judgeFolder(folder) {
  const accepts = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, allErrors: false }).compile(
    JSON.parse(readFileSync(`${folder}/schema.json`, 'utf8')),
  );
  const records = lines(`${folder}/records`);
  const results = lines(`${folder}/results`).map((line) => JSON.parse(line.toString('utf8')));
  const count = { valid: 0, invalid: 0, noRecord: 0, bothWays: 0, folded: 0, beyondSchema: 0 };
  const disagreements = [];

  if (records.length !== results.length) disagreements.push(`${records.length} records, but ${results.length} results`);

  function judge(record, result) {
    const accepted = accepts(record);
    if (!result.valid) {
      if (!accepted) {
        count.bothWays += 1;
      } else if (result.missing.length === 0 && result.issues.every(isBeyondSchema)) {
        count.beyondSchema += 1;
      } else {
        return 'accepted by the schema, but not valid';
      }
      return undefined;
    }
    if (!accepts({ facts: record.facts, answers: result.answers })) return 'valid, but refused once normalised';
    if (accepted) {
      count.bothWays += 1;
    } else if (wasFolded(record, result)) {
      count.folded += 1;
    } else {
      return 'valid and not folded, but refused by the schema';
    }
    return undefined;
  }

  results.forEach((result, index) => {
    count[result.valid ? 'valid' : 'invalid'] += 1;
    for (const { code } of [...result.issues, ...result.warnings]) codes.set(code, (codes.get(code) ?? 0) + 1);
    if (result.valid !== (result.missing.length === 0 && result.issues.length === 0)) {
      disagreements.push(`line ${index + 1}: the verdict is not what its reasons say`);
    }
    const { record, refusal } = readRecord(records[index]);
    const given = result.issues[0]?.code ?? '';
    let fault;
    if (refusal === 'unreadable') {
      // The core stops at the first fault, and this reader does not say which it met.
      fault = /^record\.(malformed|too_deep|number_out_of_range)$/.test(given) ? undefined : `unreadable, but ${given || 'valid'}`;
      count.noRecord += 1;
    } else if (refusal) {
      fault = given.startsWith('record.') ? undefined : `${refusal}, but ${given || 'valid'}`;
      if (!/^record\.(malformed|too_deep|number_out_of_range)$/.test(refusal) && given !== refusal) fault = `${refusal}, but ${given}`;
      count.noRecord += 1;
    } else if (/^record\.(malformed|too_deep|number_out_of_range|too_long|empty)$/.test(given)) {
      fault = `a record, but ${given}`;
    } else {
      fault = judge(record, result);
    }
    if (fault) disagreements.push(`line ${index + 1}: ${fault}: ${records[index].toString('utf8').slice(0, 400)}`);
  });

  console.log(`${folder}: records ${records.length}: valid ${count.valid}, invalid ${count.invalid}, of these no record ${count.noRecord}`);
  console.log(
    `ajv agrees both ways on ${count.bothWays}, after normalising on ${count.folded}; ` +
      `beyond JSON Schema ${count.beyondSchema}; disagreements ${disagreements.length}`,
  );
  for (const disagreement of disagreements.slice(0, 20)) console.error(disagreement);
  const fewValid = count.valid < records.length * leastValidShare;
  if (fewValid) console.error('too few valid records to be a test');
  return disagreements.length + (fewValid ? 1 : 0);
}

const faults = folders.reduce((sum, folder) => sum + judgeFolder(folder), 0);
const known = Object.keys(JSON.parse(readFileSync(wordsPath, 'utf8')))
  .map((key) => key.replace(/^issue\./, ''))
  .filter((code) => !elsewhere.test(code) && !neverHere.has(code));
const unseen = known.filter((code) => !codes.has(code));
const unworded = [...codes.keys()].filter((code) => !known.includes(code));

console.log([...codes].sort().map(([code, times]) => `  ${code} ${times}`).join('\n'));
if (unseen.length > 0) console.error(`codes that never occurred: ${unseen.join(', ')}`);
if (unworded.length > 0) console.error(`codes without words: ${unworded.join(', ')}`);
process.exitCode = faults + unseen.length + unworded.length > 0 ? 1 : 0;
