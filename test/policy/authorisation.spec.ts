import { z } from 'zod';
import { Authenticator, NotAuthenticated } from '../../src/auth/authenticator.js';
import { LOCAL_CALLER, SCOPES, type Caller } from '../../src/auth/caller.js';
import type { Need } from '../../src/auth/rights.js';
import { Inventory } from '../../src/mcp/inventory/inventory.service.js';
import { EVERYTHING } from '../../src/mcp/inventory/narrowing.js';
import { FURTHER_SCOPES, needOfReading, needOfTool } from '../../src/mcp/inventory/need.table.js';
import { Registry } from '../../src/mcp/registry/registry.service.js';
import type { ToolEntry } from '../../src/mcp/registry/tool.entry.js';
import { composeApplication, type Application } from '../support/application.js';
import { callersOfEveryScope, FAULTY_GUARDS, mayUse, type Asked } from '../support/rights-table.js';

jest.setTimeout(60_000);

let application: Application;
let registry: Registry;
let caller: Caller | undefined;

beforeAll(async () => {
  application = await composeApplication({
    MCP_PROFILE: 'all',
    MCP_CALLS_PER_MINUTE: '1000000',
    MCP_PUBLIC_URL: 'http://localhost:3000',
    MCP_AUTH_ISSUERS: 'http://localhost:9',
  });
  const { app } = application;
  registry = app.get(Registry);
  jest.spyOn(app.get<Authenticator>(Authenticator), 'authenticate').mockImplementation(() => {
    if (caller === undefined) throw new NotAuthenticated('Bearer');
    return caller;
  });
});
afterAll(async () => application?.app.close());

interface Case {
  readonly asked: Asked;
  readonly need: Need;
  readonly uri?: string;
}

/** Everything registered, with what it declares. */
function everything(): Case[] {
  const reading = (kind: 'resource' | 'prompt') =>
    ({ kind, effect: 'read' }) as const satisfies Pick<Asked, 'kind' | 'effect'>;
  return [
    ...registry.allTools().map(({ declaration }) => ({
      asked: { kind: 'tool', ...declaration } as const,
      need: needOfTool(declaration),
    })),
    ...registry.allResources().map(({ declaration }) => ({
      asked: { ...reading('resource'), name: declaration.name, toolset: declaration.toolset },
      need: needOfReading(declaration),
      uri: filled(declaration.uri),
    })),
    ...registry.allPrompts().map(({ declaration }) => ({
      asked: { ...reading('prompt'), name: declaration.name, toolset: declaration.toolset },
      need: needOfReading(declaration),
    })),
  ];
}

const filled = (uri: string, hotelId = 'SAND01'): string =>
  uri.replaceAll('{hotelId}', hotelId).replaceAll(/\{(\w+)\}/g, '1');

/** Cases in which a decision is not what the table of the specification says. */
function disagreements(decide: (caller: Caller, one: Case) => boolean): { wrong: string[]; cases: number } {
  const wrong: string[] = [];
  const all = everything();
  const callers = callersOfEveryScope();
  for (const one of callers)
    for (const each of all) {
      const { asked } = each;
      if (decide(one, each) !== mayUse(one, asked))
        wrong.push(`${asked.kind} ${asked.name} for ${[...one.scopes].join(' ')}`);
    }
  return { wrong, cases: callers.length * all.length };
}

describe('rights', () => {
  it('every tool, resource and prompt shows itself to exactly those who may use it, in thousands of cases', () => {
    const inventory = application.app.get(Inventory);
    const { wrong, cases } = disagreements((one, { asked, uri = '' }) => {
      const view = inventory.view(one, EVERYTHING);
      if (asked.kind === 'tool') return view.tool(asked.name) !== undefined;
      if (asked.kind === 'prompt') return view.prompt(asked.name) !== undefined;
      return view.resource(uri)?.entry.declaration.name === asked.name;
    });
    expect(wrong.slice(0, 10)).toEqual([]);
    expect(cases).toBeGreaterThan(50_000);
  });

  it.each(Object.keys(FAULTY_GUARDS))('a guard that %s is found out', (name) => {
    const guard = FAULTY_GUARDS[name]!;
    expect(disagreements((one, { need }) => guard(one, need)).wrong.length).toBeGreaterThan(20);
  });

  it('every need names a scope of an effect, its toolset, and only scopes that exist', () => {
    const known = new Set<string>(SCOPES);
    for (const { asked, need } of everything()) {
      expect(need.oneOf.length).toBeGreaterThan(0);
      expect(need.all).toContain(`toolset:${asked.toolset}`);
      for (const scope of [...need.oneOf, ...need.all])
        expect(known.has(scope) || scope.startsWith('toolset:')).toBe(true);
    }
    const names = everything().map(({ asked }) => asked.name);
    expect(Object.keys(FURTHER_SCOPES).filter((name) => !names.includes(name))).toEqual([]);
  });
});

