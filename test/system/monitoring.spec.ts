import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { Assistant } from '../support/assistant.js';
import { freePort } from '../support/processes.js';
import { startServer, type RunningServer } from '../support/server.js';

const RULES = 'helm/opera-cloud-mcp/rules';
const DASHBOARDS = 'helm/opera-cloud-mcp/dashboards';
const RUNBOOKS = 'docs/operations/runbooks.md';
const MISSING = 'These tests need Prometheus: apt-get install prometheus';

interface Alert {
  readonly alert: string;
  readonly expr: string;
  readonly annotations: { readonly summary: string; readonly runbook_url: string };
}
interface Panel {
  readonly title: string;
  readonly targets: readonly { readonly expr: string }[];
}
interface Dashboard {
  readonly uid: string;
  readonly panels: readonly Panel[];
  readonly annotations: { readonly list: readonly { readonly expr: string }[] };
}

const alerts = (
  parse(readFileSync(`${RULES}/alerts.yaml`, 'utf8')) as { groups: { rules: Alert[] }[] }
).groups.flatMap(({ rules }) => rules);
const dashboards = readdirSync(DASHBOARDS).map(
  (name) => JSON.parse(readFileSync(join(DASHBOARDS, name), 'utf8')) as Dashboard,
);

/** PromQL of the dashboards, with Grafana's variables filled in. */
const queries = dashboards
  .flatMap(({ panels, annotations }) => [
    ...panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)),
    ...annotations.list.map(({ expr }) => expr),
  ])
  .map((expr) => expr.replaceAll('$__rate_interval', '5m').replaceAll('$instance', '.*'));

/** Runs promtool. @returns exit code and everything it said */
function promtool(args: readonly string[], input?: string): { code: number | null; text: string } {
  const { status, stdout, stderr, error } = spawnSync('promtool', args, { input, encoding: 'utf8' });
  if (error !== undefined) throw new Error(MISSING);
  return { code: status, text: `${stdout}${stderr}` };
}

/** Names of metrics in PromQL: words with an underscore that no function, label or grouping has. */
function metricsOf(expr: string): string[] {
  const bare = expr
    .replaceAll(/"[^"]*"/g, '')
    .replaceAll(/\{[^}]*\}/g, ' ')
    .replaceAll(/\b(by|on)\s*\([^)]*\)/g, '');
  return [...bare.matchAll(/\b(opera_mcp|process|nodejs)_[a-z0-9_]+/g)].map(([name]) => name);
}

