// Checks real responses against assets/openapi.json: the status must be described, and content type and body must be as described.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020.js';
import { assets } from './server.js';

const description = JSON.parse(readFileSync(join(assets, 'openapi.json'), 'utf8'));
const ajv = new Ajv2020({ strict: false, allErrors: true });
ajv.addSchema(description, 'openapi.json');

const validators = new Map();
const pointer = (...names) => '#/' + names.map((name) => encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/');

function resolve(node) {
  return node.$ref ? node.$ref.slice(2).split('/').reduce((at, name) => at[name], description) : node;
}

/** Each operation and status that was seen, as "GET /path 200". */
export const seen = new Set();

export function described(method, path) {
  for (const [template, item] of Object.entries(description.paths)) {
    const pattern = new RegExp('^' + template.replace(/[.]/g, '\\.').replace(/\{[^}]+\}/g, '[^/]+') + '$');
    if (pattern.test(path.split('?')[0]) && item[method.toLowerCase()]) return { template, operation: item[method.toLowerCase()] };
  }
  return null;
}

/** Fails unless the response is one that the description has for this request. */
export function check(method, path, status, headers, body) {
  const found = described(method, path);
  assert.ok(found, `${method} ${path} is described`);
  const { template, operation } = found;
  const place = `${method} ${template} ${status}`;
  assert.ok(operation.responses[status], `${place} is described (body: ${body})`);
  seen.add(place);
  const response = resolve(operation.responses[status]);
  const type = headers.get('content-type');
  if (!response.content || method === 'HEAD' || status === 204 || status === 304) {
    assert.equal(body, '', `${place} has no body`);
    return;
  }
  assert.ok(type && response.content[type], `${place} has a content type that is described, not ${type}`);
  if (!type.endsWith('json')) return;  // no more is described than the type
  const reference = operation.responses[status].$ref
    ? 'openapi.json' + operation.responses[status].$ref + pointer('content', type, 'schema').slice(1)
    : 'openapi.json' + pointer('paths', template, method.toLowerCase(), 'responses', String(status), 'content', type, 'schema');
  if (!validators.has(reference)) validators.set(reference, ajv.compile({ $ref: reference }));
  const validate = validators.get(reference);
  const message = JSON.parse(body);
  assert.ok(validate(message), `${place}: ${ajv.errorsText(validate.errors)} in ${body}`);
  if (type === 'application/problem+json') assert.equal(message.status, status);
}