interface Reply {
  readonly status: number;
  readonly challenge: string;
  readonly body: string;
}

async function send(method: string, params: object): Promise<Reply> {
  const reply = await application.app.inject({
    method: 'POST',
    url: '/mcp',
    headers: { host: 'localhost', accept: 'application/json, text/event-stream' },
    payload: { jsonrpc: '2.0', id: 1, method, params },
  });
  const challenge = String(reply.headers['www-authenticate'] ?? '');
  return { status: reply.statusCode, challenge, body: reply.body };
}

/** The tool in its place, with what it declares, doing nothing but telling for which hotel it was let. */
function telling(entry: ToolEntry): ToolEntry {
  const handler = {
    run: async (_args: object, call: { hotelId: string }) => ({ data: {}, text: `ran:${call.hotelId}` }),
  };
  const schema = z.object({ hotelId: z.string().optional() });
  return { ...entry, handler, schema, consents: false, structured: false };
}

const scopesOf = (...scopes: string[]): Caller => ({
  ...LOCAL_CALLER,
  subject: scopes.join(' '),
  scopes: new Set(scopes),
});
const ALL = [...LOCAL_CALLER.scopes];
const CHALLENGE = /^Bearer error="insufficient_scope", scope="([^"]+)", resource_metadata="/;

/** What is wrong with an answer, given what the caller may do. */
function faultsOf(who: Caller, asked: Asked, need: Need, { status, challenge, body }: Reply): string[] {
  const place = `${asked.kind} ${asked.name}`;
  const worked = body.includes('ran:') || asked.kind === 'prompt';
  if (mayUse(who, asked)) return status === 200 && worked ? [] : [`${place}: refused with ${status}`];
  if (status !== 403 || body.includes('ran:')) return [`${place}: let with ${status}`];
  const more = CHALLENGE.exec(challenge)?.[1]?.split(' ') ?? [];
  const known = new Set([...need.oneOf, ...need.all, ...who.scopes]);
  const unneeded = more.filter((scope) => !known.has(scope));
  // Whoever gets exactly what it was told may then do it.
  const scopes = new Set(more.some((scope) => scope.startsWith('toolset:')) ? more : [...more, 'toolset:*']);
  const enough = mayUse({ ...who, scopes }, asked);
  return enough && unneeded.length === 0 ? [] : [`${place}: told to get ${challenge}`];
}

/** What an answer has to say: for which hotel it ran, or why it did not. */
function verdict(may: (hotelId: string) => boolean, hotelId: string | undefined): string {
  if (hotelId === undefined) return 'INPUT_INVALID';
  return may(hotelId) ? `ran:${hotelId}` : 'AUTH_HOTEL_FORBIDDEN';
}

const told = (body: string): string => /ran:\w+|INPUT_INVALID|AUTH_HOTEL_FORBIDDEN/.exec(body)?.[0] ?? body;

