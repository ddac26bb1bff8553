import { addDays } from '../clock/business-date.js';
import { applyPayment, billDirectly, invoiced } from '../desk/receivable.js';
import type { Hotel } from '../state/hotel.js';
import { nextId, nextNumber, type World } from '../state/world.js';
import { primaryName } from '../wire/person.wire.js';

const FIRST_ACCOUNT = 10_001;

/**
 * Accounts of the companies and agents that have stays at the hotel, with what their departed guests left to be billed;
 * every third account has paid its oldest invoice.
 */
export function seedReceivables(world: World, hotel: Hotel): void {
  const debtors = new Set(
    [...hotel.reservations.values()].flatMap((stay) => stay.profiles.map((profile) => profile.profileId)),
  );
  let number = FIRST_ACCOUNT;
  for (const profileId of debtors) {
    const profile = world.profiles.get(profileId);
    if (!profile) continue;
    const id = nextId(world, 'record');
    hotel.receivables.set(id, {
      id,
      no: String(number),
      name: primaryName(profile).surname,
      profileId,
      creditLimit: 1_000_000,
      type: profile.type === 'Company' ? 'COR' : 'TA',
      details: { paymentDueDays: '30' },
      notes: [],
      traces: [],
      invoices: [],
      payments: [],
    });
    number += 1;
  }
  billDirectly(world, hotel);
  for (const [index, account] of [...hotel.receivables.values()].entries()) {
    const [oldest] = account.invoices;
    if (!oldest || index % 3 !== 0) continue;
    const payment = {
      no: nextNumber(world, 'transaction'),
      date: addDays(hotel.businessDate, -1),
      method: 'BT',
      amount: invoiced(oldest),
      cashier: 1,
      reference: `Invoice ${oldest.no}`,
    };
    account.payments.push(payment);
    applyPayment(account, payment, [oldest]);
  }
}
