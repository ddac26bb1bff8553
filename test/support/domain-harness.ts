import 'reflect-metadata';
import { LOCAL_CALLER, type Caller } from '../../src/auth/caller.js';
import { SystemClock, Clock } from '../../src/kernel/clock.js';
import { Fault } from '../../src/kernel/fault.js';
import { Ids, RandomIds } from '../../src/kernel/ids.js';
import type { ToolCall } from '../../src/mcp/declaration/tool.declaration.js';
import type { CallContext } from '../../src/kernel/call-context.js';
import type { OperaAnswer, OperaRequest } from '../../src/opera/client/opera-call.js';
import { Catalogue } from '../../src/opera/catalogue/catalogue.js';
import { ContractChecker } from '../../src/opera/catalogue/contract.js';
import type { GatewayOptions } from '../../src/opera/opera.options.js';
import { OperaService } from '../../src/opera/opera.service.js';
import { ReadBack } from '../../src/opera/readback/read-back.js';
import { startSandbox, type RunningSandbox } from '../../src/sandbox/sandbox.js';
import { operaRig } from './opera-rig.js';

// A class whose constructor parameters are read from the metadata that decorators leave.
// eslint-disable-next-line typescript/no-explicit-any
type Constructor<Instance> = new (...args: any[]) => Instance;

/** Time that passes as it does, except that whoever sleeps wakes at once, later by just that much. */
class ImpatientClock extends SystemClock {
  private skipped = 0;

  override monotonic(): number {
    return super.monotonic() + this.skipped;
  }

  override async sleep(milliseconds: number): Promise<void> {
    this.skipped += milliseconds;
  }
}

/** How a harness differs from the usual one: SAND01 on 2026-03-10, seed 7, no external system. */
export interface HarnessOptions {
  readonly hotelId?: string;
  readonly businessDate?: string;
  readonly externalSystem?: string;
}

/**
 * The domains on the real OPERA client against a sandbox of its own, without Nest: services and tools are made by their
 * constructors' types. Every call is recorded and can be held against Oracle's files.
 */
export class DomainHarness {
  private readonly made = new Map<unknown, unknown>();
  private readonly hooks = new Map<string, () => Promise<unknown>>();

  private constructor(
    readonly sandbox: RunningSandbox,
    private readonly rig: ReturnType<typeof operaRig>,
    private readonly hotelId: string,
  ) {
    this.made.set(OperaService, this.watched(rig.service));
    this.made.set(Catalogue, (catalogue ??= Catalogue.open()));
    this.made.set(Clock, rig.clock);
    this.made.set(Ids, new RandomIds());
    this.made.set(ReadBack, new ReadBack(rig.options, new ImpatientClock()));
  }

  static async start(options: HarnessOptions = {}): Promise<DomainHarness> {
    const sandbox = await startSandbox({ seed: 7, businessDate: options.businessDate ?? '2026-03-10' });
    const { connection } = sandbox;
    const gateway: GatewayOptions = {
      gatewayUrl: connection.gatewayUrl,
      clientId: connection.clientId,
      clientSecret: connection.clientSecret,
      appKey: connection.appKey,
      enterpriseId: connection.enterpriseId,
      scope: connection.scope,
      externalSystem: options.externalSystem,
      hotels: [
        { hotelId: 'SAND01', version: '26.2' },
        { hotelId: 'SAND02', version: '25.5' },
      ],
    };
    const rig = operaRig(
      {
        gateways: [gateway],
        pace: { requestsPerSecond: 10_000, burst: 10_000 },
        // Ordered troubles of one test must not close the house for the next.
        breaker: { minimumCalls: 100_000 },
        readback: { settleSeconds: 0 },
      },
      { clock: new SystemClock() },
    );
    return new DomainHarness(sandbox, rig, options.hotelId ?? 'SAND01');
  }

  /** An instance of a service or tool with everything its constructor asks for; the same class gives the same instance. */
  make<Instance>(type: Constructor<Instance>): Instance {
    const known = this.made.get(type);
    if (known !== undefined) return known as Instance;
    const types = (Reflect.getMetadata('design:paramtypes', type) ?? []) as unknown[];
    const tokens = (Reflect.getMetadata('self:paramtypes', type) ?? []) as {
      index: number;
      param: unknown;
    }[];
    const args = types.map((wanted, index) => {
      const token = tokens.find((entry) => entry.index === index)?.param ?? wanted;
      const ready = this.made.get(token);
      if (ready !== undefined) return ready;
      if (typeof token !== 'function')
        throw new Error(`${type.name} needs ${String(token)}, which the harness lacks`);
      return this.make(token as Constructor<unknown>);
    });
    const instance = new type(...args);
    this.made.set(type, instance);
    return instance;
  }

