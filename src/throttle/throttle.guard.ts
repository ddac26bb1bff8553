import { type ExecutionContext, Inject, Injectable, Optional } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import {
  InjectThrottlerOptions,
  InjectThrottlerStorage,
  ThrottlerGuard,
  type ThrottlerModuleOptions,
  type ThrottlerRequest,
  type ThrottlerStorage,
} from '@nestjs/throttler';
import type { CallContext } from '../kernel/call-context.js';
import { Fault } from '../kernel/fault.js';
import { McpTool, type ToolDeclaration } from '../mcp/declaration/tool.declaration.js';
import type { Effect } from '../kernel/effect.js';
import { QuotaStore } from './quota-store.js';
import { rateLimitHeaders } from './rate-limit.headers.js';
import { THROTTLE_OPTIONS, type ResolvedThrottleOptions } from './throttle.options.js';
import { ThrottleObserver } from './throttle-observer.js';
import { refusalText, ToolQuotas } from './tool-quotas.js';

type ToolClass = ReturnType<ExecutionContext['getClass']>;

/** What of a tool's declaration its price depends on. */
interface ToolFacts {
  readonly name: string;
  readonly cost: number;
  readonly effect: Effect;
}

/** The account of plain HTTP requests. */
const ADDRESS = 'address';

/**
 * Quotas of those who call us, in both contexts: a tool call is charged to its caller and tenant by the tool's cost, a plain
 * HTTP request to its address.
 */
@Injectable()
export class ThrottleGuard extends ThrottlerGuard {
  readonly #tools = new Map<ToolClass, ToolFacts>();
  readonly #charged: ToolQuotas;

  constructor(
    @InjectThrottlerOptions() options: ThrottlerModuleOptions,
    @InjectThrottlerStorage() storage: ThrottlerStorage,
    @Inject(Reflector) reflector: Reflector,
    @Inject(THROTTLE_OPTIONS) private readonly limits: ResolvedThrottleOptions,
    @Inject(QuotaStore) private readonly quotas: QuotaStore,
    @Optional() @Inject(ThrottleObserver) private readonly observer?: ThrottleObserver,
  ) {
    super(options, storage, reflector);
    this.#charged = new ToolQuotas(limits);
  }

  /**
   * @throws Fault THROTTLED with `retryAfterSeconds` (tool calls); ThrottlerException, status 429 with Retry-After (HTTP)
   */
  override async canActivate(context: ExecutionContext): Promise<boolean> {
    if (!this.limits.enabled) return true;
    return context.getType<string>() === 'mcp' ? this.admitCall(context) : super.canActivate(context);
  }

  private async admitCall(context: ExecutionContext): Promise<boolean> {
    const { caller } = context.getArgByIndex<CallContext>(1);
    const tool = this.toolOf(context.getClass());
    const charges = this.#charged.chargesFor(caller, tool.effect);
    const { allowed, refusedBy: quota, waitMs } = await this.quotas.take(charges, tool.cost);
    if (allowed || quota === undefined) return true;
    const { subject, tenant } = caller;
    this.observer?.denied({ quota: quota.name, context: 'mcp', subject, tenant, tool: tool.name });
    const seconds = Math.max(1, Math.ceil(waitMs / 1000));
    throw new Fault('THROTTLED', {
      message: `${refusalText(quota)} Wait ${seconds} s.`,
      retryAfterSeconds: seconds,
    });
  }

  protected override async shouldSkip(context: ExecutionContext): Promise<boolean> {
    const { url } = context.switchToHttp().getRequest<{ readonly url?: string }>();
    const path = url?.split('?', 1)[0] ?? '';
    return this.limits.skipPaths.some((skipped) => path === skipped || path.startsWith(`${skipped}/`));
  }

  /** One account an address, whichever route it calls. */
  protected override generateKey(_context: ExecutionContext, tracker: string): string {
    return tracker;
  }

  /** The throttler's own headers are those of an older draft: the account is charged and told here instead. */
  protected override async handleRequest(request: ThrottlerRequest): Promise<boolean> {
    const { context, limit, ttl, blockDuration, throttler, getTracker, generateKey } = request;
    const { req, res } = this.getRequestResponse(context);
    const name = throttler.name ?? ADDRESS;
    const key = generateKey(context, await getTracker(req, context), name);
    const record = await this.storageService.increment(key, ttl, limit, blockDuration, name);
    const { totalHits, timeToExpire, isBlocked, timeToBlockExpire } = record;
    const remaining = Math.max(0, limit - totalHits);
    const resetSeconds = isBlocked ? timeToBlockExpire : timeToExpire;
    const state = { policy: ADDRESS, limit, windowSeconds: Math.ceil(ttl / 1000), remaining, resetSeconds };
    for (const [header, value] of Object.entries(rateLimitHeaders(state, isBlocked))) {
      this.setResponseHeader(res, header, value);
    }
    if (!isBlocked) return true;
    this.observer?.denied({ quota: ADDRESS, context: 'http' });
    await this.throwThrottlingException(context, { limit, ttl, key, tracker: key, ...record });
    return false;
  }

  private toolOf(type: ToolClass): ToolFacts {
    let tool = this.#tools.get(type);
    if (tool === undefined) {
      const declaration = this.reflector.get<ToolDeclaration | undefined>(McpTool.KEY, type);
      tool = {
        name: declaration?.name ?? type.name,
        cost: declaration?.cost ?? 1,
        effect: declaration?.effect ?? 'read',
      };
      this.#tools.set(type, tool);
    }
    return tool;
  }
}
