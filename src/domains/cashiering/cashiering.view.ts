import { sayMoney, type Money } from '../../shared/money.js';
import type { FolioPosting, GuestFolio } from './folio.schema.js';

/** A folio: balance first, then windows, then postings. */
export function sayFolio(folio: GuestFolio): string {
  const who = `${folio.guest}${folio.room === undefined ? '' : `, room ${folio.room}`}`;
  if (folio.windows.length === 0) return `${who}: no folio yet (${folio.status.replaceAll('_', ' ')}).`;
  const windows = folio.windows.map((row) => {
    const parts = [
      `Window ${row.window}: ${sayMoney(row.balance)}`,
      row.payee === undefined ? '' : `payer ${row.payee}`,
      row.paymentMethod === undefined ? '' : `by ${row.paymentMethod}`,
      row.charges === undefined ? '' : `charges ${row.charges.amount}`,
      row.payments === undefined ? '' : `payments ${row.payments.amount}`,
      row.folioNo === undefined ? '' : `folio ${row.folioNo}`,
    ];
    return parts.filter((part) => part !== '').join(', ');
  });
  const postings = (folio.postings ?? []).map(sayPosting);
  return [
    `${who}, until ${folio.departureDate}: balance ${sayMoney(folio.balance)}.`,
    ...windows,
    ...postings,
  ].join('\n');
}

function sayPosting(row: FolioPosting): string {
  const parts = [row.date ?? '', `W${row.window}`, row.code ?? '', row.description, sayMoney(row.amount)];
  const reference = row.reference === undefined ? '' : ` (${row.reference})`;
  return `${parts.filter((part) => part !== '').join(' ')}${reference}`;
}

/** What to say when a posting got no clear answer. */
export function sayUnclear(what: string, outcome: 'not_done' | 'unknown', reference: string): string {
  const found =
    outcome === 'not_done'
      ? `OPERA did not answer, and the ${what} is not on the folio`
      : `OPERA did not answer, and the folio could not be read, so it is not known whether the ${what} was posted`;
  return `${found}. Before posting it again, look for reference ${reference} with get_guest_folio (detail full).`;
}

/** What a check-out came to. */
export function sayCheckOut(answer: {
  guest: string;
  room?: string;
  payments: readonly { window: number; amount: Money }[];
  folios: readonly { window: number; folioNo: string }[];
}): string {
  const lines = [
    `${answer.guest} is checked out${answer.room === undefined ? '' : ` of room ${answer.room}`}; the room is dirty now.`,
  ];
  for (const { window, amount } of answer.payments)
    lines.push(`Paid on window ${window}: ${sayMoney(amount)}.`);
  for (const { window, folioNo } of answer.folios) lines.push(`Folio of window ${window}: ${folioNo}.`);
  return lines.join('\n');
}
