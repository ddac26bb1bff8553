import { join } from 'node:path';
import { FakeGateway, isTokenRequest, tokenReply } from '../support/fake-gateway.js';
import { callContext, gatewayOptions, operaRig } from '../support/opera-rig.js';
import { OracleJudge, type MeantValue } from '../support/oracle-judge.js';
import type { ToolCall } from '../../src/mcp/declaration/tool.declaration.js';
import { exampleOf } from '../../src/opera/catalogue/describe/example.builder.js';
import { sampleValue } from '../../src/opera/catalogue/describe/sample-value.js';
import type { OperationFact, ParameterFact } from '../../src/opera/catalogue/operation.js';
import { OperationCallService } from '../../src/domains/operations/operation-call.service.js';
import { OperationPreviewService } from '../../src/domains/operations/operation-preview.service.js';
import { TargetService } from '../../src/domains/operations/target.service.js';
import { TaskCallService } from '../../src/domains/operations/task-call.service.js';
import { CallReadOperationTool } from '../../src/domains/operations/tools/call-read-operation.tool.js';
import { CallWriteOperationTool } from '../../src/domains/operations/tools/call-write-operation.tool.js';

const SPECS = process.env['SPECS_DIR'] ?? join(process.cwd(), '..', 'shared', 'ohip');
const RELEASE = '26.2';
const AMOUNT = 200;
const HOTEL = 'SAND01';
/** What must be escaped in an address, and must not be told apart afterwards. */
const AWKWARD = 'a/b?c=d&e#f %2e+ü';
/** Never called by anybody but the token source. */
const TOKENS = new Set(['oauth', 'hdpbaoauth2', 'tokenexchange', 'ecommtokenization']);

/** Numbers from 0 to 1, the same ones for the same seed. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

/** One operation of each module in turn, at random within the module, until there are enough. */
function drawn(operations: readonly OperationFact[], amount: number, next: () => number): OperationFact[] {
  const modules = new Map<string, OperationFact[]>();
  for (const fact of operations) modules.set(fact.module, [...(modules.get(fact.module) ?? []), fact]);
  const chosen: OperationFact[] = [];
  while (chosen.length < amount) {
    for (const facts of modules.values()) {
      const [fact] = facts.splice(Math.floor(next() * facts.length), 1);
      if (fact !== undefined && chosen.length < amount) chosen.push(fact);
    }
  }
  return chosen;
}

const isFree = ({ type, enum: codes, format, pattern, maxLength = 99, csv }: ParameterFact): boolean =>
  type === 'string' && !codes && !format && !pattern && !csv && maxLength >= AWKWARD.length;

/** The example's parameters, awkward where a text is free, and some optional ones beside. */
function parametersOf(fact: OperationFact, given: Readonly<Record<string, unknown>>, next: () => number) {
  const parameters: Record<string, MeantValue | MeantValue[]> = { ...given } as Record<string, MeantValue>;
  for (const one of fact.parameters) {
    if (one.in === 'header' || /^hotel(id|code)s?$/i.test(one.name)) continue;
    const optional = one.in === 'query' && !one.required;
    // Periods and pages have rules of their own, which other specifications are about.
    if (
      optional &&
      (next() > 0.3 || one.format !== undefined || /^(limit|offset|pageNumber)$/.test(one.name))
    )
      continue;
    const value = isFree(one) ? AWKWARD : (parameters[one.name] ?? sampleValue(one.name, one));
    const single = Array.isArray(value) ? (value[0] ?? '') : value;
    const other = one.enum?.at(-1) ?? (one.type === 'string' && one.maxItems !== 1 ? single : undefined);
    parameters[one.name] = one.array
      ? [single, ...(other !== undefined && one.maxItems !== 1 && next() > 0.5 ? [other] : [])]
      : single;
  }
  for (const name of ['hotelId', 'hotelCode']) if (name in parameters) parameters[name] = HOTEL;
  return JSON.parse(JSON.stringify(parameters).replaceAll('"HOTEL1"', `"${HOTEL}"`)) as typeof parameters;
}

