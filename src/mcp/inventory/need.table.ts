import type { Need } from '../../auth/rights.js';
import type { Scope } from '../../auth/caller.js';
import { EFFECTS } from '../../kernel/effect.js';
import type { PromptDeclaration } from '../declaration/prompt.declaration.js';
import type { ResourceDeclaration } from '../declaration/resource.declaration.js';
import type { ToolDeclaration } from '../declaration/tool.declaration.js';

/** Scopes beside effect and toolset, of single tools, resources and prompts by name. */
export const FURTHER_SCOPES: Readonly<Record<string, readonly Scope[]>> = {
  // Tells of the server, its credentials and its gateways, not of a hotel.
  run_doctor: ['opera:admin'],
  inspect_cache: ['opera:admin'],
  purge_cache: ['opera:admin'],
  // A printed bill carries names and addresses, which cannot be masked in it.
  folio_document: ['opera:pii'],
};

/** What a tool demands: the scope of an effect it may have, and its toolset. */
export function needOfTool({
  name,
  effect,
  leastEffect = effect,
  toolset,
}: Pick<ToolDeclaration, 'name' | 'effect' | 'leastEffect' | 'toolset'>): Need {
  const effects = EFFECTS.slice(EFFECTS.indexOf(leastEffect), EFFECTS.indexOf(effect) + 1);
  return {
    oneOf: effects.map((one) => `opera:${one}`),
    all: [`toolset:${toolset}`, ...further(name), ...(changesSetup(toolset, effect) ? ['opera:admin'] : [])],
  };
}

/** What a resource or prompt demands: reading, and its toolset. */
export function needOfReading({
  name,
  toolset,
}: Pick<ResourceDeclaration | PromptDeclaration, 'name' | 'toolset'>): Need {
  return { oneOf: ['opera:read'], all: [`toolset:${toolset}`, ...further(name)] };
}

function further(name: string): readonly Scope[] {
  return Object.hasOwn(FURTHER_SCOPES, name) ? FURTHER_SCOPES[name]! : [];
}

/** How a hotel is set up is not the daily business of who may write. */
function changesSetup(toolset: string, effect: string): boolean {
  return toolset === 'configuration' && effect !== 'read';
}
