import { daysBetween, type Day } from '../clock/business-date.js';
import { refuse } from '../errors/opera.error.js';
import type { Hotel } from '../state/hotel.js';
import type { Minor } from '../state/money.js';
import type { Invoice, ReceivableAccount, ReceivablePayment } from '../state/receivable.js';
import type { Reservation } from '../state/reservation.js';
import { nextNumber, type World } from '../state/world.js';

const DIRECT_BILL = 'DB';

/** The account with OPERA's id. Throws 404. */
export function findAccount(hotel: Hotel, id: string): ReceivableAccount {
  const account = hotel.receivables.get(id);
  if (!account)
    throw refuse('NOT_FOUND', `Account ${id} does not exist at ${hotel.profile.id}.`, 'accountId');
  return account;
}

/** What the invoice was made out for. */
export function invoiced(invoice: Invoice): Minor {
  return invoice.lines.reduce((sum, line) => sum + line.amount, 0);
}

/** What was paid on the invoice. */
export function paidOn(invoice: Invoice): Minor {
  return invoice.applied.reduce((sum, each) => sum + each.amount, 0);
}

/** What is left of a payment for other invoices. */
export function unapplied(account: ReceivableAccount, payment: ReceivablePayment): Minor {
  if (payment.reversed === true) return 0;
  const used = account.invoices
    .flatMap((invoice) => invoice.applied)
    .filter((each) => each.payment === payment.no);
  return used.reduce((left, each) => left - each.amount, payment.amount);
}

/** What the debtor owes altogether, payments that stand on no invoice counted. */
export function accountBalance(account: ReceivableAccount): Minor {
  const owed = account.invoices.reduce((sum, invoice) => sum + invoiced(invoice), 0);
  return account.payments.reduce((left, each) => left - (each.reversed === true ? 0 : each.amount), owed);
}

/** Days since the invoice. */
export function ageOf(invoice: Invoice, today: Day): number {
  return Math.max(0, daysBetween(invoice.date, today));
}

/** Pays invoices with what is left of a payment: those named, else the oldest first. Gives back how much was used. */
export function applyPayment(
  account: ReceivableAccount,
  payment: ReceivablePayment,
  wanted: readonly Invoice[] = account.invoices,
): Minor {
  let left = unapplied(account, payment);
  const before = left;
  for (const invoice of wanted.toSorted((a, b) =>
    a.date < b.date ? -1 : a.date > b.date ? 1 : a.no - b.no,
  )) {
    const open = invoiced(invoice) - paidOn(invoice);
    const amount = Math.min(open, left);
    if (amount <= 0) continue;
    invoice.applied.push({ payment: payment.no, amount });
    left -= amount;
  }
  return before - left;
}

/** The account that pays for a stay's direct bill: of the window's payer, else of its company or agent. */
function debtorOf(
  hotel: Hotel,
  stay: Reservation,
  payeeId: string | undefined,
): ReceivableAccount | undefined {
  const profiles = [payeeId, ...stay.profiles.map((profile) => profile.profileId)];
  return [...hotel.receivables.values()].find((account) => profiles.includes(account.profileId));
}

/**
 * Makes invoices of what departed guests left to be billed to their company.
 * @param folios only those folio numbers, when given
 * @returns how many invoices came of it
 */
export function billDirectly(world: World, hotel: Hotel, folios?: readonly number[]): number {
  const known = new Set(
    [...hotel.receivables.values()].flatMap((account) =>
      account.invoices.map((invoice) => invoice.transaction),
    ),
  );
  let made = 0;
  for (const stay of hotel.reservations.values()) {
    if (stay.status !== 'CheckedOut') continue;
    for (const window of stay.windows) {
      const folio = window.folios.filter((each) => each.voided !== true).at(-1);
      if (folios !== undefined && !folios.includes(folio?.no ?? -1)) continue;
      const account = debtorOf(hotel, stay, window.payeeId);
      if (!account) continue;
      for (const posting of window.postings) {
        if (posting.paymentMethod !== DIRECT_BILL || posting.amount === 0 || known.has(posting.no)) continue;
        const { date, code, description } = posting;
        account.invoices.push({
          no: nextNumber(world, 'folio'),
          transaction: posting.no,
          date,
          folio: folio?.no,
          reservationId: stay.id,
          guestProfileId: stay.guests.find((guest) => guest.primary)?.profileId,
          reference: `Room ${stay.roomId ?? ''}`,
          lines: [{ no: posting.no, date, code, description, amount: -posting.amount, tax: false }],
          applied: [],
        });
        made += 1;
      }
    }
  }
  return made;
}
