import { basename, dirname } from 'node:path';
import { LOCAL_CALLER } from '../../src/auth/caller.js';
import { EFFECTS, needsConsent } from '../../src/kernel/effect.js';
import { EVERYTHING } from '../../src/mcp/inventory/narrowing.js';
import { Inventory } from '../../src/mcp/inventory/inventory.service.js';
import { SURFACE } from '../../src/mcp/inventory/surface.table.js';
import { Registry } from '../../src/mcp/registry/registry.service.js';
import type { ToolEntry } from '../../src/mcp/registry/tool.entry.js';
import { Catalogue } from '../../src/opera/catalogue/catalogue.js';
import { routesFor } from '../../src/sandbox/routes/route.table.js';
import { composeApplication, type Application } from '../support/application.js';
import { sourceFiles } from '../support/source-files.js';

const MOST_ON_THE_SURFACE = 24;
/** Tools that call whatever operation they are given. */
const ANY_OPERATION = new Set(['operations']);
/** They change this server and nothing in OPERA; as changes they are audited. */
const OWN_STATE = new Set(['purge_cache']);

interface Listing {
  readonly annotations: Readonly<Record<string, boolean>>;
  readonly outputSchema?: { readonly properties?: object };
}

const domainFiles = sourceFiles('src/domains');
const toolFiles = domainFiles.filter(({ path }) => path.endsWith('.tool.ts'));
const catalogue = Catalogue.open();

/** What breaks the rule, one line each; a rule that holds leaves none. */
function breaches<Item>(items: readonly Item[], say: (item: Item) => string | false | undefined): string[] {
  return items.flatMap((item) => say(item) || []);
}

const listing = (tool: ToolEntry): Listing => JSON.parse(tool.listing.withHotel) as Listing;

