import type { Caller } from '../../auth/caller.js';
import { guestText } from '../../mcp/declaration/guest-text.js';
import { sayMoney } from '../../shared/money.js';
import type { PriceRun } from '../availability/offer.js';
import { guestName } from './guest-name.js';
import type { CancellationPolicy, DepositPolicy, NightPrice, StayDetails } from './stay-details.js';
import type { FullStay, StayList, StaySummary } from './stay.schema.js';
import { isInHouse, type Stay } from './stay.js';

/** A stay in short as this caller may see it. */
export function summary(stay: Stay, caller: Caller): StaySummary {
  return {
    reservationId: stay.reservationId,
    ...given('confirmationNumber', stay.confirmationNumber),
    guest: guestName(stay.guest, caller),
    ...given('vip', stay.guest.vip),
    status: stay.status,
    arrivalDate: stay.arrivalDate,
    departureDate: stay.departureDate,
    nights: stay.nights,
    adults: stay.adults,
    ...(stay.children > 0 && { children: stay.children }),
    ...given('roomType', stay.roomType),
    ...given('room', stay.room),
    ...(stay.numberOfRooms > 1 && { rooms: stay.numberOfRooms }),
    ...given('ratePlan', stay.ratePlan),
    ...given('total', stay.total),
  };
}

/** A stay with what hangs on it as this caller may see it; words of guests and staff are fenced. */
export function fullStay(details: StayDetails, caller: Caller): FullStay {
  const { stay } = details;
  return {
    ...summary(stay, caller),
    ...given('balance', stay.balance),
    ...listed(
      'rates',
      runsOf(details.nights).map((run) => `${run.nights} x ${sayMoney(run.price)} from ${run.from}`),
    ),
    ...given('guarantee', stay.guarantee),
    ...given('paymentMethod', details.paymentMethod),
    ...given('arrivalTime', stay.arrivalTime),
    ...given('bookedOn', details.bookedOn),
    ...given('cancellationNumber', stay.cancellationNumber),
    ...listed('bookedThrough', details.bookedThrough),
    ...listed(
      'accompanying',
      details.accompanying.map((name) => guestName(name, caller)),
    ),
    ...listed('allowed', stay.allowedActions ?? []),
    ...listed('cancellation', isInHouse(stay.status) ? [] : details.cancellation.map(sayPolicy)),
    ...listed('deposits', details.deposits.map(sayDeposit)),
    ...listed(
      'packages',
      details.packages.map(
        (one) => `${one.code}${one.name === undefined ? '' : ` ${one.name}`} x${one.quantity ?? 1}`,
      ),
    ),
    ...listed(
      'comments',
      details.comments.map((one) => `${one.internal ? 'internal ' : ''}${guestText(one.text)}`),
    ),
    ...listed(
      'alerts',
      details.alerts.map((one) => `${one.area ?? 'any'}: ${guestText(one.text)}`),
    ),
    ...listed(
      'traces',
      details.traces.map((one) =>
        [one.on, one.department, guestText(one.text), one.resolved ? '(done)' : ''].filter(Boolean).join(' '),
      ),
    ),
  };
}

/** One stay in one line. */
export function sayStay(row: StaySummary): string {
  const people = `${counted(row.adults, 'adult')}${row.children === undefined ? '' : ` and ${counted(row.children, 'child', 'children')}`}`;
  return [
    `${row.guest}${row.vip === undefined ? '' : ` (VIP ${row.vip})`}`,
    row.confirmationNumber === undefined
      ? `id ${row.reservationId}`
      : `#${row.confirmationNumber} (id ${row.reservationId})`,
    `${row.arrivalDate} to ${row.departureDate}, ${counted(row.nights, 'night')}`,
    people,
    [
      row.room === undefined ? '' : `room ${row.room}`,
      row.roomType ?? '',
      row.rooms === undefined ? '' : `x${row.rooms}`,
    ]
      .filter((part) => part !== '')
      .join(' '),
    row.ratePlan ?? '',
    row.total === undefined ? '' : `total ${sayMoney(row.total)}`,
    row.status,
  ]
    .filter((part) => part !== '')
    .join(', ');
}

/** Stays, one line each. */
export function sayStays(list: StayList): string {
  if (list.reservations.length === 0) return 'No reservation fits.';
  const count = list.total ?? list.reservations.length;
  return [
    `${count} ${count === 1 ? 'reservation' : 'reservations'}:`,
    ...list.reservations.map(sayStay),
  ].join('\n');
}

/** A stay with everything that was asked for, a line for each. */
export function sayFullStay(stay: FullStay): string {
  const lines: [string, string | undefined][] = [
    ['Balance', stay.balance === undefined ? undefined : sayMoney(stay.balance)],
    ['Rate per night before tax', stay.rates?.join(', ')],
    ['Guarantee', stay.guarantee],
    ['Payment method', stay.paymentMethod],
    ['Arrival time', stay.arrivalTime],
    ['Booked on', stay.bookedOn],
    ['Cancellation number', stay.cancellationNumber],
    ['Booked through', stay.bookedThrough?.join(', ')],
    ['With', stay.accompanying?.join('; ')],
    ['OPERA allows now', stay.allowed?.join(', ')],
    ['Cancellation', stay.cancellation?.join('; ')],
    ['Deposit', stay.deposits?.join('; ')],
    ['Packages', stay.packages?.join(', ')],
    ['Comments', stay.comments?.join('; ')],
    ['Alerts', stay.alerts?.join('; ')],
    ['Traces', stay.traces?.join('; ')],
  ];
  const said = lines.flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]));
  return [sayStay(stay), ...said].join('\n');
}

/** A cancellation policy in one sentence. */
export function sayPolicy(policy: CancellationPolicy): string {
  const until = policy.freeUntil === undefined ? '' : `, free until ${policy.freeUntil}`;
  const refund = policy.nonRefundable ? ', not refundable' : '';
  const amount = policy.amount === undefined ? '' : `, then ${sayMoney(policy.amount)}`;
  const now =
    policy.dueNow === undefined ? '' : policy.dueNow ? ' (due if cancelled now)' : ' (nothing due now)';
  return `${policy.rule}${until}${refund}${policy.dueNow === true && policy.amount !== undefined ? `, ${sayMoney(policy.amount)}` : amount}${now}`;
}

/** A deposit policy in one sentence. */
export function sayDeposit(policy: DepositPolicy): string {
  const by = policy.by === undefined ? '' : ` by ${policy.by}`;
  const paid = policy.paid === undefined ? '' : `, paid ${sayMoney(policy.paid)}`;
  return `${policy.rule}: ${sayMoney(policy.due)} due${by}${paid}`;
}

/** Nights at one price put together. */
export function runsOf(nights: readonly NightPrice[]): PriceRun[] {
  const runs: PriceRun[] = [];
  for (const { date, price } of nights) {
    const last = runs.at(-1);
    if (last?.price.amount === price.amount) runs[runs.length - 1] = { ...last, nights: last.nights + 1 };
    else runs.push({ from: date, nights: 1, price });
  }
  return runs;
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

function given<Key extends string, Value>(key: Key, value: Value | undefined): { [K in Key]?: Value } {
  return value === undefined ? {} : ({ [key]: value } as { [K in Key]?: Value });
}

function listed<Key extends string, Value>(key: Key, values: readonly Value[]): { [K in Key]?: Value[] } {
  return values.length === 0 ? {} : ({ [key]: [...values] } as { [K in Key]?: Value[] });
}
