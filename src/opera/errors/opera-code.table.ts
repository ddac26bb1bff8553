import type { FaultCode } from '../../kernel/fault.table.js';

/** How one of OPERA's own codes reads here. Sentences are ours: OPERA's texts may quote guests. */
export interface OperaCodeEntry {
  readonly fault: FaultCode;
  /** What happened, for the model and people. */
  readonly message: string;
  /** What to do next, where the fault's own advice is too general. */
  readonly advice?: string;
  /** OPERA's sanitised detail follows the message: it names values of the call, not of the record. */
  readonly showDetail?: boolean;
}

/** OPERA's codes without the `OPERAWS-` prefix. Only those met in practice; others are reported by code and status. */
export const OPERA_CODES: Readonly<Record<string, OperaCodeEntry>> = {
  GEN01187: {
    fault: 'OPERA_INVALID_REQUEST',
    message: 'OPERA does not know the external system that the reference belongs to.',
    advice:
      'An operator must configure the external system code of this server in OPERA and in the settings.',
  },
  GEN01242: {
    fault: 'OPERA_INVALID_REQUEST',
    message: 'OPERA does not know a property of the body.',
    showDetail: true,
    advice: 'Describe the operation to see the right names, correct the body and call again.',
  },
  GEN01244: {
    fault: 'OPERA_FORBIDDEN',
    message:
      'OPERA does not let the integration user see data of this hotel, or the hotel code does not exist.',
    advice:
      'List the hotels and check the code; if it is right, an operator must give the integration user the property.',
  },
  GEN01245: {
    fault: 'OPERA_INVALID_REQUEST',
    message: 'OPERA wants exactly one of hotel and hub as context of the call.',
    advice: 'Name one hotel.',
  },
  GEN01265: {
    fault: 'OPERA_FORBIDDEN',
    message: 'The integration user may not act for this hub.',
  },
  GEN01278: {
    fault: 'OPERA_INVALID_REQUEST',
    message: 'OPERA expected a number where it found something else.',
    showDetail: true,
  },
  GEN01346: {
    fault: 'OPERA_INVALID_REQUEST',
    message: 'OPERA refused a search value, or the search has too few criteria.',
    showDetail: true,
    advice: 'Add criteria such as dates or a name, and check that every fetch instruction is a listed one.',
  },
  ODE09998: {
    fault: 'OPERA_LIMIT_EXCEEDED',
    message: 'More rows or days were asked for than OPERA allows for this operation.',
    showDetail: true,
  },
  CRM00073: { fault: 'OPERA_NOT_FOUND', message: 'OPERA does not know this profile.' },
  FOF00094: { fault: 'OPERA_NO_CASHIER', message: 'OPERA has no cashier for the integration user.' },
  'OPICS-NOT_FOUND': {
    fault: 'OPERA_NOT_SUBSCRIBED',
    message: 'The payment service of this gateway is not set up for the hotel.',
  },
};
