import { countTokens } from 'gpt-tokenizer/encoding/o200k_base';
import type { ToolFacts } from './tool-facts.js';

/** What the model pays before it asks anything, in tokens of o200k. */
export interface ToolPrices {
  /** The list of the default surface. */
  readonly surface: number;
  /** The list of the profile `all`. */
  readonly all: number;
  /** One tool's entry of the list. */
  readonly tools: { readonly [name: string]: number };
}

/** Most a list or a tool may cost. */
export const PRICE_LIMITS = { surface: 10_000, all: 45_000, tool: 800 } as const;

/** Growth over the accepted price that nobody is asked about. */
const TOLERATED_GROWTH = 0.1;

/**
 * Counts the lists as they go over the wire.
 * @param lists JSON text of tools/list of the default surface and of the profile `all`
 */
export function pricesOf(
  tools: readonly ToolFacts[],
  lists: { readonly surface: string; readonly all: string },
): ToolPrices {
  const named = tools.map((tool) => [tool.declaration.name, countTokens(tool.listing.withHotel)] as const);
  return {
    surface: countTokens(lists.surface),
    all: countTokens(lists.all),
    tools: Object.fromEntries(named.toSorted(([a], [b]) => (a < b ? -1 : 1))),
  };
}

/**
 * Every price that grew more than is tolerated, as a sentence. What is new has no accepted price and did not grow; so the
 * profile `all`, which grows with every new tool, is held by its limit and by the price of each tool.
 */
export function grown(accepted: ToolPrices, now: ToolPrices): string[] {
  return rows(now).flatMap(([name, tokens]) => {
    const before = new Map(rows(accepted)).get(name);
    if (before === undefined || tokens <= before * (1 + TOLERATED_GROWTH)) return [];
    return [`${name} costs ${tokens} tokens, accepted are ${before}`];
  });
}

/**
 * The prices to be accepted from now on. They follow what became cheaper, gained or went; what became dearer stays at the
 * price accepted once, so that small growths add up, unless all of `now` is accepted.
 */
export function settled(accepted: ToolPrices | undefined, now: ToolPrices, acceptAll: boolean): ToolPrices {
  if (accepted === undefined || acceptAll) return now;
  const lower = (before: number | undefined, tokens: number): number => Math.min(before ?? tokens, tokens);
  const tools = Object.entries(now.tools).map(
    ([name, tokens]) => [name, lower(accepted.tools[name], tokens)] as const,
  );
  return {
    surface: lower(accepted.surface, now.surface),
    all: now.all,
    tools: Object.fromEntries(tools),
  };
}

function rows(prices: ToolPrices): (readonly [string, number])[] {
  return [['the default surface', prices.surface], ...Object.entries(prices.tools)];
}
