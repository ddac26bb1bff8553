import type { Money } from '../../shared/money.js';
import { sayMoney } from '../../shared/money.js';
import type { ArrivalsReport } from './arrival.schema.js';
import type { CheckedIn } from './check-in.schema.js';
import type { RoomList } from './hotel-room.schema.js';

/** The arrivals of a day, one line each. */
export function sayArrivals(report: ArrivalsReport, show: 'expected' | 'arrived'): string {
  const what = show === 'expected' ? 'expected' : 'already in house';
  if (report.arrivals.length === 0) return `No arrivals ${what} on ${report.date}.`;
  const count = report.total ?? report.arrivals.length;
  const lines = report.arrivals.map((row) => {
    const parts = [
      row.guest + (row.vip === undefined ? '' : ` (VIP ${row.vip})`),
      row.confirmationNumber === undefined ? `id ${row.reservationId}` : `#${row.confirmationNumber}`,
      row.room === undefined
        ? `${row.roomType ?? 'type open'}, no room`
        : ['room', row.room, row.roomType, row.roomStatus?.toLowerCase()].filter(Boolean).join(' '),
      `${row.people} p`,
      `until ${row.departureDate}`,
      row.eta === undefined ? '' : `ETA ${row.eta}`,
      row.status.replaceAll('_', ' '),
      row.rooms === undefined ? '' : `${row.rooms} rooms`,
      row.preRegistered === true ? 'pre-registered' : '',
    ];
    return parts.filter((part) => part !== '').join(', ');
  });
  return [`${count} arrivals ${what} on ${report.date}:`, ...lines].join('\n');
}

/** Rooms, one line each. */
export function sayRooms(list: RoomList): string {
  const what = `${list.roomType === undefined ? '' : ` of type ${list.roomType}`} for ${list.arrivalDate} to ${list.departureDate}`;
  if (list.rooms.length === 0) return `No room fits${what}.`;
  const lines = list.rooms.map((row) =>
    [
      `${row.room}${row.suggested === true ? ' (suggested by OPERA)' : ''}`,
      row.roomType ?? '',
      row.floor === undefined ? '' : `floor ${row.floor}`,
      row.status ?? '',
      row.occupancy ?? '',
      row.features?.join(' ') ?? '',
      row.accessible === true ? 'accessible' : '',
    ]
      .filter((part) => part !== '')
      .join(', '),
  );
  return [`${list.total ?? list.rooms.length} rooms${what}:`, ...lines].join('\n');
}

/** What a room assignment came to. */
export function sayAssignment(answer: {
  guest: string;
  room: string;
  roomType?: string;
  previousRoom?: string;
  rateFrom?: Money;
  rateTo?: Money;
  changed: boolean;
}): string {
  if (!answer.changed) return `${answer.guest} has room ${answer.room} already; nothing was changed.`;
  const type = answer.roomType === undefined ? '' : ` (${answer.roomType})`;
  const before = answer.previousRoom === undefined ? '' : ` instead of ${answer.previousRoom}`;
  const rate =
    answer.rateTo === undefined
      ? ''
      : ` The night now costs ${sayMoney(answer.rateTo)}, before ${sayMoney(answer.rateFrom)}.`;
  return `${answer.guest} has room ${answer.room}${type}${before}.${rate}`;
}

/** What a check-in came to. */
export function sayCheckIn(answer: CheckedIn, already: boolean): string {
  if (already) {
    return `${answer.guest} is in house already, room ${answer.room}, until ${answer.departureDate}; nothing was changed.`;
  }
  const lines = [
    `${answer.guest} is checked in: room ${answer.room}${answer.roomType === undefined ? '' : ` (${answer.roomType})`}, until ${answer.departureDate}.`,
    `Done: ${answer.done.join('; ')}.`,
  ];
  if (answer.alerts !== undefined) lines.push(`Alerts: ${answer.alerts.join('; ')}`);
  if (answer.otherReservations !== undefined) {
    lines.push(
      `Still to check in from this booking, by reservation id: ${answer.otherReservations.join(', ')}.`,
    );
  }
  return lines.join('\n');
}
