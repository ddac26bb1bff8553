import type { Clock } from '../../../kernel/clock.js';
import type { Ids } from '../../../kernel/ids.js';
import type { OperaOptions } from '../../opera.options.js';
import { TransportError, type OperaTransport, type WireAnswer } from '../../transport/opera.transport.js';
import { headersOf } from '../headers.js';
import { isCharged } from '../call.ledger.js';
import type { OperaAttempt, OperaObserver } from '../opera.observer.js';
import type { Outgoing, Step } from '../step.js';

/** The last step: one attempt on the wire, with its own request id, timed for the observer. */
export class SendStep implements Step {
  constructor(
    private readonly transport: OperaTransport,
    private readonly options: Pick<OperaOptions, 'application' | 'requestTimeoutSeconds' | 'budget'>,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly observer: OperaObserver,
  ) {}

  async run(call: Outgoing): Promise<WireAnswer> {
    const { fact, context } = call.plan;
    const start = this.clock.monotonic();
    if (start >= call.deadline) throw new TransportError('timeout', false);
    if (context.signal.aborted) throw new TransportError('aborted', false);
    call.attempt += 1;
    call.operaRequestId = this.ids.uuid();
    let status: number | undefined;
    try {
      const answer = await this.transport.send({
        method: fact.method,
        url: call.url,
        headers: headersOf(call, this.options.application),
        body: call.body,
        signal: context.signal,
        timeoutMs: Math.min(this.options.requestTimeoutSeconds * 1000, call.deadline - start),
      });
      status = answer.status;
      return answer;
    } finally {
      this.observer.attempt({
        operation: fact.id,
        statusClass: status === undefined ? 'error' : classOf(status),
        durationMs: this.clock.monotonic() - start,
        attempt: call.attempt,
        hotelId: context.hotelId,
        gateway: call.plan.link.gateway.key,
        status,
        aborted: status === undefined && context.signal.aborted,
        costMicroUsd: status !== undefined && isCharged(status) ? this.options.budget.microUsdPerCall : 0,
      });
    }
  }
}

function classOf(status: number): OperaAttempt['statusClass'] {
  if (status < 300) return '2xx';
  if (status < 400) return '3xx';
  return status < 500 ? '4xx' : '5xx';
}
