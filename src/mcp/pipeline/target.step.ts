import { lackingScopes } from '../../auth/rights.js';
import { EFFECTS, type Effect } from '../../kernel/effect.js';
import { Fault } from '../../kernel/fault.js';
import type { CallTarget } from '../declaration/tool.declaration.js';
import type { Peer } from '../engine/peer.js';
import type { ToolEntry } from '../registry/tool.entry.js';

/**
 * Lets a call pass whose tool does what it is told: the rights that count are those for what is called, not for the tool.
 * @returns the effect of the call
 * @throws Fault AUTH_READ_ONLY, AUTH_SCOPE_MISSING; INTERNAL when the tool names more than it declared
 */
export function admitTarget(
  entry: ToolEntry,
  { effect, scopes = [] }: CallTarget,
  { caller, view }: Peer,
): Effect {
  const { name, effect: most } = entry.declaration;
  if (EFFECTS.indexOf(effect) > EFFECTS.indexOf(most)) {
    throw new Fault('INTERNAL', {
      message: 'The server failed on this call.',
      internal: `${name} is declared ${most} and called something ${effect}`,
    });
  }
  if (view.readOnly && effect !== 'read') {
    throw new Fault(
      'AUTH_READ_ONLY',
      `What is called has the effect ${effect}; nothing can be changed here.`,
    );
  }
  const lacking = lackingScopes(caller, { oneOf: [`opera:${effect}`], all: scopes });
  if (lacking.length > 0) {
    throw new Fault('AUTH_SCOPE_MISSING', {
      message: `What is called has the effect ${effect}; this caller lacks the scope ${lacking.join(' ')}.`,
      data: { scope: lacking.join(' ') },
    });
  }
  return effect;
}
