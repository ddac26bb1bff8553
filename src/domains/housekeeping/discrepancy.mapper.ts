import type { GetHousekeepingDiscrepanciesAnswer } from '../../opera/wire/generated/hsk.wire.js';
import { readRooms } from './room-board.mapper.js';

/** A room about which two departments disagree, with what each of them says. */
export interface Discrepancy {
  readonly room: string;
  readonly kind: 'sleep' | 'skip' | 'persons';
  readonly frontOffice: string;
  readonly housekeeping: string;
}

const WIRE = { sleep: 'Sleep', skip: 'Skip', persons: 'PersonDiscrepancy' } as const;

/** Oracle's word for a kind. */
export function toWireDiscrepancy(kind: Discrepancy['kind']): string {
  return WIRE[kind];
}

/** The rooms of the answer that have a discrepancy; no body (204) means none. */
export function readDiscrepancies(body: GetHousekeepingDiscrepanciesAnswer | undefined): Discrepancy[] {
  const rooms = readRooms(body?.housekeepingRooms);
  return (body?.housekeepingRooms?.room ?? []).flatMap((wire): Discrepancy[] => {
    const kind = rooms.find(({ room }) => room === wire.roomId)?.discrepancy;
    const state = wire.housekeeping?.housekeepingRoomStatus;
    const persons = wire.housekeeping?.roomPersons;
    if (kind === undefined || wire.roomId === undefined) return [];
    return [
      {
        room: wire.roomId,
        kind,
        frontOffice: said(state?.frontOfficeStatus, persons?.frontOfficePersons),
        housekeeping: said(state?.housekeepingStatus, persons?.houseKeepingPersons),
      },
    ];
  });
}

function said(status: string | undefined, persons: number | undefined): string {
  const people = persons === undefined ? '' : `, ${persons} persons`;
  return `${(status ?? 'not stated').toLowerCase()}${people}`;
}
