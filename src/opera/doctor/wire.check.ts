import type { Clock } from '../../kernel/clock.js';
import { Fault, asFault } from '../../kernel/fault.js';
import type { CallContext } from '../../kernel/call-context.js';
import { transportFault } from '../errors/transport.error.js';
import type { HotelLink } from '../gateway/gateway.js';
import { TransportError, type OperaTransport } from '../transport/opera.transport.js';
import type { Finding } from './doctor.report.js';

const PROBE_MS = 10_000;
/** Signatures and token lifetimes go by the clock; beyond a minute they begin to disagree. */
const NOTICEABLE_SECONDS = 60;
const HARMFUL_SECONDS = 300;

/**
 * Looks at the way to the gateway without spending an API call: any answer at all proves address and certificate, and its
 * Date header tells how far the clocks are apart.
 */
export async function checkWire(
  context: CallContext,
  link: HotelLink,
  transport: OperaTransport,
  clock: Clock,
): Promise<Finding[]> {
  const url = new URL(link.gateway.gatewayUrl);
  try {
    const answer = await transport.send({
      method: 'HEAD',
      url: url.href,
      headers: {},
      signal: context.signal,
      timeoutMs: Math.max(1, Math.min(PROBE_MS, context.deadline - clock.monotonic())),
    });
    return [encryption(url), clockSkew(answer.headers['date'], clock.now())];
  } catch (error) {
    return [unreachable(error, url, clock.now())];
  }
}

function encryption(url: URL): Finding {
  if (url.protocol === 'https:') {
    return { check: 'connection', status: 'ok', found: `${url.host} answers; its certificate is valid.` };
  }
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  return {
    check: 'connection',
    status: local ? 'ok' : 'failed',
    found: local ? `${url.host} answers on this machine.` : `${url.host} is reached without encryption.`,
    ...(local ? {} : { fix: 'Use https in OPERA_GATEWAY_URL.', mender: 'operator' as const }),
  };
}

function clockSkew(date: string | undefined, now: number): Finding {
  const theirs = date === undefined ? Number.NaN : Date.parse(date);
  if (Number.isNaN(theirs)) {
    return { check: 'clock', status: 'skipped', found: 'The gateway does not say what time it is.' };
  }
  const seconds = Math.round(Math.abs(theirs - now) / 1000);
  const found = `The clocks of this server and of the gateway differ by ${seconds} s.`;
  if (seconds < NOTICEABLE_SECONDS) return { check: 'clock', status: 'ok', found };
  const status = seconds < HARMFUL_SECONDS ? 'warning' : 'failed';
  return {
    check: 'clock',
    status,
    found,
    fix: 'Synchronise the clock of this machine (NTP).',
    mender: 'operator',
  };
}

function unreachable(error: unknown, url: URL, now: number): Finding {
  const about = { operation: url.host, operaRequestId: '', now, effect: 'read' as const };
  const fault: Fault = error instanceof TransportError ? transportFault(error, about) : asFault(error);
  return {
    check: 'connection',
    status: 'failed',
    found: fault.message,
    fix:
      fault.details.advice ??
      'Check OPERA_GATEWAY_URL, the network, the proxy and the allow-list of addresses.',
    mender: 'operator',
  };
}
