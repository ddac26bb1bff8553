import type { OperationDraft } from './operation.builder.js';

const fullId = (draft: OperationDraft): string => `${draft.module}.${draft.id}`;
const at = (draft: OperationDraft): string => `${draft.module} ${draft.method} ${draft.path}`;

/** What one operation has to do with others. */
export interface OperationLinks {
  readonly async?: readonly [start: string, status: string, result: string];
  readonly older?: string;
  readonly newer?: string;
}

/**
 * Asynchronous triples and twins of one release.
 * @param drafts the release's operations
 * @param others operations of the other releases: an older twin may have gone in this one, a newer one not come yet
 * @returns links by `module.operationId`
 */
export function linkOperations(
  drafts: readonly OperationDraft[],
  others: readonly OperationDraft[],
): Map<string, OperationLinks> {
  const links = new Map<string, OperationLinks>();
  const add = (id: string, link: OperationLinks): void => void links.set(id, { ...links.get(id), ...link });
  linkTriples(drafts, add);
  linkTwins([...drafts], others, add);
  return links;
}

/** HEAD tells the state, GET of the same path fetches the result, the path above it starts the job. */
function linkTriples(
  drafts: readonly OperationDraft[],
  add: (id: string, link: OperationLinks) => void,
): void {
  const byPlace = new Map(drafts.map((draft) => [at(draft), draft]));
  for (const status of drafts) {
    if (status.method !== 'HEAD') continue;
    const parent = status.path.replace(/\/\{[^}]+\}$/, '');
    const result = byPlace.get(`${status.module} GET ${status.path}`);
    const starts = startsOf(drafts, status, parent);
    const first = starts[0];
    if (!first || !result) continue;
    for (const start of starts)
      add(fullId(start), { async: [fullId(start), fullId(status), fullId(result)] });
    for (const poll of [status, result])
      add(fullId(poll), { async: [fullId(first), fullId(status), fullId(result)] });
  }
}

/**
 * Operations answering 202 whose path is the one polled, or, where Oracle polls elsewhere (mass updates, rooming lists),
 * ends in the same word.
 */
function startsOf(
  drafts: readonly OperationDraft[],
  status: OperationDraft,
  parent: string,
): OperationDraft[] {
  const starting = drafts.filter(
    (draft) =>
      draft.module === status.module &&
      draft.method !== 'GET' &&
      draft.method !== 'HEAD' &&
      '202' in draft.answers,
  );
  const exact = starting.filter((draft) => draft.path === parent);
  const word = parent.slice(parent.lastIndexOf('/') + 1).toLowerCase();
  return exact.length > 0 ? exact : starting.filter((draft) => draft.path.toLowerCase().endsWith(word));
}

/**
 * A POST search stands for the GET of the same path without `/searches`. Two searches kept the GET's path itself and
 * only changed the method; there the other release shows that they are one.
 */
function linkTwins(
  drafts: readonly OperationDraft[],
  others: readonly OperationDraft[],
  add: (id: string, link: OperationLinks) => void,
): void {
  const own = new Set(drafts.map(fullId));
  const all = new Map([...others, ...drafts].map((draft) => [at(draft), draft]));
  for (const post of all.values()) {
    if (post.method !== 'POST' || post.effect !== 'read') continue;
    const path = post.path.replace(/\/search(es)?$/, '');
    const get = all.get(`${post.module} GET ${path}`);
    if (!get || (path === post.path && all.has(`${post.module} POST ${path}`) && shares(drafts, get, post)))
      continue;
    if (own.has(fullId(post))) add(fullId(post), { older: fullId(get) });
    if (own.has(fullId(get))) add(fullId(get), { newer: fullId(post) });
  }
}

/** True where one release has both: then they are two operations, not one in two forms. */
function shares(drafts: readonly OperationDraft[], left: OperationDraft, right: OperationDraft): boolean {
  const ids = new Set(drafts.map(fullId));
  return ids.has(fullId(left)) && ids.has(fullId(right));
}
