import type { TransportFailure } from './opera.transport.js';

const TLS_CODE = /^(CERT_|ERR_TLS_|ERR_SSL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|HOSTNAME_MISMATCH)/;

/**
 * What an error of undici or of the socket means.
 * @param started whether undici had begun to write the request
 */
export function failureOf(error: unknown, started: boolean): TransportFailure {
  const code = codeOf(error);
  if (TLS_CODE.test(code)) return 'tls';
  if (!started) return 'connect';
  if (
    nameOf(error) === 'HTTPParserError' ||
    code.startsWith('ERR_HTTP2_PROTOCOL') ||
    code === 'UND_ERR_HEADERS_OVERFLOW'
  )
    return 'garbled';
  if (code === 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH') return 'reset';
  if (code === 'UND_ERR_HEADERS_TIMEOUT' || code === 'UND_ERR_BODY_TIMEOUT') return 'timeout';
  if (code === 'UND_ERR_ABORTED') return 'aborted';
  return 'reset';
}

function nameOf(error: unknown): unknown {
  return (error as { name?: unknown } | undefined)?.name;
}

/** The error's code, looking through wrapped and collected errors. */
export function codeOf(error: unknown): string {
  let at = error as { code?: unknown; cause?: unknown; errors?: readonly unknown[] } | undefined;
  for (let depth = 0; typeof at === 'object' && at !== null && depth < 5; depth += 1) {
    if (typeof at.code === 'string' && at.code !== '') return at.code;
    at = (at.errors?.[0] ?? at.cause) as typeof at;
  }
  return '';
}
