import { z } from 'zod';
import type { Caller } from '../../auth/caller.js';
import type { BulkRow } from './bulk-booking.service.js';
import { guestName } from './guest-name.js';

/** What became of a list of stays. */
export const BulkRows = z.object({
  booked: z.int(),
  rows: z.array(
    z.object({
      row: z.int(),
      outcome: z.string(),
      reservationId: z.string().optional(),
      confirmationNumber: z.string().optional(),
      guest: z.string().optional(),
      problem: z.string().optional(),
    }),
  ),
});
export type BulkRows = z.infer<typeof BulkRows>;

/** One row as this caller may see it. */
export function bulkRow(row: BulkRow, caller: Caller): BulkRows['rows'][number] {
  const { stay, problem } = row;
  return {
    row: row.row,
    outcome: row.outcome,
    ...(row.reservationId !== undefined && { reservationId: row.reservationId }),
    ...(stay?.confirmationNumber !== undefined && { confirmationNumber: stay.confirmationNumber }),
    ...(stay !== undefined && { guest: guestName(stay.guest, caller) }),
    ...(problem !== undefined && { problem }),
  };
}

/** A list, one line each, and how to go on. */
export function sayRows(batch: string, booked: number, rows: BulkRows['rows']): string {
  const lines = rows.map((row) =>
    row.outcome === 'done'
      ? `${row.row}. booked: ${row.guest ?? ''} #${row.confirmationNumber ?? '?'} (id ${row.reservationId ?? '?'})`
      : `${row.row}. ${row.outcome === 'unknown' ? 'not known' : 'not booked'}${row.problem === undefined ? '' : `: ${row.problem}`}`,
  );
  const open =
    booked < rows.length ? [`To go on, call again with batch ${batch}: nothing is booked twice.`] : [];
  return [`${booked} of ${rows.length} stays are booked.`, ...lines, ...open].join('\n');
}
