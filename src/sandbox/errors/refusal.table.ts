/** Status, code and title of one way in which the sandbox says no. */
export interface RefusalEntry {
  readonly status: number;
  readonly code: string;
  readonly title: string;
}

/**
 * Every refusal of the sandbox. Codes with a module and five digits are OPERA's own where they are publicly known;
 * OPERA's full list is not public, so the others are ours and start with SBX.
 */
export const REFUSALS = {
  BODY_NOT_JSON: { status: 400, code: 'OPERAWS-SBX00001', title: 'Bad Request' },
  PROPERTY_UNKNOWN: { status: 400, code: 'OPERAWS-GEN01242', title: 'Bad Request' },
  QUERY_INVALID: { status: 400, code: 'OPERAWS-GEN01346', title: 'Bad Request' },
  NUMBER_INVALID: { status: 400, code: 'OPERAWS-GEN01278', title: 'Bad Request' },
  HOTEL_HEADER: { status: 400, code: 'OPERAWS-GEN01245', title: 'Bad Request' },
  HOTEL_FORBIDDEN: { status: 403, code: 'OPERAWS-GEN01244', title: 'Forbidden' },
  EXTERNAL_SYSTEM_UNKNOWN: { status: 400, code: 'OPERAWS-GEN01187', title: 'Bad Request' },
  LIMIT_EXCEEDED: { status: 400, code: 'OPERAWS-ODE09998', title: 'Bad Request' },
  NO_CASHIER: { status: 400, code: 'OPERAWS-FOF00094', title: 'Bad Request' },
  PROFILE_UNKNOWN: { status: 404, code: 'OPERAWS-CRM00073', title: 'Not Found' },
  VALUE_MISSING: { status: 400, code: 'OPERAWS-SBX00002', title: 'Bad Request' },
  VALUE_INVALID: { status: 400, code: 'OPERAWS-SBX00003', title: 'Bad Request' },
  CODE_UNKNOWN: { status: 400, code: 'OPERAWS-SBX00004', title: 'Bad Request' },
  NOT_FOUND: { status: 404, code: 'OPERAWS-SBX00005', title: 'Not Found' },
  NOT_AVAILABLE: { status: 400, code: 'OPERAWS-SBX00010', title: 'Bad Request' },
  RESTRICTED: { status: 400, code: 'OPERAWS-SBX00011', title: 'Bad Request' },
  STATUS_FORBIDS: { status: 400, code: 'OPERAWS-SBX00012', title: 'Bad Request' },
  ROOM_TAKEN: { status: 400, code: 'OPERAWS-SBX00013', title: 'Bad Request' },
  ROOM_NOT_READY: { status: 400, code: 'OPERAWS-SBX00014', title: 'Bad Request' },
  ROOM_MISSING: { status: 400, code: 'OPERAWS-SBX00015', title: 'Bad Request' },
  NOT_DUE_TODAY: { status: 400, code: 'OPERAWS-SBX00016', title: 'Bad Request' },
  SEVERAL_ROOMS: { status: 400, code: 'OPERAWS-SBX00017', title: 'Bad Request' },
  BALANCE_OPEN: { status: 400, code: 'OPERAWS-SBX00018', title: 'Bad Request' },
  OCCUPANCY: { status: 400, code: 'OPERAWS-SBX00019', title: 'Bad Request' },
  NOT_SERVED: { status: 501, code: 'SANDBOX-NOT-SERVED', title: 'Not Implemented' },
  FAILED: { status: 500, code: 'SANDBOX-FAILED', title: 'Internal Server Error' },
} as const satisfies Record<string, RefusalEntry>;

export type Refusal = keyof typeof REFUSALS;
