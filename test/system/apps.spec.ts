import { mkdirSync } from 'node:fs';
import type { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { AppHost } from '../support/app-host.js';
import { legacyClient } from '../support/mcp-client.js';
import { startServer, type RunningServer } from '../support/server.js';

/** The pictures of the documents are renewed on purpose only: UPDATE_PICTURES=1. */
const PICTURES = process.env['UPDATE_PICTURES'] === '1' ? 'docs/pictures' : 'results/pictures';
const THEMES = ['light', 'dark'] as const;

interface Shown {
  readonly tool: string;
  readonly arguments: Record<string, unknown>;
}

/** Each picture in a host, with an answer of the sandbox. */
const APPS: readonly Shown[] = [
  { tool: 'get_arrivals_report', arguments: {} },
  { tool: 'get_room_status', arguments: { limit: 50 } },
  { tool: 'get_tape_chart', arguments: { days: 10, limit: 25 } },
  { tool: 'get_forecast', arguments: { to: '+27d' } },
  { tool: 'get_guest_folio', arguments: { reservation: 'in house', detail: 'full' } },
];

describe('pictures (MCP Apps) in headless Chromium', () => {
  let server: RunningServer;
  let client: Client;
  let host: AppHost;

  beforeAll(async () => {
    server = await startServer();
    client = await legacyClient(`${server.origin}/mcp/x/all`);
    host = await AppHost.start();
    mkdirSync(PICTURES, { recursive: true });
  }, 60_000);

  afterAll(async () => {
    await host?.stop();
    await client?.close();
    await server?.stop();
  });

  /** A guest in house with a bill worth a look, chosen as a clerk would: the first of the departures. */
  async function readied({ arguments: args }: Shown): Promise<Record<string, unknown>> {
    if (args['reservation'] !== 'in house') return args;
    const { structuredContent } = await client.callTool({
      name: 'search_reservations',
      arguments: { status: 'in_house', limit: 1 },
    });
    const [first] = (structuredContent as { reservations: { reservationId: string }[] }).reservations;
    return {
      ...args,
      reservation: first!.reservationId,
    };
  }

  async function page(tool: string): Promise<string> {
    const { tools } = await client.listTools();
    const meta = tools.find(({ name }) => name === tool)?._meta as { ui: { resourceUri: string } };
    const { contents } = await client.readResource({ uri: meta.ui.resourceUri });
    expect(contents[0]).toMatchObject({ mimeType: 'text/html;profile=mcp-app' });
    return (contents[0] as { text: string }).text;
  }

  it.each(APPS)(
    '$tool',
    async (shown) => {
      const args = await readied(shown);
      const html = await page(shown.tool);
      const result = await client.callTool({ name: shown.tool, arguments: args });
      for (const theme of THEMES) {
        const call = (params: { name: string; arguments: Record<string, unknown> }) =>
          client.callTool(params);
        const frame = await host.show({ html, tool: shown.tool, arguments: args, result, theme, call });
        expect([shown.tool, theme, await host.accessibilityProblems(frame)]).toEqual([shown.tool, theme, []]);
        await host.page.screenshot({ path: `${PICTURES}/${shown.tool}-${theme}.png` });
        await frame.focus('#refresh');
        host.methods.length = 0;
        await host.page.keyboard.press('Enter');
        await frame.waitForSelector('#board:not([aria-busy])');
        expect(host.methods).toContain('tools/call');
      }
      expect([host.requests, host.complaints]).toEqual([[], []]);
    },
    60_000,
  );
});
