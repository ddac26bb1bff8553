import { HttpException, Injectable } from '@nestjs/common';
import { ExternalContextCreator } from '@nestjs/core';
import { Fault } from '../../kernel/fault.js';
import type { ToolCall } from '../declaration/tool.declaration.js';
import type { ToolEntry } from '../registry/tool.entry.js';
import { Registry } from '../registry/registry.service.js';

type Next = () => Promise<unknown>;
type Gate = (args: unknown, call: ToolCall, next: Next) => Promise<unknown>;

/**
 * Runs Nest's guards and interceptors, global ones and those on the tool's class, around a call: context type `mcp`,
 * `getClass()` the tool's class, `getHandler()` standing for its `run` (with its metadata), arguments `[args, call]`.
 * Built once per tool on first use after start, so that a call costs no lookup.
 */
@Injectable()
export class Guards {
  private readonly gates = new Map<string, Gate>();

  constructor(
    private readonly creator: ExternalContextCreator,
    private readonly registry: Registry,
  ) {}

  /**
   * Lets the call pass to `next`, or throws the Fault of the guard that refused.
   */
  async pass<R>(entry: ToolEntry, args: unknown, call: ToolCall, next: () => Promise<R>): Promise<R> {
    try {
      return (await this.gateOf(entry)(args, call, next)) as R;
    } catch (error) {
      throw asRefusal(error);
    }
  }

  /** Builds every gate, when all global guards are known. */
  prepare(): void {
    for (const entry of this.registry.allTools()) this.gateOf(entry);
  }

  private gateOf(entry: ToolEntry): Gate {
    const { name } = entry.declaration;
    let gate = this.gates.get(name);
    if (gate === undefined) {
      gate = this.build(entry);
      this.gates.set(name, gate);
    }
    return gate;
  }

  private build({ handler }: ToolEntry): Gate {
    const run: Gate = (_args, _call, next) => next();
    // Reflector reads metadata from the handler: decorators on `run` must be found there.
    const declared: object = Reflect.get(handler, 'run');
    for (const key of Reflect.getMetadataKeys(declared)) {
      Reflect.defineMetadata(key, Reflect.getMetadata(key, declared), run);
    }
    return this.creator.create(
      handler,
      run as (...args: unknown[]) => unknown,
      'run',
      undefined,
      undefined,
      undefined,
      undefined,
      { guards: true, interceptors: true, filters: false },
      'mcp',
    ) as Gate;
  }
}

/** Guards written for HTTP throw HttpException: the same refusals in our vocabulary. */
function asRefusal(error: unknown): unknown {
  if (!(error instanceof HttpException)) return error;
  switch (error.getStatus()) {
    case 401:
      return new Fault('AUTH_REQUIRED', 'The caller is not known.');
    case 403:
      return new Fault('AUTH_SCOPE_MISSING', 'This caller may not use this tool.');
    case 429:
      return new Fault('THROTTLED', { message: 'Too many calls.', retryAfterSeconds: 1 });
    default:
      return error;
  }
}
