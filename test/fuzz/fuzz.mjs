/** Seeded nonsense for the MCP endpoint: makes cases, sends them, and judges every answer by what no answer may be. */
import * as fc from 'fast-check';
import { Pool } from 'undici';
import { BODIES, HEADERS, METHODS, PATHS, VALUES } from './corpus.table.mjs';

const AT_ONCE = 16;
/** Traces of code, paths of files: what belongs in a log. */
const INTERNALS = /node_modules|\bat [\w.<>]+ \(|[\w-]\.(?:js|ts):\d+|\/src\/|\/dist\//;

const value = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...VALUES) },
  { weight: 2, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
);
const header = fc
  .constantFrom(...HEADERS)
  .chain(([name, values]) => fc.constantFrom(...values).map((text) => [name, text]));
const headers = fc.oneof(
  { weight: 3, arbitrary: fc.constant([]) },
  { weight: 1, arbitrary: fc.array(header, { maxLength: 4 }) },
);

/** Arguments by a tool's own names, with values of any kind: the way to get past the first check. */
function argumentsOf(tool) {
  const names = Object.keys(tool.inputSchema?.properties ?? {});
  const good = (name) => {
    const schema = tool.inputSchema.properties[name];
    const options = [...(schema.enum ?? []), ...(schema.default === undefined ? [] : [schema.default])];
    if (/date/i.test(name)) options.push('2026-11-24', '2026-11-27');
    if (name === 'hotelId') options.push('SAND01', 'SAND02');
    if (schema.type === 'integer' || schema.type === 'number') options.push(1, 2);
    if (schema.type === 'boolean') options.push(true, false);
    if (options.length === 0) options.push('Meyer', '101', '1');
    return fc.constantFrom(...options);
  };
  const one = (name) => fc.oneof({ weight: 3, arbitrary: good(name) }, { weight: 1, arbitrary: value });
  const required = new Set(tool.inputSchema?.required ?? []);
  const known = fc.record(Object.fromEntries(names.map((name) => [name, one(name)])), {
    requiredKeys: names.filter((name) => required.has(name)),
  });
  return fc.oneof(
    { weight: 6, arbitrary: known },
    {
      weight: 1,
      arbitrary: fc.dictionary(fc.constantFrom('hotelId', '__proto__', 'constructor', 'guest', 'x'), value),
    },
  );
}

/**
 * What a case can be.
 * @param tools as `tools/list` gives them
 */
export function cases(tools) {
  const id = fc.oneof(fc.integer(), fc.string({ maxLength: 20 }), value);
  const call = fc.constantFrom(...tools).chain((tool) =>
    argumentsOf(tool).map((args) => ({
      jsonrpc: '2.0',
      id: 1,
      method: 'tools/call',
      params: { name: tool.name, arguments: args },
    })),
  );
  const envelope = fc.record(
    {
      jsonrpc: fc.constantFrom('2.0', '1.0', 2, null),
      id,
      method: fc.oneof(fc.constantFrom(...METHODS), value),
      params: fc.oneof(
        fc.dictionary(
          fc.constantFrom(
            'name',
            'uri',
            'arguments',
            'cursor',
            '_meta',
            'ref',
            'argument',
            'level',
            'protocolVersion',
            'capabilities',
            'requestState',
            'inputResponses',
          ),
          value,
        ),
        value,
      ),
    },
    { requiredKeys: [] },
  );
  const known = fc.record({
    jsonrpc: fc.constant('2.0'),
    id: fc.integer(),
    method: fc.constantFrom(...METHODS),
    params: fc.dictionary(
      fc.constantFrom('name', 'uri', 'arguments', 'cursor', '_meta', 'ref', 'argument'),
      value,
    ),
  });
  const json = fc
    .oneof(
      { weight: 5, arbitrary: call },
      { weight: 2, arbitrary: known },
      { weight: 2, arbitrary: envelope },
      { weight: 1, arbitrary: value },
    )
    .map((body) => JSON.stringify(body) ?? '');
  const raw = fc.oneof(
    fc.constantFrom(...BODIES),
    fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
  );
  const cut = fc.tuple(json, fc.nat(400)).map(([text, at]) => text.slice(0, at));
  return fc.record({
    method: fc.oneof(
      { weight: 30, arbitrary: fc.constant('POST') },
      { weight: 1, arbitrary: fc.constantFrom('GET', 'DELETE', 'PUT', 'PATCH', 'HEAD', 'OPTIONS') },
    ),
    path: fc.oneof(
      { weight: 8, arbitrary: fc.constant('/mcp/x/all') },
      { weight: 1, arbitrary: fc.constantFrom(...PATHS) },
    ),
    headers,
    body: fc.oneof(
      { weight: 12, arbitrary: json },
      { weight: 1, arbitrary: raw },
      { weight: 1, arbitrary: cut },
    ),
  });
}

