import type { CallContext } from '../../kernel/call-context.js';
import { asFault } from '../../kernel/fault.js';
import type { FaultCode } from '../../kernel/fault.table.js';
import type { OperationFact } from '../catalogue/operation.js';
import type { OperaRequest } from '../client/opera-call.js';
import type { Finding, ModuleFinding } from './doctor.report.js';

/** Modules without which everyday tools fail. */
const EVERYDAY = ['rsv', 'crm', 'fof', 'csh', 'hsk', 'inv', 'par', 'lov', 'rtp', 'bof'];

const STATES: Partial<Record<FaultCode, ModuleFinding['state']>> = {
  OPERA_NOT_SUBSCRIBED: 'not subscribed',
  OPERA_VERSION_UNSUPPORTED: 'not in this release',
  OPERA_NOT_FOUND: 'not in this release',
  OPERA_FORBIDDEN: 'forbidden',
};

/**
 * Pings one service of each module, one after the other: the doctor must not crowd out the hotel.
 * @param pings operations by module
 */
export async function checkModules(
  context: CallContext,
  pings: ReadonlyMap<string, OperationFact>,
  call: (context: CallContext, request: OperaRequest) => Promise<unknown>,
): Promise<{ finding: Finding; modules: ModuleFinding[] }> {
  const modules: ModuleFinding[] = [];
  for (const [module, { id: operation }] of pings) {
    const state = await call(context, { operation, bulk: true }).then(
      () => 'subscribed' as const,
      (error: unknown) => STATES[asFault(error).code] ?? ('not answering' as const),
    );
    modules.push({ module, state });
  }
  return { finding: summary(modules), modules };
}

function summary(modules: readonly ModuleFinding[]): Finding {
  const open = modules.filter(({ state }) => state === 'subscribed').length;
  const missing = modules.filter(({ module, state }) => EVERYDAY.includes(module) && state !== 'subscribed');
  const found = `${open} of ${modules.length} API modules answer.`;
  if (missing.length === 0) return { check: 'modules', status: 'ok', found };
  return {
    check: 'modules',
    status: open === 0 ? 'failed' : 'warning',
    found: `${found} Everyday tools miss: ${missing.map(({ module, state }) => `${module} (${state})`).join(', ')}.`,
    fix: 'Subscribe the application to these modules in the developer portal, or have the subscription approved.',
    mender: 'hotel',
  };
}
