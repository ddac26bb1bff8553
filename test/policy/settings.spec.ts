import { mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { toConfig } from '../../src/config/config.js';
import { readEnvironment, variables } from '../../src/config/environment.reader.js';
import { composeApplication, NO_GATEWAY, type Application } from '../support/application.js';
import { FILES, settings, type Setting } from './settings.table.js';

const folder = mkdtempSync(join(tmpdir(), 'settings-'));
for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text);
symlinkSync(resolve('src/opera/catalogue/data'), join(folder, 'catalogue'), 'junction');
const rows = Object.entries(settings(folder));

/** The member at `a.b.0.c`. */
function at(tree: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((node, name) => (node as Record<string, unknown> | undefined)?.[name], tree);
}

const configOf = (environment: Record<string, string>): unknown =>
  toConfig(readEnvironment({ ...NO_GATEWAY, ...environment }));

describe('every environment variable', () => {
  it('has a row that says what it changes', () => {
    const names = variables().map(({ name }) => name);
    expect(rows.map(([name]) => name).toSorted()).toEqual(names.toSorted());
  });

  it.each(rows)('%s changes the configuration', (name, { value, path, expected, beside }) => {
    expect(at(configOf({ ...beside, [name]: value }), path)).toEqual(expected);
    expect(unset(name, beside, path)).not.toEqual(expected);
  });
});

/** What stands at the path when the variable is not set; nothing where it may not be missing. */
function unset(name: string, beside: Setting['beside'], path: string): unknown {
  try {
    return at(configOf({ ...beside, [name]: NO_GATEWAY[name as keyof typeof NO_GATEWAY] ?? '' }), path);
  } catch {
    return undefined;
  }
}

describe('every module', () => {
  let application: Application;

  beforeAll(async () => {
    application = await composeApplication(
      Object.fromEntries(rows.map(([name, { value }]) => [name, value])),
    );
  }, 30_000);

  afterAll(async () => application?.app.close());

  const told = rows.flatMap(([name, { told: place, expected }]) =>
    place === undefined ? [] : [[name, ...place, expected] as const],
  );

  it.each(told)('is told %s', (_name, options, path, expected) => {
    expect(at(application.app.get(options, { strict: false }), path)).toEqual(expected);
  });

  it('but for what the commands themselves act on', () => {
    const notTold = rows.filter(([, setting]) => setting.told === undefined).map(([name]) => name);
    expect(notTold).toEqual([
      'MCP_PORT',
      // Of the HTTP server under the modules: src/http/http-server.spec.ts.
      'MCP_TLS_CERT_FILE',
      'MCP_TLS_KEY',
      'MCP_TRUSTED_PROXIES',
      'MCP_MAX_CONNECTIONS',
      'MCP_REQUEST_TIMEOUT_SECONDS',
      // test/e2e/rotation.spec.ts
      'MCP_SECRETS_RELOAD_SECONDS',
      'SANDBOX_SEED',
      'SANDBOX_BUSINESS_DATE',
      'SANDBOX_STATE_FILE',
    ]);
  });
});
