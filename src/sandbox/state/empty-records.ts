import type { Numbered } from './document.js';
import { STAY_RECORDS, type StayRecordKind } from './reservation.js';

/** The records of a stay that nothing hangs on yet. */
export function emptyRecords(): Record<StayRecordKind, Numbered[]> {
  return Object.fromEntries(STAY_RECORDS.map((kind) => [kind, []])) as unknown as Record<
    StayRecordKind,
    Numbered[]
  >;
}