describe('on the wire', () => {
  beforeAll(() => {
    const content = async (call: { hotelId: string }) => [{ text: `ran:${call.hotelId}` }];
    const values = async (_name: string, _value: string, _known: object, call: { hotelId: string }) => [
      `ran:${call.hotelId}`,
    ];
    const [tools, resources] = [registry.allTools().map(telling), registry.allResources()];
    jest.spyOn(registry, 'allTools').mockReturnValue(tools);
    jest
      .spyOn(registry, 'allResources')
      .mockReturnValue(
        resources.map((entry) => ({ ...entry, handler: { read: content, complete: values } })),
      );
    // Views made before hold the tools themselves.
    Reflect.get(application.app.get(Inventory), 'views').clear();
  });

  it.each([
    [[]],
    [['opera:read', 'toolset:*']],
    [['opera:write', 'toolset:*']],
    [['opera:money', 'toolset:*']],
    [['opera:destructive', 'opera:admin', 'toolset:*']],
    [ALL.filter((scope) => scope !== 'toolset:*')],
    [[...SCOPES, 'toolset:cashiering']],
    [ALL],
  ])(
    '%j does what it allows; for the rest the answer is 403 and what to get, before any work',
    async (scopes) => {
      caller = { ...scopesOf(...scopes), hotels: ['SAND01'] };
      const wrong: string[] = [];
      for (const { asked, need, uri } of everything()) {
        const reply =
          asked.kind === 'tool'
            ? await send('tools/call', { name: asked.name })
            : asked.kind === 'resource'
              ? await send('resources/read', { uri })
              : await send('prompts/get', { name: asked.name, arguments: {} });
        wrong.push(...faultsOf(caller, asked, need, reply));
      }
      expect(wrong).toEqual([]);
    },
  );

  const HOTELS: readonly [hotels: string[], denied: string[]][] = [
    [['*'], []],
    [['*'], ['SAND02']],
    [['SAND01'], []],
    [['SAND01', 'SAND02'], []],
    [[], []],
  ];

  it.each(HOTELS)('a caller for %j without %j acts for those hotels only', async (hotels, without) => {
    caller = { ...LOCAL_CALLER, subject: `${hotels.join(' ')}|${without.join(' ')}`, hotels };
    if (without.length > 0) caller = { ...caller, denied: { scopes: new Set(), hotels: without } };
    const may = (hotelId: string): boolean =>
      (hotels.includes('*') || hotels.includes(hotelId)) && !without.includes(hotelId);
    const only = hotels.length === 1 && hotels[0] !== '*' ? hotels[0] : undefined;
    const wrong: string[] = [];
    const look = (place: string, expected: string, { body }: Reply): void => {
      if (told(body) !== expected) wrong.push(`${place}: ${told(body)} instead of ${expected}`);
    };
    for (const { declaration } of registry.allTools()) {
      if (declaration.chainWide === true) continue;
      const { name } = declaration;
      for (const hotelId of [undefined, 'SAND01', 'SAND02', 'ELSEWHERE']) {
        const args = hotelId === undefined ? {} : { hotelId };
        const reply = await send('tools/call', { name, arguments: args });
        look(`${name} ${hotelId}`, verdict(may, hotelId ?? only), reply);
      }
    }
    for (const { declaration } of registry.allResources()) {
      if (!declaration.uri.includes('{hotelId}')) continue;
      for (const hotelId of ['SAND01', 'SAND02', 'ELSEWHERE']) {
        const uri = filled(declaration.uri, hotelId);
        look(uri, verdict(may, hotelId), await send('resources/read', { uri }));
        const ref = { type: 'ref/resource', uri: declaration.uri };
        const argument = { name: 'code', value: '' };
        const completed = await send('completion/complete', {
          ref,
          argument,
          context: { arguments: { hotelId } },
        });
        look(`completion of ${uri}`, verdict(may, hotelId), completed);
      }
    }
    expect(wrong).toEqual([]);
  });
});

/** Scopes of routes; a further one is a decision: it has to be added here. */
const ROUTE_SCOPES: readonly [path: RegExp, scope: string][] = [[/^\/(console(\/.*)?)$/, 'opera:admin']];
const OPEN =
  /^(\*|\/metrics|\/health\/(live|ready|startup)|\/\.well-known\/oauth-protected-resource(\/mcp)?)$/;

describe('every route', () => {
  const statusOf = async (route: string): Promise<number> => {
    const [method = '', path = ''] = route.split(' ');
    const { statusCode } = await application.app.inject({
      method: method as 'GET',
      url: path.replaceAll(/:\w+/g, 'system'),
      headers: { host: 'localhost', accept: 'application/json, text/event-stream' },
      ...(method === 'POST' && { payload: { jsonrpc: '2.0', id: 1, method: 'ping' } }),
    });
    return statusCode;
  };

  it('lets in exactly whom it declares', async () => {
    const routes = application.routes.filter((route) => !route.startsWith('OPTIONS'));
    expect(routes.length).toBeGreaterThan(8);
    const wrong: string[] = [];
    for (const route of routes) {
      const path = route.split(' ')[1]!;
      const scope = ROUTE_SCOPES.find(([paths]) => paths.test(path))?.[1];
      caller = undefined;
      if (((await statusOf(route)) === 401) === OPEN.test(path)) wrong.push(`${route} to nobody`);
      if (OPEN.test(path)) continue;
      for (const missing of [undefined, ...SCOPES]) {
        caller = scopesOf(...ALL.filter((one) => one !== missing));
        const refused = (await statusOf(route)) === 403;
        if (refused !== (scope !== undefined && missing === scope)) wrong.push(`${route} without ${missing}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});