describe(`${AMOUNT} random operations, by Oracle's own files`, () => {
  const gateway = new FakeGateway((request) =>
    isTokenRequest(request) ? tokenReply() : { status: request.method === 'POST' ? 201 : 204 },
  );
  let rig: ReturnType<typeof operaRig>;
  let judge: OracleJudge;
  let read: CallReadOperationTool;
  let write: CallWriteOperationTool;

  beforeAll(async () => {
    judge = new OracleJudge(join(SPECS, RELEASE));
    rig = operaRig({
      gateways: [gatewayOptions(await gateway.listen())],
      pace: { requestsPerSecond: 1000, burst: 1000 },
    });
    const targets = new TargetService(rig.catalogue);
    const calls = new OperationCallService(rig.service, rig.catalogue);
    const previews = new OperationPreviewService(rig.service, calls, rig.catalogue);
    const tasks = new TaskCallService();
    read = new CallReadOperationTool(targets, calls, tasks);
    write = new CallWriteOperationTool(targets, calls, previews, tasks, rig.catalogue);
  });
  afterAll(async () => {
    await rig.close();
    await gateway.close();
  });

  const call = (more: Partial<ToolCall> = {}): ToolCall =>
    ({
      ...callContext(rig.clock, { hotelId: HOTEL, fresh: true }),
      tasks: { all: () => [], find: () => undefined },
      progress: () => undefined,
      client: {},
      maxTokens: 6000,
      ...more,
    }) as unknown as ToolCall;

  it.each([1, 2026])('go out as declared, drawn with seed %i', async (seed) => {
    const next = random(seed);
    const candidates = rig.catalogue
      .operations(RELEASE)
      .filter(({ module, form }) => !TOKENS.has(module) && form === undefined);
    const chosen = drawn(candidates, AMOUNT, next);
    const problems: string[] = [];
    const kinds = new Set<string>();
    for (const fact of chosen) {
      const oracle = judge.find(fact.operationId, fact.path);
      if (oracle === undefined) {
        problems.push(`${fact.id}: not in Oracle's files`);
        continue;
      }
      const example = exampleOf(rig.catalogue, fact, RELEASE);
      const text = JSON.stringify(example.body);
      const body =
        text === undefined
          ? undefined
          : (JSON.parse(text.replaceAll('"HOTEL1"', `"${HOTEL}"`)) as Record<string, unknown>);
      const parameters = parametersOf(fact, example.parameters, next);
      const args = { operation: fact.id, parameters, ...(body !== undefined && { body }) };
      const from = gateway.calls.length;
      try {
        if (fact.effect === 'read') {
          read.target(args, call());
          await read.run(args, call());
        } else {
          write.target(args, call());
          await write.run(args, call());
        }
      } catch (error) {
        problems.push(`${fact.id}: ${String(error)}`);
      }
      const sent = gateway.calls.slice(from);
      if (sent.length !== 1) problems.push(`${fact.id}: sent ${sent.length} times`);
      for (const seen of sent) {
        const found = judge.problems(oracle, { hotelId: HOTEL, parameters, body }, seen);
        problems.push(...found.map((problem) => `${fact.id}: ${problem}`));
      }
      kinds.add(`${fact.method} ${fact.effect}`);
    }
    expect(problems).toEqual([]);
    expect(chosen).toHaveLength(AMOUNT);
    expect(new Set(chosen.map(({ module }) => module)).size).toBeGreaterThan(45);
    expect(kinds.size).toBeGreaterThan(7);
  });

  it('would notice a wrong request', async () => {
    const fact = rig.catalogue.operation('rsv.getReservation', RELEASE);
    const oracle = judge.find(fact.operationId, fact.path);
    const parameters = { reservationId: '1' };
    const from = gateway.calls.length;
    await read.run({ operation: fact.id, parameters }, call());
    const [seen] = gateway.calls.slice(from);
    if (oracle === undefined || seen === undefined) throw new Error('nothing was sent');
    const meant = { hotelId: HOTEL, parameters, body: undefined };
    expect(judge.problems(oracle, meant, seen)).toEqual([]);
    const { authorization: _left, ...headers } = seen.headers;
    const wrong = [
      { ...seen, method: 'PUT' },
      { ...seen, url: `${seen.url}?nothing=1` },
      { ...seen, url: seen.url.replace('/1', '/2') },
      { ...seen, url: `${seen.url}?fetchInstructions=Nonsense` },
      { ...seen, headers: { ...headers, 'x-hotelid': 'OTHER' } },
      { ...seen, body: '{}' },
    ];
    for (const one of wrong) expect(judge.problems(oracle, meant, one)).not.toEqual([]);
  });
});
