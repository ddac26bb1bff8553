import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { variables } from '../../src/config/environment.reader.js';
import type { Json } from '../support/sandbox-gateway.js';
import { REFUSED, VALUE_SETS } from './helm/value-sets.table.js';

const CHART = 'helm/opera-cloud-mcp';
const RELEASES = ['helm4', 'helm3'] as const;
const KUBERNETES = ['kubernetes-1.27', 'kubernetes-1.33', 'kubernetes-1.34'] as const;
const SETS = Object.entries(VALUE_SETS);

describe('the chart', () => {
  const folder = mkdtempSync(join(tmpdir(), 'chart-'));
  let tools: Record<string, string>;
  beforeAll(() => {
    tools = {
      ...(JSON.parse(execFileSync('node', ['scripts/helm/fetch.mjs'], { encoding: 'utf8' })) as object),
      'kubernetes-1.34': 'node_modules/kubernetes-models',
    };
  }, 300_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function helm(
    release: string,
    args: readonly string[],
    values: object,
  ): { status: number | null; out: string; error: string } {
    const file = join(folder, 'values.json');
    writeFileSync(file, JSON.stringify(values));
    const { status, stdout, stderr } = spawnSync(join(tools[release]!, 'helm'), [...args, '-f', file], {
      encoding: 'utf8',
      env: { PATH: process.env.PATH, HOME: folder },
    });
    return { status, out: stdout, error: stderr };
  }

  function rendered(values: object, chart = CHART): string {
    const { status, out, error } = helm(
      'helm4',
      ['template', 'house', chart, '--namespace', 'hotels'],
      values,
    );
    if (status !== 0) throw new Error(error);
    return out;
  }

  /** Everything that is wrong with rendered documents, by schema and by our own rules. */
  function problems(text: string, kubernetes: string): string[] {
    const found = JSON.parse(
      execFileSync('node', ['scripts/helm/validate.mjs', tools[kubernetes]!], {
        encoding: 'utf8',
        input: text,
      }),
    ) as string[];
    for (const document of parseAllDocuments(text)) found.push(...ownRules(document.toJS()));
    return found;
  }

  describe.each(RELEASES)('with %s', (release) => {
    it.each(SETS)('is linted strictly and rendered: %s', (_, values) => {
      const linted = helm(release, ['lint', '--strict', CHART], values);
      expect([linted.status, linted.out]).toEqual([0, expect.stringContaining('0 chart(s) failed')]);
      const { status, out, error } = helm(
        release,
        ['template', 'house', CHART, '--namespace', 'hotels'],
        values,
      );
      expect([status, error]).toEqual([0, '']);
      // Both releases make the same of it.
      expect(parseAllDocuments(out).map((one) => one.toJS() as unknown)).toEqual(
        parseAllDocuments(rendered(values)).map((one) => one.toJS() as unknown),
      );
    });

    it.each(Object.entries(REFUSED))('refuses: %s', (message, values) => {
      const { status, error } = helm(release, ['template', 'house', CHART], values);
      expect(status).not.toBe(0);
      expect(error).toContain(message);
    });
  });

  it.each(KUBERNETES)('is valid, without an unknown field, and restricted in %s', (kubernetes) => {
    for (const [name, values] of SETS)
      expect([name, problems(rendered(values), kubernetes)]).toEqual([name, []]);
  });

  it.each([
    ['a wrong path of a probe', 'one replica', 'deployment.yaml', '/health/ready', '/health/reddy'],
    [
      'a missing limit',
      'one replica',
      'deployment.yaml',
      'resources: {{- toYaml .Values.resources | nindent 12 }}',
      'resources: { requests: { cpu: 1 } }',
    ],
    ['an unknown field', 'one replica', 'deployment.yaml', 'enableServiceLinks:', 'enableServiceLinkz:'],
    ['a wrong name of a variable', 'one replica', 'configmap.yaml', 'MCP_PORT:', 'MCP_PROT:'],
    ['a writable root', 'one replica', 'deployment.yaml', '"opera.securityContext"', '"opera.nothing"'],
    ['an unknown field of a route', 'an HTTP route', 'routes.yaml', 'hostnames:', 'hosts:'],
    ['a wrong kind of path of a route', 'an HTTP route', 'routes.yaml', 'type: PathPrefix', 'type: Prefix'],
    ['an unknown field of a secret class', 'secrets by CSI', 'secrets.yaml', 'parameters:', 'parameter:'],
  ])('is found out: %s', (_, set, file, from, to) => {
    const copy = join(folder, 'mutant');
    cpSync(CHART, copy, { recursive: true });
    const path = join(copy, 'templates', file);
    const text = readFileSync(path, 'utf8');
    expect(text).toContain(from);
    writeFileSync(path, text.replaceAll(from, to));
    writeFileSync(
      join(copy, 'templates', '_nothing.tpl'),
      '{{- define "opera.nothing" -}}\nprivileged: false\n{{- end -}}',
    );
    const values = VALUE_SETS[set]!;
    expect(problems(rendered(values), 'kubernetes-1.34')).toEqual([]);
    expect(problems(rendered(values, copy), 'kubernetes-1.34')).not.toEqual([]);
    rmSync(copy, { recursive: true });
  });

  it('starts pods anew when settings or secrets of its own change', () => {
    const sums = (values: object): unknown =>
      parseAllDocuments(rendered(values))
        .map((one) => one.toJS())
        .find(({ kind }) => kind === 'Deployment').spec.template.metadata.annotations;
    const base = VALUE_SETS['a secret of its own']!;
    const settings = { ...base, settings: { OPERA_LOG_LEVEL: 'DEBUG' } };
    const secrets = {
      ...base,
      secrets: { values: { MCP_SIGNING_KEY: 'another-signing-key-of-32-characters' } },
    };
    expect(new Set([base, settings, secrets].map((values) => JSON.stringify(sums(values)))).size).toBe(3);
  });
});

const PROBES = {
  startupProbe: '/health/startup',
  readinessProbe: '/health/ready',
  livenessProbe: '/health/live',
};

/** The restricted profile of Pod Security, and what the program knows: probes, names of variables. */
function ownRules(document: Json): string[] {
  if (document === null) return [];
  const found: string[] = [];
  const must = (rule: string, well: boolean): void => void (well || found.push(`${document.kind}: ${rule}`));
  const known = new Set(
    variables().flatMap(({ name, meta }) => (meta.secret === true ? [name, `${name}_FILE`] : [name])),
  );
  const pod =
    document.kind === 'Pod'
      ? document.spec
      : document.kind === 'Deployment'
        ? document.spec.template.spec
        : undefined;
  if (document.kind === 'ConfigMap' && document.data.MCP_HOST !== undefined) {
    for (const name of Object.keys(document.data)) must(`${name} is no variable`, known.has(name));
  }
  if (pod === undefined) return found;
  must('no token', pod.automountServiceAccountToken === false);
  must('not root', pod.securityContext?.runAsNonRoot === true && pod.securityContext.runAsUser > 0);
  must('seccomp', pod.securityContext?.seccompProfile?.type === 'RuntimeDefault');
  must('nothing of the host', !pod.hostNetwork && !pod.hostPID && !pod.hostIPC);
  for (const volume of pod.volumes ?? []) must(`volume ${volume.name}`, volume.hostPath === undefined);
  for (const container of pod.containers) {
    const { securityContext = {}, resources = {} } = container;
    must('no escalation', securityContext.allowPrivilegeEscalation === false);
    must('no capability', securityContext.capabilities?.drop?.includes('ALL'));
    must('read-only root', securityContext.readOnlyRootFilesystem === true);
    must('limits', Boolean(resources.limits?.cpu) && Boolean(resources.limits?.memory));
    must('no privilege', securityContext.privileged !== true);
    if (container.name !== 'server') continue;
    for (const { name } of container.env ?? []) must(`${name} is no variable`, known.has(name));
    for (const [probe, path] of Object.entries(PROBES)) must(probe, container[probe]?.httpGet?.path === path);
  }
  return found;
}
