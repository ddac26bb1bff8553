import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Fault } from '../../kernel/fault.js';
import { Ids } from '../../kernel/ids.js';
import { Pace } from '../../throttle/pace.js';
import { TOKEN_REFUSALS } from '../errors/gateway-answer.table.js';
import { operaFault } from '../errors/opera.error.js';
import { transportFault } from '../errors/transport.error.js';
import type { Gateway } from '../gateway/gateway.js';
import { OperaOptions } from '../opera.options.js';
import { OperaTransport, TransportError, type WireAnswer } from '../transport/opera.transport.js';
import type { AccessToken } from './access-token.js';
import { tokenRequest } from './token.request.js';

const OPERATION = 'oauth.getToken';
const TRIES = 3;
const PAUSE_MS = 500;
const TRANSIENT = new Set([429, 500, 502, 503, 504]);
const DEFAULT_LIFETIME_SECONDS = 3600;

/** Asks the identity service for a token; knows nothing of reuse. */
@Injectable()
export class TokenClient {
  constructor(
    @Inject(OperaTransport) private readonly transport: OperaTransport,
    @Inject(Pace) private readonly pace: Pace,
    @Inject(OperaOptions) private readonly options: OperaOptions,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Ids) private readonly ids: Ids,
  ) {}

  /**
   * One token, tried a few times while the gateway is merely busy, and by either secret while the secret is being rotated.
   * @throws Fault OPERA_UNAUTHENTICATED, OPERA_NOT_SUBSCRIBED, OPERA_IP_FORBIDDEN with advice for the operator;
   *   OPERA_UNAVAILABLE, OPERA_TIMEOUT, OPERA_THROTTLED
   */
  async request(gateway: Gateway): Promise<AccessToken> {
    const { previousClientSecret: previous } = gateway;
    try {
      return await this.patient(gateway);
    } catch (error) {
      const refused = error instanceof Fault && error.code === 'OPERA_UNAUTHENTICATED';
      if (!refused || previous === undefined) throw error;
      return this.patient({ ...gateway, clientSecret: previous });
    }
  }

  private async patient(gateway: Gateway): Promise<AccessToken> {
    const signal = new AbortController().signal;
    const deadline = this.clock.monotonic() + this.options.requestTimeoutSeconds * 1000;
    for (let attempt = 1; ; attempt += 1) {
      await this.pace.acquire({
        gateway: gateway.key,
        caller: '',
        tenant: '',
        priority: 'interactive',
        deadline,
        signal,
      });
      const failure = await this.attempt(gateway, signal, deadline).catch((error: unknown) => {
        if (error instanceof Fault && error.retryable) return error;
        throw error;
      });
      if (!(failure instanceof Fault)) return failure;
      const pause = (failure.details.retryAfterSeconds ?? 0) * 1000 || PAUSE_MS * attempt;
      if (failure.code === 'OPERA_THROTTLED')
        this.pace.slowDown(gateway.key, failure.details.retryAfterSeconds);
      if (attempt >= TRIES || this.clock.monotonic() + pause >= deadline) throw failure;
      await this.clock.sleep(pause);
    }
  }

  private async attempt(gateway: Gateway, signal: AbortSignal, deadline: number): Promise<AccessToken> {
    const requestId = this.ids.uuid();
    const issuedAt = this.clock.now();
    const timeoutMs = Math.max(1, deadline - this.clock.monotonic());
    const about = { operation: OPERATION, operaRequestId: requestId, now: issuedAt, answers: TOKEN_REFUSALS };
    let answer: WireAnswer;
    try {
      answer = await this.transport.send({ ...tokenRequest(gateway, requestId), signal, timeoutMs });
    } catch (error) {
      // Asking for a token twice harms nothing, so it counts as a read.
      if (error instanceof TransportError) throw transportFault(error, { ...about, effect: 'read' });
      throw error;
    }
    if (TRANSIENT.has(answer.status) || answer.status >= 400) throw operaFault(answer, about);
    return tokenOf(answer, issuedAt, requestId);
  }
}

function tokenOf(answer: WireAnswer, issuedAt: number, operaRequestId: string): AccessToken {
  let body: { access_token?: unknown; expires_in?: unknown } | undefined;
  try {
    body = JSON.parse(answer.text) as typeof body;
  } catch {
    body = undefined;
  }
  if (typeof body?.access_token !== 'string' || body.access_token === '') {
    throw new Fault('OPERA_UNEXPECTED_SHAPE', {
      message: 'The identity service answered without a token.',
      advice: 'An operator should check OPERA_GATEWAY_URL: the address may not be an OPERA gateway.',
      status: answer.status,
      operaRequestId,
    });
  }
  const seconds = Number(body.expires_in ?? DEFAULT_LIFETIME_SECONDS);
  const lifetime = Number.isFinite(seconds) && seconds > 0 ? seconds : DEFAULT_LIFETIME_SECONDS;
  return { value: body.access_token, issuedAt, expiresAt: issuedAt + lifetime * 1000 };
}
