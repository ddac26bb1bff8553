import { countTokens } from 'gpt-tokenizer/encoding/o200k_base';
import { EXAMPLES, MEASURED } from './tool-examples.table.mjs';

const LONGEST = 700;
/** When the examples are carried out, whenever that is: policies and lists depend on the hour. */
const MORNING = Date.parse('2026-11-23T09:00:00Z');

/**
 * Every example of the table, carried out: each on the same hotel of the same day.
 * @param load imports a module of the built application
 * @returns `examples`: by tool `{ ask, call, preview?, answer, failed }`; `measured`: tokens of OPERA's answers and of ours
 */
export async function toolExamples(load) {
  const clock = Object.getOwnPropertyDescriptor(Date, 'now');
  const began = performance.now();
  Object.defineProperty(Date, 'now', {
    ...clock,
    value: () => Math.round(MORNING + performance.now() - began),
  });
  try {
    return await carriedOut(load);
  } finally {
    Object.defineProperty(Date, 'now', clock);
  }
}

async function carriedOut(load) {
  const { startSandbox } = await load('sandbox/sandbox.js');
  const { compose } = await load('cli/composition.js');
  const { httpOptions } = await load('cli/serve.command.js');
  const { httpAdapter, protect } = await load('http/http-server.js');
  const { AppModule } = await load('app.module.js');
  const { NestFactory } = await import('@nestjs/core');
  const sandbox = await startSandbox({
    port: 0,
    seed: 5,
    businessDate: '2026-11-23',
    rememberedCalls: 100_000,
  });
  const { gatewayUrl, clientId, clientSecret, appKey, enterpriseId } = sandbox.connection;
  const { config } = await compose({
    OPERA_GATEWAY_URL: gatewayUrl,
    OPERA_CLIENT_ID: clientId,
    OPERA_CLIENT_SECRET: clientSecret,
    OPERA_APP_KEY: appKey,
    OPERA_ENTERPRISE_ID: enterpriseId,
    OPERA_DEFAULT_HOTEL_ID: 'SAND01',
    OPERA_ENABLE_CACHE: 'false',
    OPERA_REQUESTS_PER_SECOND: '1000',
    OPERA_BURST_CAPACITY: '1000',
    MCP_CALLS_PER_MINUTE: '1000000',
    OPERA_LOG_LEVEL: 'ERROR',
  });
  const http = httpOptions(config);
  const app = await NestFactory.create(AppModule.forRoot(config, 'http'), httpAdapter(http), {
    logger: false,
  });
  protect(app, http);
  await app.init();
  const control = `${gatewayUrl}/sandbox/control/snapshot`;
  const dawn = await (await fetch(control)).text();
  const results = new Map();
  for (const [name, [ask, args, first = []]] of Object.entries(EXAMPLES)) {
    const before = [];
    for (const [tool, given] of first) before.push((await agreed(app, tool, given)).data);
    const call = filled(args, before);
    results.set(name, { ask, call, ...(await agreed(app, name, call)) });
    // A read leaves the day as it was.
    if (
      first.length > 0 ||
      results.get(name).preview !== undefined ||
      results.get(name).data?.outcome !== undefined
    )
      await fetch(control, { method: 'POST', headers: { 'content-type': 'application/json' }, body: dawn });
  }
  const measured = [];
  for (const [task, name, args, most] of MEASURED) {
    const before = sandbox.calls().length;
    const { text, data, failed } = await called(app, name, args);
    if (failed) throw new Error(`${name} cannot be measured: ${text}`);
    const answers = sandbox
      .calls()
      .slice(before)
      .map(({ answer }) => answer);
    const raw = answers.reduce((sum, answer) => sum + countTokens(JSON.stringify(answer ?? '')), 0);
    measured.push({
      task,
      name,
      raw,
      text: countTokens(withSampleCursor(text)),
      structured: countTokens(withSampleCursor(JSON.stringify(data))),
      most,
    });
  }
  await app.close();
  await sandbox.stop();
  return { examples: results, measured };
}

/** One call, its preview agreed to. */
async function agreed(app, name, args) {
  const shown = await called(app, name, args);
  if (shown.data?.outcome !== 'confirmation_required')
    return { answer: steady(shown.text), failed: shown.failed, data: shown.data };
  const done = await called(app, name, { ...args, confirmationToken: shown.data.confirmationToken });
  return {
    preview: steady(shown.text.split('\nNothing was done yet.')[0]),
    answer: steady(done.text),
    failed: done.failed,
    data: done.data,
  };
}

async function called(app, name, args) {
  const reply = await app.inject({
    method: 'POST',
    url: '/mcp/x/all',
    headers: {
      host: 'localhost',
      accept: 'application/json, text/event-stream',
      'mcp-protocol-version': '2025-11-25',
    },
    payload: { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name, arguments: args } },
  });
  const { result, error } = JSON.parse(reply.body);
  if (error !== undefined) return { text: error.message, failed: true };
  return {
    text: result.content[0]?.text ?? '',
    data: result.structuredContent,
    failed: result.isError === true,
  };
}

/** A cursor is signed and dated, so its price would be another each time: one that was given once stands for all. */
function withSampleCursor(text) {
  const sample =
    'eyJvbiI6IlZZaUo3U1ljNVdjNW1UMFAiLCJ1bnRpbCI6MTc5NTQ5NzE0MjY1MywibmV4dCI6Mn0.GeuHu3aX06ocxfX0zIac2lBH0Dqivn5F0J2Kp9U-6gI';
  return text.replaceAll(/eyJ[\w-]+\.[\w-]+/g, sample);
}

/** Without what is another each time: tokens, cursors, durations, addresses, ids of requests. */
function steady(text) {
  const lines = text.split('\n').filter((line) => !/^\{.*\}$/.test(line));
  const same = lines
    .join('\n')
    .replaceAll(/eyJ[\w-]+\.[\w-]+/g, '…')
    .replaceAll(/http:\/\/127\.0\.0\.1:\d+/g, 'http://127.0.0.1:…')
    .replaceAll(/\b127\.0\.0\.1:\d+-[0-9a-f]+/g, '127.0.0.1:…')
    .replaceAll(/\d+(\.\d+)? (ms|s|seconds|MB)\b/g, '… $2')
    .replaceAll(/\bMCP-[\w-]{12}/g, 'MCP-…')
    .replaceAll(/^Slowest: .*$/gm, 'Slowest: …')
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '…');
  return same.length > LONGEST ? `${same.slice(0, LONGEST).trimEnd()} …` : same;
}

/** `$0.name` by the first value of that name in answer 0. */
export function filled(args, answers) {
  return JSON.parse(JSON.stringify(args), (_key, value) => {
    const place = typeof value === 'string' ? /^\$(\d)\.(\w+)$/.exec(value) : null;
    if (place === null) return value;
    const found = search(answers[Number(place[1])], place[2]);
    return Array.isArray(found) ? found[0] : found;
  });
}

function search(value, name) {
  if (typeof value !== 'object' || value === null) return undefined;
  if (name in value) return value[name];
  for (const inner of Object.values(value)) {
    const found = search(inner, name);
    if (found !== undefined) return found;
  }
  return undefined;
}
