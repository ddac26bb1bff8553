import { readFileSync } from 'node:fs';
import {
  grown,
  PRICE_LIMITS,
  pricesOf,
  settled,
  type ToolPrices,
} from '../../scripts/documents/tool-prices.js';
import { LOCAL_CALLER } from '../../src/auth/caller.js';
import { Inventory } from '../../src/mcp/inventory/inventory.service.js';
import { EVERYTHING, toolsetsNamed } from '../../src/mcp/inventory/narrowing.js';
import { Registry } from '../../src/mcp/registry/registry.service.js';
import { composeApplication, type Application } from '../support/application.js';

const PATH = 'test/snapshots/tool-prices.json';
const ADVICE =
  'make it shorter, or accept it with "npm run generate -- --accept-prices" and say why in the commit';

describe('the price of the tools in tokens', () => {
  let application: Application;
  let prices: ToolPrices;

  beforeAll(async () => {
    application = await composeApplication();
    const inventory = application.app.get(Inventory);
    prices = pricesOf(application.app.get(Registry).allTools(), {
      surface: inventory.view(LOCAL_CALLER, EVERYTHING).toolsJson,
      all: inventory.view(LOCAL_CALLER, { toolsets: toolsetsNamed('all'), readOnly: false }).toolsJson,
    });
    const dearest = Object.entries(prices.tools)
      .toSorted(([, a], [, b]) => b - a)
      .map(([name, tokens]) => `${String(tokens).padStart(6)}  ${name}`);
    process.stdout.write(
      `tools/list in tokens (o200k): default surface ${prices.surface} of ${PRICE_LIMITS.surface}, profile all ${prices.all} of ${PRICE_LIMITS.all}\n${dearest.join('\n')}\n`,
    );
  }, 30_000);

  afterAll(async () => application?.app.close());

  it('is within the limits', () => {
    expect(prices.surface).toBeLessThanOrEqual(PRICE_LIMITS.surface);
    expect(prices.all).toBeLessThanOrEqual(PRICE_LIMITS.all);
    const dear = Object.entries(prices.tools).filter(([, tokens]) => tokens > PRICE_LIMITS.tool);
    expect(dear).toEqual([]);
  });

  it('has not grown by more than a tenth over what was accepted', () => {
    const accepted = JSON.parse(readFileSync(PATH, 'utf8')) as ToolPrices;
    expect(grown(accepted, prices).map((sentence) => `${sentence}: ${ADVICE}`)).toEqual([]);
    expect(Object.keys(accepted.tools)).toEqual(Object.keys(prices.tools));
  });
});

describe('accepted prices', () => {
  const before: ToolPrices = { surface: 100, all: 200, tools: { cheap: 50, gone: 10 } };
  const now = (surface: number, cheap: number): ToolPrices => ({
    surface,
    all: 200,
    tools: { cheap, new_one: 30 },
  });

  it('tolerate a tenth, and no more however slowly it comes', () => {
    expect(grown(before, now(110, 55))).toEqual([]);
    expect(grown(before, now(111, 56))).toHaveLength(2);
    const later = settled(before, now(110, 55), false);
    expect(later).toEqual({ surface: 100, all: 200, tools: { cheap: 50, new_one: 30 } });
    expect(grown(later, now(120, 60))).toHaveLength(2);
  });

  it('follow what became cheaper, and everything when told to', () => {
    expect(settled(before, now(90, 40), false)).toEqual(now(90, 40));
    expect(settled(before, now(300, 70), true)).toEqual(now(300, 70));
    expect(settled(undefined, now(300, 70), false)).toEqual(now(300, 70));
  });
});
