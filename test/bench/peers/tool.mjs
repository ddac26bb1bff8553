/** The one tool of every peer: a fixed answer of the size of ours, no guard, no cache, no log. */
import { z } from 'zod';

export const describe = 'The business date of the hotel.';
export const input = z.object({ hotelId: z.string().max(20).optional() });

export function answer() {
  const data = { hotelId: 'SAND01', businessDate: '2026-11-23', weekday: 'Monday' };
  return { content: [{ type: 'text', text: JSON.stringify(data) }], structuredContent: data };
}

/** Listens on a free port and tells the parent where. */
export function listen(server, report) {
  const running = server.listen(0, '127.0.0.1', () =>
    report(`http://127.0.0.1:${running.address().port}/mcp`),
  );
}
