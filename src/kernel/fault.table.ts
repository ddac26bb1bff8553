/** How a code reads to the two audiences: may the same call be tried again, and what should the model do next. */
export interface FaultEntry {
  readonly retryable: boolean;
  /** One or two sentences for the model: what to do next. Never contains upstream text. */
  readonly advice: string;
}

/**
 * The one closed vocabulary of errors. Every code stands in docs/operations/errors.md and the reverse (tested).
 * OPERA_* come from OPERA or its gateway, AUTH_* from our own edge, INPUT_* from the arguments,
 * CONFIRMATION_* from consent, SANDBOX_* from the sandbox's control surface.
 */
export const FAULTS = {
  INPUT_INVALID: { retryable: false, advice: 'Correct the named field and call again.' },
  INPUT_UNKNOWN_CODE: { retryable: false, advice: 'Use one of the valid codes listed, then call again.' },
  INPUT_AMBIGUOUS: {
    retryable: false,
    advice: 'Several match: choose one from the list and call again with its id.',
  },
  INPUT_CARD_NUMBER: {
    retryable: false,
    advice: 'Card numbers are never accepted here. Use a payment method on file or the property terminal.',
  },
  NOT_FOUND: { retryable: false, advice: 'Check the identifier or search first; nothing was changed.' },
  NOT_ALLOWED_NOW: {
    retryable: false,
    advice: 'The state of the stay does not allow this; read the reason and offer what is allowed.',
  },
  TOOL_UNKNOWN: {
    retryable: false,
    advice: 'List the tools or use search_operations to find the right name.',
  },
  AUTH_REQUIRED: { retryable: false, advice: 'Present a valid access token.' },
  AUTH_SCOPE_MISSING: {
    retryable: false,
    advice: 'The caller lacks the scope named; ask an administrator or step up.',
  },
  AUTH_HOTEL_FORBIDDEN: { retryable: false, advice: 'Use one of the hotels this caller may act for.' },
  AUTH_READ_ONLY: {
    retryable: false,
    advice: 'This server is read-only for this caller; no change is possible here.',
  },
  THROTTLED: { retryable: true, advice: 'Wait the stated seconds, then call again.' },
  CURSOR_INVALID: {
    retryable: false,
    advice: 'Ask again without the cursor: the first page comes with a new one.',
  },
  CONFIRMATION_REQUIRED: {
    retryable: false,
    advice: 'Show the preview to the person, and only after their yes call again with the confirmationToken.',
  },
  CONFIRMATION_INVALID: {
    retryable: false,
    advice: 'Call again without confirmationToken to get a new preview.',
  },
  CONFIRMATION_EXPIRED: {
    retryable: false,
    advice: 'Call again without confirmationToken to get a new preview.',
  },
  CONFIRMATION_USED: {
    retryable: false,
    advice: 'That consent was used already. Read the state before doing anything again.',
  },
  CONFIRMATION_DECLINED: {
    retryable: false,
    advice: 'The person said no; nothing was changed. Do not ask again unless they do.',
  },
  CLIENT_CAPABILITY_MISSING: {
    retryable: false,
    advice: 'This client cannot be asked; give the answer as an argument, or use a client that can.',
  },
  OPERA_UNAUTHENTICATED: {
    retryable: false,
    advice: 'OPERA refused the server credentials; an operator should run the doctor command.',
  },
  OPERA_FORBIDDEN: {
    retryable: false,
    advice:
      'OPERA refused access: wrong hotel code or a missing right of the integration user. List the hotels first.',
  },
  OPERA_NOT_SUBSCRIBED: {
    retryable: false,
    advice: 'This OPERA API module is not subscribed for the application; the hotel has to order it.',
  },
  OPERA_IP_FORBIDDEN: {
    retryable: false,
    advice: 'The gateway does not allow this server address; an operator must add it.',
  },
  OPERA_HOTEL_UNKNOWN: { retryable: false, advice: 'Use one of the hotels listed.' },
  OPERA_INVALID_REQUEST: {
    retryable: false,
    advice: 'OPERA refused the values; correct what the detail names.',
  },
  OPERA_NOT_FOUND: { retryable: false, advice: 'OPERA does not know this record; search for it first.' },
  OPERA_CONFLICT: {
    retryable: false,
    advice: 'The record changed or is locked; read it again, then decide.',
  },
  OPERA_RULE: {
    retryable: false,
    advice: 'A rule of the hotel forbids this; tell the reason and offer an alternative.',
  },
  OPERA_LIMIT_EXCEEDED: { retryable: false, advice: 'Ask for fewer rows or a shorter period.' },
  OPERA_VERSION_UNSUPPORTED: {
    retryable: false,
    advice: 'This hotel runs an OPERA release without this operation.',
  },
  OPERA_NO_CASHIER: {
    retryable: false,
    advice: 'The integration user has no cashier; an operator sets one in OPERA and in the settings.',
  },
  OPERA_THROTTLED: { retryable: true, advice: 'OPERA is at its limit; try again after the stated seconds.' },
  OPERA_UNAVAILABLE: { retryable: true, advice: 'OPERA does not answer now; try again in a minute.' },
  OPERA_TIMEOUT: {
    retryable: true,
    advice: 'OPERA took too long; try again, with a narrower question if possible.',
  },
  OPERA_CANCELLED: { retryable: false, advice: 'The call was cancelled by the client.' },
  OPERA_OUTCOME_UNKNOWN: {
    retryable: false,
    advice: 'It is not known whether the change happened. Read the record before doing anything again.',
  },
  OPERA_UNEXPECTED_SHAPE: {
    retryable: false,
    advice: 'OPERA answered in a shape this server does not know; report it with the request id.',
  },
  OPERA_OPERATION_UNKNOWN: {
    retryable: false,
    advice: 'Use search_operations to find the right operation name.',
  },
  AUDIT_UNAVAILABLE: {
    retryable: true,
    advice:
      'Nothing was changed. Changes must be put on record and cannot be now; an operator looks at the audit.',
  },
  INTERNAL: { retryable: false, advice: 'A fault of this server; report it with the request id.' },
} as const satisfies Record<string, FaultEntry>;

export type FaultCode = keyof typeof FAULTS;
