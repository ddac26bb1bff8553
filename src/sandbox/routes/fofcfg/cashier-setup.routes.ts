import { shiftOf } from '../../desk/cashier-shift.js';
import { INTEGRATION_USER } from '../../desk/desk.js';
import { type Answer, type Call, NONE, ok, type Routes } from '../../gateway/call.js';
import { pageOf } from '../../wire/paging.js';
import { folded } from '../../wire/person.wire.js';

/** The hotel's cashiers, by number, name or user; open is one who posted since the last closure. */
function list(call: Call): Answer {
  const { criteria, hotel } = call;
  const numbers = criteria.texts('cashierIDs').map(Number);
  const name = folded(criteria.text('name') ?? '');
  const user = criteria.text('appUser');
  const found = [...hotel.cashiers].filter(
    ([id, title]) =>
      (numbers.length === 0 || numbers.includes(id)) &&
      folded(title).includes(name) &&
      (user === undefined || (user === INTEGRATION_USER && id === hotel.defaultCashier)),
  );
  const { rows, facts } = pageOf(found, criteria, 20);
  if (rows.length === 0) return NONE;
  return ok({
    cashiers: rows.map(([cashierId, title]) => ({
      cashierId,
      currencyCode: hotel.profile.currency,
      name: title,
      attachedUser: cashierId === hotel.defaultCashier ? INTEGRATION_USER : undefined,
      cashierType: cashierId === hotel.defaultCashier ? 'InterfaceCashier' : 'Cashier',
      inactive: false,
      open: shiftOf(hotel, cashierId).length > 0,
    })),
    ...facts,
  });
}

function nextFree(call: Call): Answer {
  return ok({ cashierId: Math.max(...call.hotel.cashiers.keys()) + 1 });
}

export const CASHIER_SETUP_ROUTES: Routes = {
  'fofcfg.getCashiers': list,
  'fofcfg.searchCashiers': list,
  'fofcfg.getAvailableCashierNumber': nextFree,
};
