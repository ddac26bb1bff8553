import type { OperationFact } from '../operation.js';

/** What a question wants done. */
export type Intent = 'read' | 'create' | 'change' | 'remove' | 'act' | 'told';

const FIRST_WORDS: Readonly<Record<Exclude<Intent, 'told'>, string>> = {
  read: `show list get find look search see view display read tell count who what whose which how when where why is are
    was were does did has have had any compare explain quote lookup pull open`,
  create: `add create make new post put send enter register record note leave log order report write give take charge
    attach upload offer apply remind book`,
  change: `change update modify edit set adjust extend correct mark switch postpone shift shorten prolong reduce increase
    raise lower rename reschedule`,
  remove: `delete remove cancel undo wipe strike withdraw retract waive clear void drop release reverse refund stop end unassign forget erase reinstate
    discard`,
  act: `assign reassign move swap transfer split merge copy check checkin checkout walk wake book reserve hold clean wash
    close reopen confirm complete finish resolve start upgrade enrol enroll sign place cut issue print email pay settle
    authorise authorize convert redeem link combine separate upload bring return hand tie ring
    capture merge enrol text notify phone`,
};

const BY_WORD = new Map<string, Intent>(
  (Object.keys(FIRST_WORDS) as (keyof typeof FIRST_WORDS)[]).flatMap((intent) =>
    FIRST_WORDS[intent].split(/\s+/).map((word): [string, Intent] => [word, intent]),
  ),
);

/** Words before the one that counts. */
const POLITE = new Set(
  'please i we he she want wants need needs to would like could you a the let me us guest how can do'.split(
    ' ',
  ),
);
const REMOVING =
  /^(post|put|mass)?(delete|remove|cancel|undo|release|reverse|void|reinstate|clear|complete|stop|un[A-Z])/i;

/** Asked inside of a sentence: `guest asks how many points she has`. */
const ASKED =
  /\b(how (many|much|long|often|old|far)|(asks?|know|see|tell me|check|find out) (what|when|which|who|where|why|whether|if|how)|whether|list of|wants? to (know|see)|overview of)\b/;
/** A person or thing and what is the matter with it: something is to be done about it. */
const TOLD =
  /^(today|tomorrow|tonight|the|a|an|our|my|we|i|he|she|they|it|these|this|those|that|both|all|guests?|mr|mrs|ms|room|someone|somebody|nobody|people|staff)\b.*\b(is|are|was|were|has|have|had|got|gets|wants?|needs?|must|should|may|will|would|can|cannot|no|not|paid|left|lost|forgot|sent|called|asks?|asked|prefers?|likes?|loves?|pays?|comes?|came|moved?|leaves?|arrives?|finished|done|\w{3,}ed)\b/;

const SETTING_UP = /^(please )?(set ?up|define|introduce) /;

/**
 * What the words of a question ask for; undefined where they do not say, as in `folio of room 204`; `told` where a
 * sentence only says what is the case, as in `the shower leaks`.
 */
export function intentOf(words: readonly string[]): Intent | undefined {
  const text = words.join(' ');
  if (SETTING_UP.test(text)) return 'create';
  if (ASKED.test(text)) return 'read';
  const stated = BY_WORD.get(words.find((word) => !POLITE.has(word)) ?? '');
  return stated ?? (TOLD.test(text) ? 'told' : undefined);
}

/** How well an operation fits what is wanted, as a factor. */
export function intentFactor(
  intent: Intent | undefined,
  { effect, method, operationId }: OperationFact,
): number {
  const reads = effect === 'read';
  if (intent === undefined) return reads ? 1.05 : 1;
  if (intent === 'told') return reads ? 0.85 : 1.05;
  if (intent === 'read') return reads ? 1.3 : 0.7;
  if (reads) return 0.65;
  const removes = method === 'DELETE' || /^(mass)?(delete|remove)/i.test(operationId);
  if (intent === 'act') return removes ? 0.7 : 1.15;
  if (intent === 'remove') return removes || REMOVING.test(operationId) ? 1.25 : 0.85;
  if (removes) return 0.6;
  if (intent === 'create') return method === 'POST' ? 1.2 : 0.95;
  return method === 'PUT' ? 1.15 : 1;
}
