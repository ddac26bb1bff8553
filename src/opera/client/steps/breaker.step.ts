import type { Clock } from '../../../kernel/clock.js';
import { Fault } from '../../../kernel/fault.js';
import { saidByOpera } from '../../errors/opera.error.js';
import type { BreakerOptions } from '../../opera.options.js';
import { TransportError, type WireAnswer } from '../../transport/opera.transport.js';
import { Breaker } from '../breaker.js';
import type { OperationBook } from '../operation.book.js';
import type { Next, Outgoing, Step } from '../step.js';
import { urlOf } from '../url.js';

const BROKEN = new Set(['connect', 'tls', 'reset', 'timeout', 'garbled']);
const FAILING = new Set([502, 503, 504]);

/**
 * Spares a service in trouble: a breaker for each gateway and module. The probe that closes it again is a read: the call
 * itself if it is one, else the module's ping before it, for a write must not be what tries whether OPERA is back.
 */
export class BreakerStep implements Step {
  private readonly breakers = new Map<string, Breaker>();

  constructor(
    private readonly options: BreakerOptions,
    private readonly book: Pick<OperationBook, 'ping'>,
    private readonly clock: Clock,
  ) {}

  async run(call: Outgoing, next: Next): Promise<WireAnswer> {
    const breaker = this.breakerOf(call);
    const admission = breaker.admit(this.clock.monotonic());
    if (!admission.go) throw refusal(call, admission.seconds);
    if (admission.probe && call.plan.fact.effect !== 'read') {
      const ping = this.pingFor(call);
      if (ping !== undefined) {
        await this.judged(breaker, true, () => next(ping));
        if (breaker.isOpen) throw refusal(call, this.options.pauseSeconds);
        return this.judged(breaker, false, () => next(call));
      }
    }
    return this.judged(breaker, admission.probe, () => next(call));
  }

  /** Gateways whose services are spared now, with the modules. */
  openOf(gateway: string): readonly string[] {
    const prefix = `${gateway}/`;
    const open = [...this.breakers].filter(([key, breaker]) => key.startsWith(prefix) && breaker.isOpen);
    return open.map(([key]) => key.slice(prefix.length));
  }

  private async judged(
    breaker: Breaker,
    probe: boolean,
    send: () => Promise<WireAnswer>,
  ): Promise<WireAnswer> {
    try {
      const answer = await send();
      if (isFailure(answer)) breaker.failed(probe, this.clock.monotonic());
      else breaker.succeeded(probe);
      return answer;
    } catch (error) {
      // Cancellations, oversize answers and our own faults say nothing about the service.
      const broken = error instanceof TransportError && BROKEN.has(error.failure);
      if (broken) breaker.failed(probe, this.clock.monotonic());
      else if (probe) breaker.abandoned();
      throw error;
    }
  }

  private breakerOf({ plan }: Outgoing): Breaker {
    const key = `${plan.link.gateway.key}/${plan.fact.module}`;
    let breaker = this.breakers.get(key);
    if (breaker === undefined) this.breakers.set(key, (breaker = new Breaker(this.options)));
    return breaker;
  }

  private pingFor(call: Outgoing): Outgoing | undefined {
    const fact = this.book.ping(call.plan.fact.module);
    if (fact === undefined) return undefined;
    const plan = { ...call.plan, fact, parameters: {}, body: undefined };
    return { ...call, plan, url: urlOf(plan.link.gateway.gatewayUrl, fact, {}), body: undefined };
  }
}

function isFailure(answer: WireAnswer): boolean {
  return FAILING.has(answer.status) || (answer.status === 500 && !saidByOpera(answer));
}

function refusal({ plan }: Outgoing, seconds: number): Fault {
  return new Fault('OPERA_UNAVAILABLE', {
    message: `The ${plan.fact.module} service of OPERA keeps failing and is left alone for ${seconds} s.`,
    retryAfterSeconds: seconds,
  });
}