describe('every tool', () => {
  let application: Application;
  let tools: readonly ToolEntry[];

  beforeAll(async () => {
    application = await composeApplication();
    tools = application.app.get(Registry).allTools();
  }, 30_000);

  afterAll(async () => application?.app.close());

  it('stands in a file of its name, and every such file is registered', () => {
    const declared = toolFiles.map(({ path, text }) => {
      const name = /@McpTool\(\{\s*name: '([a-z0-9_]+)'/.exec(text)?.[1] ?? 'no name';
      expect([path, basename(path)]).toEqual([path, `${name.replaceAll('_', '-')}.tool.ts`]);
      return name;
    });
    expect(declared.toSorted()).toEqual(tools.map(({ declaration }) => declaration.name).toSorted());
  });

  it('is tested in its folder', () => {
    const untested = breaches(toolFiles, ({ path, text }) => {
      const className = /export class (\w+)/.exec(text)?.[1] ?? 'no class';
      const beside = path.replace(/\.ts$/, '.spec.ts');
      const tested = domainFiles.some(
        (file) =>
          file.path === beside ||
          (file.path.endsWith('.spec.ts') &&
            dirname(file.path) === dirname(path) &&
            file.text.includes(className)),
      );
      return !tested && path;
    });
    expect(untested).toEqual([]);
  });

  it('has a name of verb and noun, a title of its own and a short description', () => {
    expect(
      breaches(tools, ({ declaration: { name, title, description } }) => {
        if (name.length > 64 || !/^[a-z]+(_[a-z0-9]+)+$/.test(name)) return `${name}: no verb_noun`;
        if (title.trim() === '' || title === name) return `${name}: no title`;
        if (description.length > 300) return `${name}: description of ${description.length} characters`;
        return description.length < 20 && `${name}: says nothing of itself`;
      }),
    ).toEqual([]);
    const titles = tools.map(({ declaration }) => declaration.title.toLowerCase());
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
  });

  it('publishes what its answer looks like', () => {
    expect(
      breaches(tools, (tool) => {
        const fields = Object.keys(listing(tool).outputSchema?.properties ?? {});
        return fields.length === 0 && tool.declaration.name;
      }),
    ).toEqual([]);
  });

  it('has the annotations of its effect', () => {
    expect(
      breaches(tools, (tool) => {
        const { name, effect } = tool.declaration;
        const { annotations } = listing(tool);
        const right =
          annotations['readOnlyHint'] === (effect === 'read') &&
          (effect === 'read' || annotations['destructiveHint'] === needsConsent(effect)) &&
          tool.consents === needsConsent(effect);
        return !right && `${name}: ${effect} with ${JSON.stringify(annotations)}`;
      }),
    ).toEqual([]);
  });

  it('names operations that exist in the newest release, and in older ones at least by a twin', () => {
    expect(
      breaches(tools, ({ declaration: { name, operations } }) => {
        const unknown = operations.filter((id) => {
          const fact = catalogue.find(id);
          return fact === undefined || catalogue.releases.some((release) => !known(id, release));
        });
        return unknown.length > 0 && `${name}: ${unknown.join(', ')}`;
      }),
    ).toEqual([]);
  });

  it('never causes more than its effect says', () => {
    expect(
      breaches(tools, ({ declaration: { name, effect, operations } }) => {
        const allowed = EFFECTS.indexOf(effect);
        const beyond = operations.filter((id) => EFFECTS.indexOf(catalogue.operation(id).effect) > allowed);
        return beyond.length > 0 && `${name}: ${effect}, but ${beyond.join(', ')}`;
      }),
    ).toEqual([]);
    expect(
      breaches(tools, ({ declaration: { name, effect, toolset, operations } }) => {
        if (effect === 'read' || ANY_OPERATION.has(toolset) || OWN_STATE.has(name)) return false;
        const changes = operations.some((id) => catalogue.operation(id).effect !== 'read');
        return !changes && `${name}: ${effect}, but every operation only reads`;
      }),
    ).toEqual([]);
  });

  it('can be tried in the sandbox', () => {
    const served = new Set(Object.keys(routesFor(catalogue)));
    expect(
      breaches(tools, ({ declaration: { name, operations } }) => {
        const missing = operations.filter((id) => !served.has(id));
        return missing.length > 0 && `${name}: ${missing.join(', ')}`;
      }),
    ).toEqual([]);
  });

  it('declares between them every operation that the domains call', () => {
    const modules = new Set(catalogue.modules);
    const called = domainFiles
      .filter(({ path }) => !path.endsWith('.spec.ts'))
      .flatMap(({ path, text }) =>
        [...text.matchAll(/'([a-z]+)\.([a-zA-Z]\w+)'/g)]
          .filter(([, module]) => modules.has(module ?? ''))
          .map(([, module, operation]) => ({ path, id: `${module}.${operation}` })),
      );
    expect(
      breaches(called, ({ path, id }) => !catalogue.find(id) && `${path}: ${id} does not exist`),
    ).toEqual([]);
    const declared = new Set(tools.flatMap(({ declaration }) => declaration.operations));
    const undeclared = called.filter(({ id }) => !declared.has(id));
    expect([...new Set(undeclared.map(({ id }) => id))]).toEqual([]);
  });

  it('of the default surface exists, and they are few', () => {
    const names = tools.map(({ declaration }) => declaration.name);
    expect(SURFACE.filter((name) => !names.includes(name))).toEqual([]);
    expect(new Set(SURFACE).size).toBe(SURFACE.length);
    expect(SURFACE.length).toBeLessThanOrEqual(MOST_ON_THE_SURFACE);
    const view = application.app.get(Inventory).view(LOCAL_CALLER, EVERYTHING);
    expect([...view.toolNames()].toSorted()).toEqual([...SURFACE].toSorted());
  });
});

/** Whether the release has the operation or the one that its call is sent as there. */
function known(id: string, release: string): boolean {
  if (catalogue.find(id, release) !== undefined) return true;
  const older = catalogue.find(id)?.olderTwin;
  return older !== undefined && catalogue.find(older, release) !== undefined;
}
