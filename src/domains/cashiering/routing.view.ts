import { z } from 'zod';
import type { Caller } from '../../auth/caller.js';
import { MoneyShown, sayMoney } from '../../shared/money.js';
import { guestName } from '../reservations/guest-name.js';
import type { RoutingRule } from './routing.mapper.js';

/** One rule of who pays what. */
export const RoutingShown = z.object({
  codes: z.array(z.string()),
  window: z.int().optional(),
  room: z.string().optional(),
  payer: z.string().optional(),
  from: z.string().optional(),
  to: z.string().optional(),
  limit: MoneyShown.optional(),
  percent: z.number().optional(),
});
export type RoutingShown = z.infer<typeof RoutingShown>;

/** The rule as this caller may see it. */
export function shownRouting(rule: RoutingRule, caller: Caller): RoutingShown {
  const { codes, window, room, payer, from, to, limit, percent } = rule;
  const name = payer === undefined ? undefined : guestName({ surname: payer }, caller);
  return { codes: [...codes], window, room, payer: name, from, to, limit, percent };
}

/** Rules, one a line. */
export function sayRouting(rules: readonly RoutingShown[]): string {
  if (rules.length === 0) return 'No routing: every charge goes to window 1 of the guest.';
  return rules
    .map((rule) => {
      const to = rule.room === undefined ? `window ${rule.window ?? '?'}` : `room ${rule.room}`;
      const parts = [
        `${rule.codes.join(', ')} to ${to}`,
        rule.payer === undefined ? '' : `paid by ${rule.payer}`,
        rule.from === undefined ? '' : `${rule.from} to ${rule.to ?? 'departure'}`,
        rule.limit === undefined ? '' : `at most ${sayMoney(rule.limit)}`,
        rule.percent === undefined ? '' : `${rule.percent} %`,
      ];
      return parts.filter((part) => part !== '').join(', ');
    })
    .join('\n');
}
