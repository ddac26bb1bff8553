import { Inject, Injectable, Optional } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { needsConsent, type Effect } from '../../kernel/effect.js';
import { asFault, Fault } from '../../kernel/fault.js';
import type { Json } from '../../kernel/json.js';
import type { ConsentSubject } from '../confirmation/consents.service.js';
import { Consents } from '../confirmation/consents.service.js';
import { canShowForms } from '../engine/client.capability.js';
import type { Conversation } from '../engine/conversation.js';
import { Conversations } from '../engine/conversations.service.js';
import { ProtocolError, RPC, type RawResult } from '../engine/json-rpc.js';
import type { EngineRequest } from '../engine/request.js';
import { InputRequired } from '../engine/round-trip.js';
import { Stamp } from '../engine/stamp.js';
import { McpOptions } from '../mcp.options.js';
import type { ToolEntry } from '../registry/tool.entry.js';
import { answerResult, faultResult, previewResult, type ToolResult } from '../result/tool-result.js';
import { checkArguments, type CheckedArguments } from './arguments.step.js';
import { betweenLines, onRecord } from './audit.step.js';
import { type AuditedAct, CallAudit } from './call-audit.js';
import { CallObserver, type FinishedCall } from './call-observer.js';
import { ConsentStep, type Agreed } from './consent.step.js';
import { Cursors } from './cursors.service.js';
import { Guards } from './guards.service.js';
import { hotelInPassing, resolveHotel } from './hotel.step.js';
import { clientLink, progressReporter } from './links.js';
import { liveCall, type LiveCall } from './live-call.js';
import { RunningCall } from './running-call.js';
import { CallerTasks } from './caller-tasks.js';
import { admitTarget } from './target.step.js';
import { TimeLimits } from './time-limits.js';
import { findTool } from './visible-tool.step.js';

/** How a call ended, with what the client is told. */
interface Ended {
  readonly outcome: FinishedCall['outcome'];
  readonly result: ToolResult;
}

/** Everything one call is made of. */
interface CallParts {
  readonly entry: ToolEntry;
  readonly request: EngineRequest;
  readonly call: LiveCall;
  readonly running: RunningCall;
  readonly conversation: Conversation;
  /** Of this call: the tool's own, unless it does what it is told. */
  effect: Effect;
}

/**
 * The one way from a `tools/call` to a tool: visible, arguments, hotel, guards, consent, run, result. Ordinary faults become
 * results a model can read; only unknown tools and broken round-trip state are protocol errors.
 */
@Injectable()
export class ToolPipeline {
  private inProgress = 0;

  constructor(
    private readonly guards: Guards,
    private readonly consent: ConsentStep,
    private readonly consents: Consents,
    private readonly cursors: Cursors,
    private readonly conversations: Conversations,
    private readonly stamp: Stamp,
    private readonly limits: TimeLimits,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(McpOptions) private readonly options: McpOptions,
    @Optional() @Inject(CallObserver) private readonly observer?: CallObserver,
    @Optional() @Inject(CallAudit) private readonly audit?: CallAudit,
  ) {}

  /**
   * Carries out a `tools/call`.
   * @throws ProtocolError INVALID_PARAMS for a tool that does not exist for this caller or for altered state;
   *   MISSING_CAPABILITY when a 2026-07-28 client did not declare what the tool must ask it
   */
  async call(request: EngineRequest): Promise<RawResult> {
    const entry = findTool(request.peer.view, request.params['name']);
    const started = this.clock.monotonic();
    const parts = this.begin(entry, request);
    this.inProgress += 1;
    try {
      const ended = await parts.running.until(this.work(parts));
      this.tell(parts, started, ended.outcome, ended.result.tokens);
      return this.stamp.complete(request.peer.era, ended.result.body);
    } catch (error) {
      return this.failed(parts, started, error);
    } finally {
      this.inProgress -= 1;
    }
  }

  private begin(entry: ToolEntry, request: EngineRequest): CallParts {
    const conversation = this.conversations.open(
      request,
      entry.declaration.name,
      (method, params, timeoutMs) => running.question(method, params, timeoutMs),
    );
    const running = new RunningCall(request, this.clock, this.options.callTimeoutSeconds, this.limits);
    const call = liveCall(
      running,
      request.peer.caller,
      request.requestId,
      clientLink(request, conversation),
      progressReporter(request),
      request.traceparent,
      new CallerTasks(request.peer.view, this.guards),
      this.options.maxResultTokens,
    );
    running.moved = (deadline) => {
      call.deadline = deadline;
    };
    return { entry, request, call, running, conversation, effect: entry.declaration.effect };
  }

  private async work(parts: CallParts): Promise<Ended> {
    const { entry, request, call } = parts;
    if (this.inProgress > this.options.maxConcurrentCalls) {
      throw new Fault('THROTTLED', { message: 'The server is at its limit of calls.', retryAfterSeconds: 1 });
    }
    const checked = checkArguments(entry, request.params['arguments']);
    const { caller } = call;
    const target = entry.handler.target?.(checked.own, call);
    if (target !== undefined) parts.effect = admitTarget(entry, target, request.peer);
    call.hotelId =
      entry.declaration.chainWide === true
        ? hotelInPassing(caller, this.options)
        : resolveHotel(caller, this.options, checked.hotelId ?? target?.hotelId);
    const subject: ConsentSubject = {
      caller: caller.subject,
      tenant: caller.tenant,
      tool: entry.declaration.name,
      args: { ...checked.own, hotelId: call.hotelId },
    };
    if (checked.cursor !== undefined) call.cursor = this.cursors.open(subject, checked.cursor);
    return this.guards.pass(entry, checked.own, call, () => this.agreeAndRun(parts, checked, subject));
  }

