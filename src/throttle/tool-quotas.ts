import type { Caller } from '../auth/caller.js';
import type { Effect } from '../kernel/effect.js';
import { type Charge, isDaily, type Quota } from './quota-store.js';
import type { ResolvedThrottleOptions } from './throttle.options.js';

/** Which accounts a tool call is charged to: its caller's and its tenant's, of calls, of changes and of the day. */
export class ToolQuotas {
  readonly #caller: readonly Quota[];
  readonly #callerWrites: readonly Quota[];
  readonly #tenant: readonly Quota[];

  constructor(options: ResolvedThrottleOptions) {
    const { callsPerMinute, burst, writesPerMinute, tenantCallsPerMinute } = options;
    this.#caller = [
      { name: 'caller', perMinute: callsPerMinute, burst },
      ...day('caller_day', options.dailyCallsPerCaller),
    ];
    this.#callerWrites =
      writesPerMinute === undefined
        ? this.#caller
        : [
            ...this.#caller,
            { name: 'caller_writes', perMinute: writesPerMinute, burst: Math.min(burst, writesPerMinute) },
          ];
    this.#tenant = [
      { name: 'tenant', perMinute: tenantCallsPerMinute, burst: tenantCallsPerMinute },
      ...day('tenant_day', options.dailyCallsPerTenant),
    ];
  }

  /** @param effect anything but `read` is a change */
  chargesFor({ tenant, subject }: Pick<Caller, 'tenant' | 'subject'>, effect: Effect): Charge[] {
    // The length keeps `a` + `bc` apart from `ab` + `c`.
    const caller = `${tenant.length}:${tenant}${subject}`;
    const own = effect === 'read' ? this.#caller : this.#callerWrites;
    const charges = own.map((quota): Charge => ({ quota, key: caller }));
    for (const quota of this.#tenant) charges.push({ quota, key: tenant });
    return charges;
  }
}

/** What a refused caller is told, without the wait. */
export function refusalText(quota: Quota): string {
  const whose = quota.name.startsWith('tenant') ? 'tenant' : 'caller';
  if (isDaily(quota)) return `This ${whose} has used its ${quota.perDay} calls of today.`;
  const what = quota.name.endsWith('_writes') ? 'changes' : 'calls';
  return `This ${whose} made its ${quota.perMinute} ${what} of a minute.`;
}

function day(name: string, perDay: number | undefined): Quota[] {
  return perDay === undefined ? [] : [{ name, perDay }];
}