  /** Gives a stand-in for a token or class, before anything that needs it is made. */
  provide(token: unknown, value: unknown): this {
    this.made.set(token, value);
    return this;
  }

  /** A tool call of the local caller, who may do everything and sees guests' names. */
  call(more: Partial<ToolCall> = {}): ToolCall {
    return {
      caller: LOCAL_CALLER,
      hotelId: this.hotelId,
      requestId: 'test',
      signal: new AbortController().signal,
      deadline: this.rig.clock.monotonic() + 20_000,
      progress: () => undefined,
      client: {
        capabilities: {},
        log: () => undefined,
        ask: async () => {
          throw new Fault('CLIENT_CAPABILITY_MISSING', 'The test client cannot be asked.');
        },
      },
      tasks: { all: () => [], find: () => undefined },
      maxTokens: 6000,
      ...more,
    };
  }

  /** The same as call(), by a caller without the right to see guests' names and contacts. */
  callMasked(more: Partial<ToolCall> = {}): ToolCall {
    const scopes = new Set([...LOCAL_CALLER.scopes].filter((scope) => scope !== 'opera:pii'));
    const caller: Caller = { ...LOCAL_CALLER, scopes };
    return this.call({ caller, ...more });
  }

  /** Does something once, right before an operation is called next: to change the world in the middle of a task. */
  beforeNext(operation: string, act: () => Promise<unknown>): void {
    this.hooks.set(operation, act);
  }

  /** The service itself, with the hooks of beforeNext run on the way in. */
  private watched(service: OperaService): OperaService {
    const watched = Object.create(service) as OperaService;
    watched.call = async <Body>(context: CallContext, request: OperaRequest): Promise<OperaAnswer<Body>> => {
      const hook = this.hooks.get(request.operation);
      this.hooks.delete(request.operation);
      await hook?.();
      return service.call<Body>(context, request);
    };
    return watched;
  }

  /** Orders troubles of the sandbox; `reset: 'after'` does what was asked and loses the answer. */
  async faults(
    ...faults: readonly {
      operation: string;
      status?: number;
      reset?: 'before' | 'after';
      times?: number;
      latencyMilliseconds?: number;
    }[]
  ): Promise<void> {
    await this.control('POST', 'faults', { faults });
  }

  /** One of the sandbox's own controls. */
  async control(method: string, name: string, body?: unknown): Promise<unknown> {
    const response = await fetch(`${this.sandbox.connection.gatewayUrl}/sandbox/control/${name}`, {
      method,
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`control ${name}: ${response.status} ${await response.text()}`);
    return response.json();
  }

  /** Bodies of the calls of one operation, oldest first. */
  sent(operationId: string): unknown[] {
    return this.sandbox
      .calls()
      .filter((call) => call.operationId === operationId)
      .map((call) => call.body);
  }

  /** Where requests and answers so far break Oracle's contract; refused requests count as well. */
  contractProblems(): string[] {
    checker ??= new ContractChecker((catalogue ??= Catalogue.open()));
    return this.sandbox.calls().flatMap((call) => {
      if (call.operationId === undefined || call.operationId === 'oauth.getToken') return [];
      const release = call.release === '25.5' ? '25.5' : '26.2';
      const { method, url, headers, body, status, answerHeaders, answer } = call;
      const asked = checker?.checkRequest({ method, url, headers, body }, release) ?? [];
      const said =
        checker?.checkAnswer({ method, url, headers: answerHeaders, status, body: answer }, release) ?? [];
      return [...asked, ...said].map((problem) => `${call.operationId}: ${problem}`);
    });
  }

  async stop(): Promise<void> {
    this.rig.service.onApplicationShutdown();
    await this.rig.transport.close();
    await this.sandbox.stop();
  }
}

let catalogue: Catalogue | undefined;
let checker: ContractChecker | undefined;

/** The fault a promise is rejected with; throws when it is kept or rejects with something else. */
export async function faultOf(work: Promise<unknown>): Promise<Fault> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
  throw new Error('expected a Fault, but the work was done');
}
