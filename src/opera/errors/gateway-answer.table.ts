import type { OperaCodeEntry } from './opera-code.table.js';

/** An answer that the gateway or the identity service gives itself, recognised by status and by words of its text. */
export interface GatewayAnswer extends OperaCodeEntry {
  readonly status: readonly number[];
  readonly words: RegExp;
}

/** First match wins: from the particular to the general. */
export const GATEWAY_ANSWERS: readonly GatewayAnswer[] = [
  {
    status: [400, 403, 404],
    words: /no subscribed plan or api/i,
    fault: 'OPERA_NOT_SUBSCRIBED',
    message: 'The application is not subscribed to this OPERA API module.',
  },
  {
    status: [400, 404, 405, 501],
    words: /not supported for the current database version/i,
    fault: 'OPERA_VERSION_UNSUPPORTED',
    message: 'The OPERA release of this hotel does not have the operation.',
  },
  {
    status: [403],
    words: /unauthori[sz]ed to access the resource/i,
    fault: 'OPERA_FORBIDDEN',
    message: 'The gateway refused access to the resource.',
    advice:
      'An operator should check that the integration user has the role WSACCESS, that the environment owner approved the ' +
      'application, and that the hotel code is right.',
  },
  {
    status: [403],
    words: /^\W*("?(message|title|detail|error)"?\W+)?forbidden\W*$/i,
    fault: 'OPERA_IP_FORBIDDEN',
    message: 'The gateway does not accept calls from the address of this server.',
  },
];

/** Refusals of the token endpoint, recognised likewise. */
export const TOKEN_REFUSALS: readonly GatewayAnswer[] = [
  {
    status: [400, 401, 403],
    words: /enterprise\s*_?id/i,
    fault: 'OPERA_UNAUTHENTICATED',
    message: 'The identity service wants an enterprise id, or does not know the one configured.',
    advice: 'An operator should set OPERA_ENTERPRISE_ID to the chain or enterprise code of the environment.',
  },
  {
    status: [400, 401, 402, 403],
    words: /invalid_scope/i,
    fault: 'OPERA_UNAUTHENTICATED',
    message: 'The identity service refused the scope.',
    advice: 'An operator should check OPERA_SCOPE; it has two underscores on each side of myscopes.',
  },
  {
    status: [400, 401, 402, 403],
    words: /unsupported_grant_type|unauthorized_client/i,
    fault: 'OPERA_UNAUTHENTICATED',
    message: 'This environment does not accept the kind of credentials configured.',
    advice:
      'An operator should use OPERA_ENTERPRISE_ID (client credentials) in OCIM environments and OPERA_USERNAME with ' +
      'OPERA_PASSWORD in older ones.',
  },
  {
    status: [400, 401, 402, 403],
    words: /invalid_grant|wrong password/i,
    fault: 'OPERA_UNAUTHENTICATED',
    message: 'The identity service refused the integration user or its password.',
    advice: 'An operator should check OPERA_USERNAME and OPERA_PASSWORD, and whether the user is locked.',
  },
  {
    status: [400, 401, 402, 403],
    words: /invalid_client/i,
    fault: 'OPERA_UNAUTHENTICATED',
    message: 'The identity service does not know the client or its secret.',
    advice: 'An operator should check OPERA_CLIENT_ID and OPERA_CLIENT_SECRET.',
  },
  ...GATEWAY_ANSWERS,
  {
    status: [400, 401, 402],
    words: /^/,
    fault: 'OPERA_UNAUTHENTICATED',
    message: 'The identity service refused the credentials without a reason.',
    advice:
      'An operator should check client id, client secret and application key, and that all belong to this environment.',
  },
];
