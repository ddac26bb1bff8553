import { Inject, Injectable, Optional } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Ids } from '../../kernel/ids.js';
import { Tracing, TRACING_OFF } from '../../observability/traces/tracing.js';
import { Pace } from '../../throttle/pace.js';
import { TokenSource } from '../auth/token.source.js';
import { transportFault } from '../errors/transport.error.js';
import type { Gateway } from '../gateway/gateway.js';
import { OperaOptions } from '../opera.options.js';
import { OperaTransport, TransportError, type WireAnswer } from '../transport/opera.transport.js';
import { parseAnswer } from './answer.parser.js';
import { CallLedger } from './call.ledger.js';
import type { CallPlan } from './call-plan.js';
import { OperaObserver, SILENT_OPERA_OBSERVER } from './opera.observer.js';
import { OperationBook } from './operation.book.js';
import type { OperaAnswer } from './opera-call.js';
import { chain, type Next, type Outgoing } from './step.js';
import { BreakerStep } from './steps/breaker.step.js';
import { BulkheadStep } from './steps/bulkhead.step.js';
import { LedgerStep } from './steps/ledger.step.js';
import { PaceStep } from './steps/pace.step.js';
import { RetryStep } from './steps/retry.step.js';
import { SendStep } from './steps/send.step.js';
import { TokenStep } from './steps/token.step.js';
import { urlOf } from './url.js';

const RANDOM_BYTES = 4;

/** Sends planned calls: retry, breaker, bulkhead, token, pace, wire, and back as an answer or a fault. Knows no cache and no hotel rules. */
@Injectable()
export class OperaClient {
  private readonly out: Next;
  private readonly breakers: BreakerStep;

  constructor(
    @Inject(OperaTransport) transport: OperaTransport,
    @Inject(TokenSource) tokens: TokenSource,
    @Inject(Pace) pace: Pace,
    @Inject(CallLedger) ledger: CallLedger,
    @Inject(OperationBook) book: OperationBook,
    @Inject(OperaOptions) options: OperaOptions,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Ids) ids: Ids,
    @Optional() @Inject(OperaObserver) observer: OperaObserver = SILENT_OPERA_OBSERVER,
    @Optional() @Inject(Tracing) tracing: Tracing = TRACING_OFF,
  ) {
    this.breakers = new BreakerStep(options.breaker, book, clock);
    // The token comes before the pace: calls that waited for a token together must not leave together.
    this.out = chain([
      new RetryStep(options.retry, clock, () => randomOf(ids)),
      this.breakers,
      new BulkheadStep(options.bulkhead, clock),
      new TokenStep(tokens),
      new LedgerStep(ledger),
      new PaceStep(pace, clock, observer, tracing),
      new SendStep(transport, options, clock, ids, observer, tracing),
    ]);
  }

  /**
   * One call of OPERA.
   * @throws Fault OPERA_*; for writes OPERA_OUTCOME_UNKNOWN whenever the change may have happened; INPUT_INVALID
   *   before anything is sent
   */
  async send(plan: CallPlan): Promise<OperaAnswer> {
    const call = outgoing(plan);
    let answer: WireAnswer;
    try {
      answer = await this.out(call);
    } catch (error) {
      if (!(error instanceof TransportError)) throw error;
      throw transportFault(error, {
        operation: plan.fact.id,
        operaRequestId: call.operaRequestId,
        now: this.clock.now(),
        effect: plan.fact.effect,
      });
    }
    return parseAnswer(call, answer, this.clock.now());
  }

  /** Modules of a gateway that are left alone now, because they keep failing. */
  sparedModules(gateway: Gateway): readonly string[] {
    return this.breakers.openOf(gateway.key);
  }
}

function outgoing(plan: CallPlan): Outgoing {
  return {
    plan,
    url: urlOf(plan.link.gateway.gatewayUrl, plan.fact, plan.parameters),
    body: plan.body === undefined ? undefined : JSON.stringify(plan.body),
    deadline: plan.context.deadline,
    attempt: 0,
    operaRequestId: '',
    renewed: false,
  };
}

function randomOf(ids: Ids): number {
  return Buffer.from(ids.token(RANDOM_BYTES), 'base64url').readUInt32BE() / 2 ** 32;
}
