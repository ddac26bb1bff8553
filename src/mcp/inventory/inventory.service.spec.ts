import { z } from 'zod';
import { LOCAL_CALLER, type Caller } from '../../auth/caller.js';
import type { Effect } from '../../kernel/effect.js';
import type { Toolset } from '../declaration/toolset.table.js';
import { withDefaults, type McpModuleOptions } from '../mcp.options.js';
import type { Registry } from '../registry/registry.service.js';
import { toolEntry } from '../registry/tool.entry.js';
import { Inventory } from './inventory.service.js';
import { EVERYTHING } from './narrowing.js';

function tool(name: string, toolset: Toolset, effect: Effect) {
  return toolEntry(
    {
      name,
      toolset,
      effect,
      title: name,
      description: name,
      input: z.object({}),
      output: z.object({}),
      operations: [],
    },
    {
      run: async () => ({ data: {}, text: '' }),
      preview: async () => ({ summary: '', facts: {}, state: {} }),
    },
    'confirm',
  );
}

const TOOLS = [
  tool('get_stay', 'reservations', 'read'),
  tool('make_stay', 'reservations', 'write'),
  tool('take_money', 'cashiering', 'money'),
  tool('look_around', 'reporting', 'read'),
];

function inventory(options: Partial<McpModuleOptions> = {}): Inventory {
  const registry = { allTools: () => TOOLS, allResources: () => [], allPrompts: () => [] };
  return new Inventory(
    registry as unknown as Registry,
    withDefaults({ name: 'x', version: '1', ...options }),
  );
}

function caller(scopes: string[], hotels = ['*']): Caller {
  return { ...LOCAL_CALLER, subject: scopes.join(' '), scopes: new Set(scopes), hotels };
}

describe('Inventory', () => {
  it('shows the surface when nothing is selected', () => {
    const view = inventory({ surface: ['take_money', 'get_stay'] }).view(LOCAL_CALLER, EVERYTHING);
    expect(view.toolNames()).toEqual(['get_stay', 'take_money']);
    expect(view.tool('look_around')).toBeUndefined();
  });

  it('never lets a request widen what the operator allows', () => {
    const bound = inventory({ toolsets: ['reservations', 'reporting'] });
    expect(bound.view(LOCAL_CALLER, EVERYTHING).toolNames()).toEqual([
      'get_stay',
      'make_stay',
      'look_around',
    ]);
    const asked = bound.view(LOCAL_CALLER, { toolsets: ['reporting', 'cashiering'], readOnly: false });
    expect(asked.toolNames()).toEqual(['look_around']);
    const readOnly = inventory({ profile: 'all', writeMode: 'read-only' });
    expect(readOnly.view(LOCAL_CALLER, { readOnly: false }).toolNames()).toEqual(['get_stay', 'look_around']);
  });

  it('cuts by effect and toolset scopes', () => {
    const all = inventory({ profile: 'all' });
    const reader = caller(['opera:read', 'toolset:reservations']);
    expect(all.view(reader, EVERYTHING).toolNames()).toEqual(['get_stay']);
    const cashier = caller(['opera:money', 'toolset:*']);
    expect(all.view(cashier, EVERYTHING).toolNames()).toEqual(['take_money']);
    expect(all.view(caller(['opera:read']), EVERYTHING).toolNames()).toEqual([]);
  });

  it('keeps views, and hides the hotel only from callers bound to one', () => {
    const all = inventory({ profile: 'all' });
    const bound = caller([...LOCAL_CALLER.scopes], ['SAND01']);
    expect(all.view(LOCAL_CALLER, EVERYTHING)).toBe(all.view(LOCAL_CALLER, EVERYTHING));
    expect(all.view(LOCAL_CALLER, EVERYTHING).toolsJson).toContain('hotelId');
    expect(all.view(bound, EVERYTHING).toolsJson).not.toContain('hotelId');
  });

  it('refuses to start with a toolset that does not exist', () => {
    expect(() => inventory({ toolsets: ['cashierin' as Toolset] })).toThrow(/Did you mean "cashiering"/);
  });
});