describe('alerts and dashboards', () => {
  it('are at least 14 alerts that promtool accepts, and each fires and clears', () => {
    expect(alerts.length).toBeGreaterThanOrEqual(14);
    expect(promtool(['check', 'rules', `${RULES}/alerts.yaml`])).toMatchObject({ code: 0 });
    expect(promtool(['test', 'rules', `${RULES}/alerts.test.yaml`])).toMatchObject({ code: 0 });
    const tests = (
      parse(readFileSync(`${RULES}/alerts.test.yaml`, 'utf8')) as {
        tests: { name: string; promql_expr_test: { exp_samples: unknown[] }[] }[];
      }
    ).tests;
    expect(tests.map(({ name }) => name).toSorted()).toEqual(alerts.map(({ alert }) => alert).toSorted());
    const shapes = tests.map(({ promql_expr_test: looks }) =>
      looks.map(({ exp_samples: seen }) => seen.length),
    );
    expect(new Set(shapes.map(String))).toEqual(new Set(['1,0']));
  });

  it('lead each alert to its section of the runbooks, and there is no section without an alert', () => {
    const headings = [...readFileSync(RUNBOOKS, 'utf8').matchAll(/^## (\w+)$/gm)].map(([, name]) => name!);
    expect(headings.toSorted()).toEqual(alerts.map(({ alert }) => alert).toSorted());
    for (const { alert, annotations } of alerts) {
      expect(annotations.runbook_url).toBe(`${RUNBOOKS}#${alert.toLowerCase()}`);
    }
  });

  it('ask Prometheus in words it understands', () => {
    expect(dashboards.length).toBeGreaterThanOrEqual(2);
    const rules = queries.map((expr, index) => ({ record: `dashboard:query${index}`, expr }));
    const folder = mkdtempSync(join(tmpdir(), 'dashboards-'));
    const file = join(folder, 'queries.yaml');
    writeFileSync(file, JSON.stringify({ groups: [{ name: 'dashboards', rules }] }));
    expect(promtool(['check', 'rules', file])).toMatchObject({ code: 0 });
    rmSync(folder, { recursive: true });
  });
});

describe('the running server', () => {
  let server: RunningServer;
  let prometheus: ChildProcess | undefined;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'prometheus-'));
    server = await startServer();
    const assistant = await Assistant.over('modern', { url: server.url }, false);
    await assistant.do('get_business_date');
    await assistant.do('get_business_date');
    await assistant.close();
  }, 180_000);

  afterAll(async () => {
    if (prometheus?.pid !== undefined && prometheus.exitCode === null) {
      prometheus.kill('SIGKILL');
      await once(prometheus, 'exit');
    }
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const scrape = async (accept = 'text/plain'): Promise<string> =>
    (await fetch(`${server.origin}/metrics`, { headers: { accept } })).text();

  it('exports metrics without anything to complain of', async () => {
    expect(promtool(['check', 'metrics'], await scrape())).toEqual({ code: 0, text: '' });
  });

  it('exports every metric that a rule or a dashboard asks for', async () => {
    const text = await scrape();
    const exported = new Set([...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name!));
    const wanted = new Set([...queries, ...alerts.map(({ expr }) => expr)].flatMap(metricsOf));
    const known = (name: string): boolean =>
      exported.has(name) || exported.has(name.replace(/_(bucket|sum|count)$/, ''));
    expect(wanted.size).toBeGreaterThan(35);
    expect([...wanted].filter((name) => !known(name))).toEqual([]);
  });

  it('is scraped by a real Prometheus, which knows its alerts and finds none firing', async () => {
    const port = await freePort();
    const config = join(folder, 'prometheus.yml');
    const targets = [server.origin.replace('http://', '')];
    writeFileSync(
      config,
      JSON.stringify({
        global: { scrape_interval: '1s', evaluation_interval: '1s' },
        rule_files: [join(process.cwd(), RULES, 'alerts.yaml')],
        scrape_configs: [{ job_name: 'opera-cloud-mcp', static_configs: [{ targets }] }],
      }),
    );
    const child = spawn(
      'prometheus',
      [
        `--config.file=${config}`,
        `--storage.tsdb.path=${join(folder, 'data')}`,
        `--web.listen-address=127.0.0.1:${port}`,
      ],
      { stdio: 'ignore' },
    );
    prometheus = child;
    const missing = once(child, 'error').then(() => {
      throw new Error(MISSING);
    });
    const asked = (path: string): Promise<unknown> => answered(`http://127.0.0.1:${port}/api/v1/${path}`);
    const seen = await Promise.race([
      missing,
      until(async () =>
        valueOf(await asked('query?query=opera_mcp_tool_calls_total{tool="get_business_date"}')),
      ),
    ]);
    expect(Number(seen)).toBe(2);
    expect(valueOf(await asked('query?query=up'))).toBe('1');
    const rules = (await asked('rules?type=alert')) as { data: { groups: { rules: { state: string }[] }[] } };
    const states = rules.data.groups.flatMap(({ rules: group }) => group.map(({ state }) => state));
    expect(states).toHaveLength(alerts.length);
    expect(states).not.toContain('firing');
  }, 180_000);
});

/** JSON of an address; undefined while nothing answers there. */
async function answered(url: string): Promise<unknown> {
  try {
    return await (await fetch(url)).json();
  } catch {
    return undefined;
  }
}

/** The value of the first series of an instant query; undefined when there is none. */
function valueOf(answer: unknown): string | undefined {
  const { data } = (answer ?? {}) as { data?: { result?: { value?: [number, string] }[] } };
  return data?.result?.[0]?.value?.[1];
}

/** Asks again and again until there is something. */
async function until<Value>(look: () => Promise<Value | undefined>): Promise<Value> {
  for (;;) {
    const value = await look();
    if (value !== undefined) return value;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
