import { LOCAL_CALLER, SCOPES, type Caller } from '../../src/auth/caller.js';
import type { Need } from '../../src/auth/rights.js';
import type { Effect } from '../../src/kernel/effect.js';

/** Something a caller may be allowed or not, as its declaration has it. */
export interface Asked {
  readonly kind: 'tool' | 'resource' | 'prompt';
  readonly name: string;
  readonly toolset: string;
  readonly effect: Effect;
  readonly leastEffect?: Effect;
}

const ORDER: readonly Effect[] = ['read', 'write', 'money', 'destructive'];
/** Written down a second time on purpose: what the server says of itself proves nothing. */
const ADMINISTRATION = new Set(['tool run_doctor', 'tool inspect_cache', 'tool purge_cache']);
const GUESTS_IN_CLEAR = new Set(['resource folio_document']);

/** What a caller's rights allow, by the words of the documentation and with none of the server's code. */
export function mayUse({ scopes, denied }: Caller, asked: Asked): boolean {
  const has = (scope: string): boolean => scopes.has(scope) && denied?.scopes.has(scope) !== true;
  const place = `toolset:${asked.toolset}`;
  const inToolset = has(place) || (scopes.has('toolset:*') && denied?.scopes.has(place) !== true);
  const from = ORDER.indexOf(asked.leastEffect ?? asked.effect);
  const effects = ORDER.slice(from, ORDER.indexOf(asked.effect) + 1);
  const id = `${asked.kind} ${asked.name}`;
  if (!inToolset || !effects.some((effect) => has(`opera:${effect}`))) return false;
  if (GUESTS_IN_CLEAR.has(id) && !has('opera:pii')) return false;
  const administers =
    ADMINISTRATION.has(id) || (asked.toolset === 'configuration' && asked.effect !== 'read');
  return !administers || has('opera:admin');
}

const TOOLSET_CHOICES = [
  ['toolset:*'],
  ['toolset:cashiering', 'toolset:configuration'],
  ['toolset:system'],
  [],
];
const DENIALS = [[], ['opera:money', 'toolset:cashiering']];

/** Callers of every combination of the six scopes, with several choices of toolsets, with and without denials: 512. */
export function callersOfEveryScope(): Caller[] {
  const callers: Caller[] = [];
  for (let bits = 0; bits < 2 ** SCOPES.length; bits += 1) {
    const scopes = SCOPES.filter((_, index) => (bits & (1 << index)) !== 0);
    for (const toolsets of TOOLSET_CHOICES)
      for (const denied of DENIALS)
        callers.push({
          ...LOCAL_CALLER,
          subject: `caller-${callers.length}`,
          scopes: new Set([...scopes, ...toolsets]),
          ...(denied.length > 0 && { denied: { scopes: new Set(denied), hotels: [] } }),
        });
  }
  return callers;
}

/** What decides: true to let the caller. */
export type Guard = (caller: Caller, need: Need) => boolean;

/** Guards with a fault each; a proof that finds nothing wrong with one of them proves nothing. */
export const FAULTY_GUARDS: Readonly<Record<string, Guard>> = {
  'lets everybody': () => true,
  'lets nobody': () => false,
  'forgets effects': (caller, { all }) => judged(caller, { oneOf: [], all }),
  'forgets toolsets': (caller, { oneOf, all }) =>
    judged(caller, { oneOf, all: all.filter((scope) => !scope.startsWith('toolset:')) }),
  'forgets further scopes': (caller, { oneOf, all }) =>
    judged(caller, { oneOf, all: all.filter((scope) => scope.startsWith('toolset:')) }),
  'wants every effect': (caller, { oneOf, all }) => judged(caller, { oneOf: [], all: [...oneOf, ...all] }),
  'forgets denials': (caller, need) => judged({ ...caller, denied: undefined }, need),
};

function judged({ scopes, denied }: Caller, { oneOf, all }: Need): boolean {
  const has = (scope: string): boolean =>
    denied?.scopes.has(scope) !== true &&
    (scopes.has(scope) || (scope.startsWith('toolset:') && scopes.has('toolset:*')));
  return all.every(has) && (oneOf.length === 0 || oneOf.some(has));
}
