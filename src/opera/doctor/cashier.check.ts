import type { CallContext } from '../../kernel/call-context.js';
import { asFault } from '../../kernel/fault.js';
import type { OperaAnswer, OperaRequest } from '../client/opera-call.js';
import type { HotelLink } from '../gateway/gateway.js';
import type { Finding } from './doctor.report.js';

const CHECK = 'cashier';
const MOST_NAMED = 10;

/** The one kind of answer that all lists of values have. */
interface ListOfValues {
  readonly listOfValues?: {
    readonly items?: readonly { readonly code?: string; readonly active?: boolean }[];
  };
}

/**
 * Whether the cashier that postings are booked under exists at the hotel: OPERA would say so only at the first charge.
 * @param call asks OPERA; left out when there is no use in asking
 */
export async function checkCashier(
  context: CallContext,
  { cashierId }: HotelLink,
  call?: (context: CallContext, request: OperaRequest) => Promise<OperaAnswer<ListOfValues>>,
): Promise<Finding> {
  if (cashierId === undefined) {
    return {
      check: CHECK,
      status: 'warning',
      found: 'No cashier is configured: charges and payments need the cashier of the integration user.',
      fix: 'Have OPERA assign a cashier to the integration user, or set OPERA_CASHIER_ID.',
      mender: 'hotel',
    };
  }
  if (call === undefined) return unchecked(cashierId, 'OPERA could not be asked');
  try {
    const { body } = await call(context, {
      operation: 'lov.getListOfValues',
      parameters: { name: 'Cashiers', parameterName: ['HotelCode'], parameterValue: [context.hotelId] },
    });
    const codes = (body?.listOfValues?.items ?? []).flatMap(({ code, active }) =>
      code === undefined || active === false ? [] : [code],
    );
    return verdict(cashierId, codes);
  } catch (error) {
    return unchecked(cashierId, asFault(error).code);
  }
}

function verdict(cashierId: number, codes: readonly string[]): Finding {
  if (codes.some((code) => Number(code) === cashierId)) {
    return {
      check: CHECK,
      status: 'ok',
      found: `Postings are booked under cashier ${cashierId}, whom OPERA knows.`,
    };
  }
  // A hotel without a single cashier rather hides them from the integration user.
  if (codes.length === 0) return unchecked(cashierId, 'OPERA lists no cashiers');
  return {
    check: CHECK,
    status: 'failed',
    found: `OPERA does not know cashier ${cashierId}: charges, payments and check-out would be refused.`,
    fix: `Set OPERA_CASHIER_ID to a cashier of the hotel (${codes.slice(0, MOST_NAMED).join(', ')}), or have it created in OPERA.`,
    mender: 'operator',
  };
}

function unchecked(cashierId: number, reason: string): Finding {
  const found = `Postings are booked under cashier ${cashierId}; whether OPERA knows it could not be seen (${reason}).`;
  return { check: CHECK, status: 'skipped', found };
}
