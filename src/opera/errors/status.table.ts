import type { OperaCodeEntry } from './opera-code.table.js';

/** What a status means when neither a known code nor known words explain it. */
export const STATUS_FAULTS: Readonly<Record<number, OperaCodeEntry>> = {
  400: { fault: 'OPERA_INVALID_REQUEST', message: 'OPERA refused the request as invalid.' },
  401: {
    fault: 'OPERA_UNAUTHENTICATED',
    message: 'The gateway refused the access token or the application key.',
  },
  402: { fault: 'OPERA_UNAUTHENTICATED', message: 'The identity service refused the credentials.' },
  403: { fault: 'OPERA_FORBIDDEN', message: 'OPERA refused access.' },
  404: { fault: 'OPERA_NOT_FOUND', message: 'OPERA did not find what the call names.' },
  405: { fault: 'OPERA_VERSION_UNSUPPORTED', message: 'The gateway does not offer this operation.' },
  406: { fault: 'OPERA_INVALID_REQUEST', message: 'The gateway cannot answer in JSON here.' },
  408: { fault: 'OPERA_TIMEOUT', message: 'The gateway gave up waiting.' },
  409: { fault: 'OPERA_CONFLICT', message: 'The record changed or is locked.' },
  410: { fault: 'OPERA_NOT_FOUND', message: 'The result was fetched before or has expired.' },
  411: { fault: 'OPERA_INVALID_REQUEST', message: 'The gateway wants the length of the body.' },
  412: { fault: 'OPERA_CONFLICT', message: 'The record changed since it was read.' },
  413: { fault: 'OPERA_LIMIT_EXCEEDED', message: 'The request is too large for the gateway.' },
  414: { fault: 'OPERA_LIMIT_EXCEEDED', message: 'The parameters are too long for the gateway.' },
  415: { fault: 'OPERA_INVALID_REQUEST', message: 'The gateway refused the kind of body.' },
  422: { fault: 'OPERA_RULE', message: 'A rule of the hotel forbids this.' },
  423: { fault: 'OPERA_CONFLICT', message: 'The record is locked.' },
  429: { fault: 'OPERA_THROTTLED', message: 'OPERA is at its limit of calls.' },
  500: { fault: 'OPERA_UNAVAILABLE', message: 'OPERA failed inside.' },
  501: { fault: 'OPERA_VERSION_UNSUPPORTED', message: 'This OPERA does not have the operation.' },
  502: { fault: 'OPERA_UNAVAILABLE', message: 'The gateway could not reach OPERA.' },
  503: { fault: 'OPERA_UNAVAILABLE', message: 'OPERA is not available.' },
  504: { fault: 'OPERA_TIMEOUT', message: 'OPERA did not answer the gateway in time.' },
};

/** For statuses that the table does not name. */
export function statusFault(status: number): OperaCodeEntry {
  const known = STATUS_FAULTS[status];
  if (known) return known;
  if (status >= 500) return { fault: 'OPERA_UNAVAILABLE', message: 'OPERA failed.' };
  if (status >= 400) return { fault: 'OPERA_INVALID_REQUEST', message: 'OPERA refused the request.' };
  return {
    fault: 'OPERA_UNEXPECTED_SHAPE',
    message: 'The gateway answered in a way this server does not know.',
  };
}
