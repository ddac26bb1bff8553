import { noteSent } from '../../../kernel/call-scope.js';
import type { Clock } from '../../../kernel/clock.js';
import type { Ids } from '../../../kernel/ids.js';
import { type Facts, Tracing, TRACING_OFF } from '../../../observability/traces/tracing.js';
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
    private readonly tracing: Tracing = TRACING_OFF,
  ) {}

  async run(call: Outgoing): Promise<WireAnswer> {
    const { fact, context } = call.plan;
    const start = this.clock.monotonic();
    if (start >= call.deadline) throw new TransportError('timeout', false);
    if (context.signal.aborted) throw new TransportError('aborted', false);
    call.attempt += 1;
    call.operaRequestId = this.ids.uuid();
    const { tracing } = this;
    if (!tracing.on) return this.attempt(call, start);
    return tracing.request(`${fact.method} ${fact.path}`, factsOf(call), async (piece) => {
      const answer = await this.attempt(call, start, tracing.traceparent());
      piece.note({ 'http.response.status_code': answer.status });
      return answer;
    });
  }

  private async attempt(call: Outgoing, start: number, traceparent?: string): Promise<WireAnswer> {
    const { fact, context } = call.plan;
    let status: number | undefined;
    try {
      const answer = await this.transport.send({
        method: fact.method,
        url: call.url,
        headers: headersOf(call, this.options.application, traceparent),
        body: call.body,
        signal: context.signal,
        timeoutMs: Math.min(this.options.requestTimeoutSeconds * 1000, call.deadline - start),
      });
      status = answer.status;
      return answer;
    } finally {
      if (fact.effect !== 'read') {
        noteSent({ operation: fact.id, operaRequestId: call.operaRequestId, status });
      }
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

/** By the template of the path: its values name guests and stays. */
function factsOf({ plan, attempt, operaRequestId }: Outgoing): Facts {
  const { fact, link } = plan;
  const { hostname, port, protocol } = new URL(link.gateway.gatewayUrl);
  return {
    'http.request.method': fact.method,
    'url.template': fact.path,
    'server.address': hostname,
    'server.port': port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port),
    'http.request.resend_count': attempt > 1 ? attempt - 1 : undefined,
    'opera.operation': fact.id,
    'opera.request_id': operaRequestId,
  };
}

function classOf(status: number): OperaAttempt['statusClass'] {
  if (status < 300) return '2xx';
  if (status < 400) return '3xx';
  return status < 500 ? '4xx' : '5xx';
}
