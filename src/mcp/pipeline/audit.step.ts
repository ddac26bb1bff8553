import { asFault, Fault } from '../../kernel/fault.js';
import { InputRequired } from '../engine/round-trip.js';
import type { AuditedAct, CallAudit } from './call-audit.js';
import type { Agreed, Pending } from './consent.step.js';

type Verdict = Agreed | Pending;

/**
 * Puts a consent on record, however it ends: asked, given or refused.
 * @param waits the person is asked within `decide`, which answers only when they did
 * @throws what `decide` throws; Fault AUDIT_UNAVAILABLE
 */
export async function onRecord(
  audit: CallAudit | undefined,
  act: AuditedAct,
  waits: boolean,
  decide: () => Promise<Verdict>,
): Promise<Verdict> {
  if (audit === undefined) return decide();
  if (waits) await audit.consent(act, 'asked');
  let verdict: Verdict;
  try {
    verdict = await decide();
  } catch (error) {
    if (error instanceof InputRequired) await audit.consent(act, 'asked');
    else if (isRefusal(error)) await audit.consent(act, 'refused', error.code);
    throw error;
  }
  if (!verdict.agreed) await audit.consent(act, 'asked');
  return verdict;
}

/**
 * Does the change between its two lines.
 * @throws what `work` throws; Fault AUDIT_UNAVAILABLE before anything is begun
 */
export async function betweenLines<T extends { readonly outcome: string }>(
  audit: CallAudit | undefined,
  act: AuditedAct,
  work: () => Promise<T>,
): Promise<T> {
  if (audit === undefined) return work();
  await audit.begun(act);
  try {
    const ended = await work();
    await audit.ended(act, ended.outcome);
    return ended;
  } catch (error) {
    await audit.ended(act, error instanceof InputRequired ? 'input_required' : asFault(error).code);
    throw error;
  }
}

/** The person said no, or somebody acted on a consent that was not given for this. */
function isRefusal(error: unknown): error is Fault {
  return error instanceof Fault && error.code.startsWith('CONFIRMATION_');
}
