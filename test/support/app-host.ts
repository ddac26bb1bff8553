import { existsSync, readFileSync } from 'node:fs';
import axe from 'axe-core';
import { chromium, type Browser, type Frame, type Page } from 'playwright-core';

const HOST_PAGE = new URL('./app-host.html', import.meta.url);
const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** What a host shows an app with. */
export interface AppScene {
  readonly html: string;
  readonly tool: string;
  readonly arguments: Record<string, unknown>;
  readonly result: Record<string, unknown>;
  readonly theme: 'light' | 'dark';
  /** Answers a tools/call of the app. */
  readonly call?: (params: { name: string; arguments: Record<string, unknown> }) => Promise<unknown>;
}

/**
 * A small host of MCP Apps in headless Chromium: a sandboxed frame without an origin, words over postMessage, no network.
 * @throws Error saying what to install when there is no browser
 */
export class AppHost {
  /** Requests the page tried to make, console errors, and what the app said to the host. */
  readonly requests: string[] = [];
  readonly complaints: string[] = [];
  readonly methods: string[] = [];
  private answer: (name: string, params: unknown) => Promise<unknown> = async () => ({});

  private constructor(
    private readonly browser: Browser,
    readonly page: Page,
  ) {}

  static async start(): Promise<AppHost> {
    const executablePath = process.env['CHROMIUM_PATH'] ?? BROWSERS.find((path) => existsSync(path));
    if (executablePath === undefined)
      throw new Error('These tests need Chromium: apt-get install chromium, or set CHROMIUM_PATH.');
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
    const page = await browser.newPage({ viewport: { width: 900, height: 700 } });
    const host = new AppHost(browser, page);
    page.on('console', (message) => {
      if (message.type() === 'error') host.complaints.push(message.text());
    });
    page.on('pageerror', (error) => host.complaints.push(String(error)));
    page.on('request', (request) => {
      if (!/^(about|data|blob):/.test(request.url())) host.requests.push(request.url());
    });
    await page.exposeFunction('hostAnswer', (name: string, params: unknown) => host.answer(name, params));
    await page.setContent(readFileSync(HOST_PAGE, 'utf8'));
    return host;
  }

  /** Shows an app with a result, as a host does after a tool call, and waits until it is drawn. */
  async show(scene: AppScene): Promise<Frame> {
    const { page } = this;
    await page.emulateMedia({ colorScheme: scene.theme });
    const answer = async (name: string, params: unknown): Promise<unknown> => {
      this.methods.push(name);
      if (name === 'ui/initialize') {
        return {
          protocolVersion: '2026-01-26',
          hostInfo: { name: 'test-host', version: '1' },
          hostCapabilities: scene.call === undefined ? {} : { serverTools: {} },
          hostContext: { theme: scene.theme, locale: 'en', toolInfo: { tool: { name: scene.tool } } },
        };
      }
      return scene.call?.(params as never);
    };
    this.answer = answer;
    const { html, arguments: input, result } = scene;
    await page.evaluate(`show(${JSON.stringify({ html, input, result })})`);
    const frame = page.frames().at(-1)!;
    await frame.waitForSelector('#board > *');
    return frame;
  }

  /** What breaks the accessibility rules (WCAG 2 A and AA), contrast included. */
  async accessibilityProblems(frame: Frame): Promise<string[]> {
    await frame.evaluate(axe.source);
    return frame.evaluate(async () => {
      const run = (globalThis as unknown as { axe: typeof axe }).axe.run;
      const { violations } = await run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa'] });
      return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
    });
  }

  async stop(): Promise<void> {
    await this.browser.close();
  }
}
