import { existsSync, mkdirSync } from 'node:fs';
import axe from 'axe-core';
import { chromium, type Browser, type Page } from 'playwright-core';
import { Assistant } from '../support/assistant.js';
import { startServer, type RunningServer } from '../support/server.js';

/** The pictures of the documents are renewed on purpose only: UPDATE_PICTURES=1. */
const PICTURES = process.env['UPDATE_PICTURES'] === '1' ? 'docs/pictures' : 'results/pictures';
const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

describe('the console in headless Chromium', () => {
  let server: RunningServer;
  let browser: Browser;
  let page: Page;
  let complaints: string[];
  let requests: string[];

  beforeAll(async () => {
    const executablePath = process.env['CHROMIUM_PATH'] ?? BROWSERS.find((path) => existsSync(path));
    if (executablePath === undefined)
      throw new Error('These tests need Chromium: apt-get install chromium, or set CHROMIUM_PATH.');
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
    server = await startServer({
      MCP_DASHBOARD_LINKS: 'Service=https://grafana.example/d/opera-mcp-overview',
    });
    mkdirSync(PICTURES, { recursive: true });
    await work(server);
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  beforeEach(async () => {
    complaints = [];
    requests = [];
    page = await browser.newPage({ viewport: { width: 1280, height: 1000 } });
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('request', (request) => requests.push(request.url()));
  });

  afterEach(async () => page.close());

  async function accessibilityProblems(): Promise<string[]> {
    await page.evaluate(axe.source);
    return page.evaluate(async () => {
      const run = (globalThis as unknown as { axe: typeof axe }).axe.run;
      const { violations } = await run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] });
      return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
    });
  }

  it.each(['light', 'dark'] as const)(
    'is accessible and complete (%s)',
    async (colorScheme) => {
      await page.emulateMedia({ colorScheme });
      await page.goto(`${server.origin}/console`);
      expect(await accessibilityProblems()).toEqual([]);
      for (const [id, text] of [
        ['state', 'Version'],
        ['calls', 'calls in the last hour'],
        ['tools', 'check_room_availability'],
        ['opera', 'Slowest operations'],
        ['cache', 'memory'],
        ['errors', 'NOT_FOUND'],
        ['tenants', 'local'],
        ['security', 'card_number_offered'],
        ['audit', 'create_guest_profile'],
      ]) {
        expect([id, await page.textContent(`#${id}`)]).toEqual([id, expect.stringContaining(text!)]);
      }
      await page.screenshot({ path: `${PICTURES}/console-${colorScheme}.png`, fullPage: true });
      expect(complaints).toEqual([]);
      expect(new Set(requests.map((url) => new URL(url).origin))).toEqual(new Set([server.origin]));
    },
    180_000,
  );

  it('works with the keyboard, stays live and can be paused', async () => {
    await page.goto(`${server.origin}/console`);
    const renewed = page.waitForResponse(`${server.origin}/console/facts`);
    expect((await renewed).status()).toBe(200);
    await page.waitForFunction(`document.getElementById('news').textContent.startsWith('Live')`);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(`document.activeElement.id`)).toBe('pause');
    await page.keyboard.press('Enter');
    expect(await page.getAttribute('#pause', 'aria-pressed')).toBe('true');
    expect(await page.textContent('#news')).toBe('Paused.');
    expect(complaints).toEqual([]);
  }, 180_000);

  it('is whole without any script', async () => {
    const quiet = await browser.newContext({ javaScriptEnabled: false });
    const plain = await quiet.newPage();
    await plain.goto(`${server.origin}/console`);
    expect(await plain.textContent('#tools')).toContain('check_room_availability');
    await quiet.close();
  }, 180_000);

  it('fits a narrow window', async () => {
    await page.setViewportSize({ width: 360, height: 700 });
    await page.goto(`${server.origin}/console`);
    const over = await page.evaluate(`document.documentElement.scrollWidth - window.innerWidth`);
    expect(over).toBeLessThanOrEqual(0);
  }, 180_000);

  it('hands out a profile of the running process', async () => {
    await page.goto(`${server.origin}/console`);
    const answer = await page.evaluate(async () => {
      const response = await fetch('/console/profiles/cpu?seconds=1', { method: 'POST' });
      return {
        status: response.status,
        nodes: ((await response.json()) as { nodes: unknown[] }).nodes.length,
      };
    });
    expect(answer).toEqual({ status: 201, nodes: expect.any(Number) });
    expect(answer.nodes).toBeGreaterThan(1);
  }, 180_000);
});

/** Something to see: reads, a repeated one, an error and a card number offered. */
async function work({ url }: RunningServer): Promise<void> {
  const assistant = await Assistant.over('modern', { url }, false);
  const stay = { arrivalDate: '+1d', departureDate: '+3d', adults: 2 };
  const attempts: [string, Record<string, unknown>][] = [
    ['check_room_availability', stay],
    ['check_room_availability', stay],
    ['search_reservations', { status: 'in_house', limit: 5 }],
    ['get_arrivals_report', {}],
    ['create_guest_profile', { surname: 'Console', givenName: 'Spec', allowDuplicate: true }],
    ['search_guests', { name: 'card 4111 1111 1111 1111' }],
    ['get_reservation', { reservation: '99999999' }],
  ];
  for (const [tool, args] of attempts) await assistant.try(tool, args);
  await assistant.close();
}