  private async agreeAndRun(
    parts: CallParts,
    checked: CheckedArguments,
    subject: ConsentSubject,
  ): Promise<Ended> {
    if (!parts.entry.consents || !needsConsent(parts.effect)) return this.run(parts, checked.own, subject);
    const preview = () => previewOf(parts, checked.own);
    const { peer } = parts.request;
    const canAsk =
      checked.confirmationToken === undefined &&
      canShowForms(peer.capabilities) &&
      (peer.era === 'modern' || peer.session !== undefined);
    const act = actOf(parts, subject);
    const verdict = await onRecord(this.audit, act, canAsk && parts.conversation.waits, () =>
      canAsk
        ? this.consent.byAsking(subject, parts.conversation, preview)
        : this.consent.byToken(subject, checked.confirmationToken, preview),
    );
    if (verdict.agreed) return this.runAgreed(parts, checked.own, subject, verdict);
    const { statement, changed } = verdict;
    return {
      outcome: 'confirmation_required',
      result: previewResult(
        { summary: verdict.preview.summary, facts: verdict.preview.facts },
        this.consents.token(statement),
        new Date(statement.until).toISOString(),
        changed.length > 0 ? [`Changed since the preview: ${changed.join(', ')}.`] : [],
      ),
    };
  }

  private async runAgreed(
    parts: CallParts,
    own: object,
    subject: ConsentSubject,
    agreed: Agreed,
  ): Promise<Ended> {
    parts.call.consented = agreed.preview;
    try {
      await this.audit?.consent(actOf(parts, subject), 'given');
      return await this.run(parts, own, subject);
    } catch (error) {
      // Nothing was done (the tool asked something first, or nothing can be put on record): the consent still holds.
      if (error instanceof InputRequired || isUnrecorded(error))
        await this.consents.giveBack(agreed.statement);
      throw error;
    }
  }

  private async run(parts: CallParts, own: object, subject: ConsentSubject): Promise<Ended> {
    if (parts.effect === 'read') return this.carryOut(parts, own, subject);
    return betweenLines(this.audit, actOf(parts, subject), () => this.carryOut(parts, own, subject));
  }

  private async carryOut(parts: CallParts, own: object, subject: ConsentSubject): Promise<Ended> {
    const { entry, call, running, effect } = parts;
    running.changing = effect !== 'read';
    const answer = await entry.handler.run(own as never, call);
    const next = answer.next === undefined ? undefined : this.cursors.seal(subject, answer.next);
    return {
      outcome: answer.outcome ?? 'done',
      result: answerResult(entry, answer, next, this.options.maxResultTokens),
    };
  }

  /** The answer to a call that did not end well. */
  private failed(parts: CallParts, started: number, error: unknown): RawResult {
    const { request, conversation } = parts;
    if (error instanceof InputRequired) {
      this.tell(parts, started, 'input_required', 0);
      return this.conversations.resultOf(error, conversation);
    }
    if (error instanceof ProtocolError) {
      this.tell(parts, started, 'protocol_error', 0);
      throw error;
    }
    const fault = asFault(error);
    const result = faultResult(fault, request.requestId);
    this.tell(parts, started, fault.code, result.tokens, fault.details.internal);
    if (fault.code === 'CLIENT_CAPABILITY_MISSING' && request.peer.era === 'modern') {
      throw new ProtocolError(RPC.MISSING_CAPABILITY, fault.message, fault.details.data as Json);
    }
    return this.stamp.complete(request.peer.era, result.body);
  }

  private tell(
    { entry, call, effect }: CallParts,
    started: number,
    outcome: FinishedCall['outcome'],
    resultTokens: number,
    internal?: string,
  ): void {
    if (this.observer === undefined) return;
    const { name: tool, toolset } = entry.declaration;
    const { subject: caller, tenant } = call.caller;
    this.observer.finished({
      tool,
      effect,
      toolset,
      outcome,
      durationMs: this.clock.monotonic() - started,
      resultTokens,
      requestId: call.requestId,
      caller,
      tenant,
      hotelId: call.hotelId,
      internal,
    });
  }
}

function actOf({ entry, call, effect }: CallParts, { caller, tenant, args }: ConsentSubject): AuditedAct {
  const { requestId, hotelId } = call;
  return { requestId, caller, tenant, hotelId, tool: entry.declaration.name, effect, args };
}

function isUnrecorded(error: unknown): boolean {
  return error instanceof Fault && error.code === 'AUDIT_UNAVAILABLE';
}

/** A consenting tool has a preview: the registry refuses others at start. */
async function previewOf(
  { entry, call }: CallParts,
  own: object,
): ReturnType<NonNullable<ToolEntry['handler']['preview']>> {
  const { preview } = entry.handler;
  if (preview === undefined) throw new Fault('INTERNAL', 'The server failed on this call.');
  return preview.call(entry.handler, own as never, call);
}