/**
 * Sends cases and collects what must not be.
 * @param {string} origin of the server
 * @param {{ seed: number, count: number, every?: (done: number) => void }} run
 * @returns statuses by number of cases, and faults: `{ why, sent, answer }`
 */
export async function fuzz(origin, { seed, count, every }) {
  const pool = new Pool(origin, { connections: AT_ONCE, headersTimeout: 60_000, bodyTimeout: 60_000 });
  const listed = await ask(pool, {
    method: 'POST',
    path: '/mcp/x/all',
    headers: [],
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' }),
  });
  const { tools } = JSON.parse(listed.text).result;
  const statuses = {};
  const faults = [];
  const CHUNK = 500;
  for (let done = 0; done < count; done += CHUNK) {
    const some = fc.sample(cases(tools), { seed: seed + done, numRuns: Math.min(CHUNK, count - done) });
    const work = async () => {
      for (let one = some.pop(); one !== undefined; one = some.pop()) {
        const answer = await ask(pool, one).catch((error) => ({ error: String(error) }));
        statuses[answer.status ?? 'broken'] = (statuses[answer.status ?? 'broken'] ?? 0) + 1;
        const why = wrongIn(answer);
        if (why !== undefined)
          faults.push({
            why,
            sent: { ...one, body: String(one.body).slice(0, 600) },
            answer: String(answer.text ?? answer.error).slice(0, 600),
          });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    every?.(done + CHUNK);
  }
  await pool.close();
  return { statuses, faults };
}

async function ask(pool, { method, path, headers, body }) {
  const sent = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' };
  for (const [name, text] of headers) sent[name] = Buffer.from(text, 'utf8').toString('latin1');
  const bodyless = method === 'GET' || method === 'HEAD';
  const answer = await pool.request({ method, path, headers: sent, ...(bodyless ? {} : { body }) });
  const stream = String(answer.headers['content-type']).startsWith('text/event-stream');
  return {
    status: answer.statusCode,
    text: stream ? await firstEvent(answer.body) : await answer.body.text(),
  };
}

/** A stream may stay open for as long as its client likes: what it says first is judged. */
async function firstEvent(body) {
  const patience = setTimeout(() => body.destroy(), 2000);
  let text = '';
  try {
    for await (const chunk of body) {
      text += chunk;
      if (text.includes('\n\n')) break;
    }
  } catch {
    // Nothing was said in time: a stream that waits for something to happen.
  }
  clearTimeout(patience);
  body.destroy();
  return text;
}

/** Why an answer is not allowed to be; undefined when it is. */
function wrongIn({ status, text, error }) {
  if (error !== undefined) return 'no answer';
  if (status >= 500 && status !== 503) return 'status';
  if (INTERNALS.test(text)) return 'internals';
  if (/"code":-32603/.test(text)) return 'internal error';
  if (/"code":\s*"(INTERNAL|OPERA_UNEXPECTED_SHAPE|OPERA_INVALID_REQUEST)"/.test(text))
    return 'internal fault';
  return undefined;
}
