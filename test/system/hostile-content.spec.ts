import { startSandbox, type RunningSandbox } from '../../src/sandbox/sandbox.js';
import { changed } from '../support/attack-rig.js';
import { composeApplication, type Application } from '../support/application.js';
import { hostile } from '../support/hostile-hotel.js';

type Args = Record<string, unknown>;
type Example = readonly [ask: string, args: Args, first?: readonly (readonly [string, Args])[]];

interface Shown {
  readonly text: string;
  readonly data: Args;
}

/** Everything the examples of docs/tools show, in a hotel where every guest, agency and remark is hostile. */
describe('hostile content', () => {
  let sandbox: RunningSandbox;
  let application: Application;
  let examples: Record<string, Example>;
  let filled: (args: Args, answers: readonly Args[]) => Args;
  let dawn: string;

  beforeAll(async () => {
    const documents = new URL('../../scripts/documents/', import.meta.url).href;
    const table = `${documents}tool-examples.table.mjs`;
    const runner = `${documents}tool-examples.mjs`;
    ({ EXAMPLES: examples } = (await import(table)) as { EXAMPLES: typeof examples });
    ({ filled } = (await import(runner)) as { filled: typeof filled });
    sandbox = await startSandbox({ port: 0, seed: 5, businessDate: '2026-11-23', rememberedCalls: 50_000 });
    const { connection } = sandbox;
    application = await composeApplication({
      OPERA_GATEWAY_URL: connection.gatewayUrl,
      OPERA_CLIENT_ID: connection.clientId,
      OPERA_CLIENT_SECRET: connection.clientSecret,
      OPERA_APP_KEY: connection.appKey,
      OPERA_ENTERPRISE_ID: connection.enterpriseId,
      OPERA_DEFAULT_HOTEL_ID: 'SAND01',
      OPERA_ENABLE_CACHE: 'false',
      OPERA_REQUESTS_PER_SECOND: '1000',
      OPERA_BURST_CAPACITY: '1000',
      MCP_CALLS_PER_MINUTE: '1000000',
    });
    dawn = await (await fetch(control())).text();
  }, 60_000);

  afterAll(async () => {
    await application?.app.close();
    await sandbox?.stop();
  }, 60_000);

  const control = (): string => `${sandbox.connection.gatewayUrl}/sandbox/control/snapshot`;

  async function wake(snapshot: string): Promise<void> {
    await fetch(control(), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: snapshot,
    });
  }

  async function call(name: string, args: Args): Promise<Shown> {
    const reply = await application.app.inject({
      method: 'POST',
      url: '/mcp/x/all',
      headers: {
        host: 'localhost',
        accept: 'application/json, text/event-stream',
        'mcp-protocol-version': '2025-11-25',
      },
      payload: { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name, arguments: args } },
    });
    const { result } = JSON.parse(reply.body) as {
      result: { structuredContent?: Args; content: readonly { text?: string }[] };
    };
    return {
      text: result.content.map(({ text }) => text ?? '').join('\n'),
      data: result.structuredContent ?? {},
    };
  }

  /** Every example, previews agreed to: what was shown, and what OPERA was told to change. */
  async function day(
    snapshot: string,
  ): Promise<{ shown: Map<string, Shown[]>; changes: Map<string, string[]> }> {
    const shown = new Map<string, Shown[]>();
    const changes = new Map<string, string[]>();
    await wake(snapshot);
    for (const [name, [, args, first = []]] of Object.entries(examples)) {
      const before = sandbox.calls().length;
      const answers: Args[] = [];
      for (const [tool, given] of first)
        answers.push((await agreed(tool, filled(given, answers))).at(-1)!.data);
      shown.set(name, await agreed(name, filled(args, answers)));
      const told = changed(sandbox.calls().slice(before));
      changes.set(name, told);
      if (told.length > 0) await wake(snapshot);
    }
    return { shown, changes };
  }

  async function agreed(name: string, args: Args): Promise<Shown[]> {
    const first = await call(name, args);
    if (first.data['outcome'] !== 'confirmation_required') return [first];
    return [first, await call(name, { ...args, confirmationToken: first.data['confirmationToken'] })];
  }

  it('reaches the model fenced or as a short name, without what nobody sees, and changes no call', async () => {
    const clean = await day(dawn);
    const bad = await day(JSON.stringify(hostile(JSON.parse(dawn))));
    const wrong: string[] = [];
    let fenced = 0;
    for (const [name, answers] of bad.shown) {
      for (const { text, data } of answers) {
        for (const said of [text, ...strings(data)]) {
          // oxlint-disable-next-line no-control-regex -- they are what is looked for
          if (/[\u0000-\u0008\u200B\u202E]/u.test(said)) wrong.push(`${name} shows what nobody sees`);
          const open = said.replace(/⟦untrusted guest text: [^⟦⟧]*⟧/gu, () => {
            fenced += 1;
            return '';
          });
          if (/[⟦⟧]/u.test(open))
            wrong.push(`${name} lets a fence be opened or closed: ${open.slice(0, 120)}`);
          if (/A{255}/u.test(open))
            wrong.push(`${name} shows more than a name unfenced: ${open.slice(0, 120)}`);
        }
      }
    }
    expect([...new Set(wrong)]).toEqual([]);
    expect(fenced).toBeGreaterThan(20);
    for (const [name, calls] of clean.changes) expect([name, bad.changes.get(name)]).toEqual([name, calls]);
  }, 180_000);
});

/** Every text in a structured answer. */
function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(strings);
}
