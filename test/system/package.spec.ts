import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { freePort } from '../support/processes.js';
import type { Json } from '../support/sandbox-gateway.js';

const MOUNTS = '/etc/opera-cloud-mcp';

describe('the packaged tree, run as the chart runs it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'package-'));
  const tree = join(folder, 'app');
  let server: ChildProcess;
  let container: Json;
  let ports: Record<string, number>;
  let output = '';

  beforeAll(async () => {
    const step = (...args: string[]): string => execFileSync('node', args, { encoding: 'utf8' });
    for (const name of ['dependencies', 'collect'])
      step('scripts/package.mjs', '--step', name, '--out', tree);
    mkdirSync(join(folder, 'access'));
    const keys = join(folder, 'access/keys.jsonl');
    step(
      join(tree, 'dist/main.js'),
      'key',
      'create',
      '--name',
      'probe',
      '--scopes',
      'opera:read',
      '--hotels',
      'SAND01',
      '--expires',
      '1d',
      '--file',
      keys,
    );

    const { helm4 } = JSON.parse(step('scripts/helm/fetch.mjs')) as { helm4: string };
    const values = join(folder, 'values.json');
    ports = { http: await freePort(), metrics: await freePort() };
    writeFileSync(
      values,
      JSON.stringify({
        ports,
        access: { existingSecret: 'callers', apiKeys: 'keys.jsonl' },
        secrets: { values: { MCP_SIGNING_KEY: 'a-signing-key-of-32-characters-and-more' } },
      }),
    );
    const text = execFileSync(
      join(helm4, 'helm'),
      ['template', 'house', 'helm/opera-cloud-mcp', '-f', values],
      {
        encoding: 'utf8',
        env: { PATH: process.env.PATH, HOME: folder },
      },
    );
    const documents: Json[] = parseAllDocuments(text).map((one) => one.toJS());
    const of = (kind: string): Json => documents.find((one) => one.kind === kind);
    container = of('Deployment').spec.template.spec.containers[0];
    mkdirSync(join(folder, 'secrets'));
    for (const [name, value] of Object.entries(of('Secret').stringData)) {
      writeFileSync(join(folder, 'secrets', name), String(value));
    }
    const environment: Record<string, string> = { PATH: process.env.PATH!, ...of('ConfigMap').data };
    // The one difference: what is mounted stands in a folder of the test.
    for (const { name, value } of container.env) environment[name] = value.replace(MOUNTS, folder);
    server = spawn('node', ['dist/main.js', 'serve'], {
      cwd: tree,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    for (const stream of [server.stdout!, server.stderr!]) {
      stream.on('data', (data: Buffer) => {
        output += data.toString('utf8');
        if (/listening at http/i.test(output)) resolve();
      });
    }
    server.once('exit', (code) => reject(new Error(`ended with ${code}:\n${output}`)));
    await promise;
  }, 300_000);

  afterAll(async () => {
    if (server !== undefined && server.exitCode === null) {
      const ended = once(server, 'exit');
      server.kill('SIGKILL');
      await ended;
    }
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(['startupProbe', 'readinessProbe', 'livenessProbe'])('answers the %s', async (probe) => {
    const { path, port } = container[probe].httpGet;
    const number = container.ports.find(({ name }: Json) => name === port).containerPort;
    // As a kubelet asks: by an address that is no name of ours.
    const { status } = await fetch(`http://127.0.0.1:${number}${path}`);
    expect([path, status]).toEqual([path, 200]);
  });

  it('gives metrics on the port that is scraped', async () => {
    const answer = await fetch(`http://127.0.0.1:${ports['metrics']}/metrics`);
    expect([answer.status, await answer.text()]).toEqual([
      200,
      expect.stringContaining('opera_mcp_build_info'),
    ]);
  });

  it('lets nobody in without a key, and knows every variable it is given', async () => {
    const answer = await fetch(`http://127.0.0.1:${ports['http']}/mcp`, { method: 'POST', body: '{}' });
    expect(answer.status).toBe(401);
    expect(output).not.toContain('nothing reads it');
  });

  it('is found well by the check of the image', () => {
    const args = ['healthcheck.mjs', `http://127.0.0.1:${ports['http']}/health/ready`];
    expect(execFileSync('node', args, { cwd: tree, encoding: 'utf8' })).toContain('200');
  });

  it('has one version in manifest, chart and image', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    const chart: Json = parse(readFileSync('helm/opera-cloud-mcp/Chart.yaml', 'utf8'));
    expect([chart.version, chart.appVersion]).toEqual([version, version]);
    expect(readFileSync('Dockerfile', 'utf8')).toContain(`ARG VERSION=${version}\n`);
  });
});
