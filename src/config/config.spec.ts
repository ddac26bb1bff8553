import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError } from './config.error.js';
import { toConfig } from './config.js';
import { readEnvironment, unknownVariables, variables } from './environment.reader.js';

const read = (raw: Record<string, string>) => toConfig(readEnvironment(raw));

const CREDENTIALS = {
  OPERA_GATEWAY_URL: 'https://gateway.example',
  OPERA_CLIENT_ID: 'client',
  OPERA_CLIENT_SECRET: 'hush-hush',
  OPERA_APP_KEY: '0f8fad5b-d9cb-469f-a165-70867728950e',
  OPERA_ENTERPRISE_ID: 'CHAIN',
};

function problemsOf(raw: Record<string, string>): string {
  try {
    read(raw);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  throw new Error('expected the configuration to be refused');
}

describe('configuration', () => {
  it('keeps names and defaults of the original design', () => {
    const config = read({});
    expect(config.cache).toMatchObject({ enabled: true, defaultTtlSeconds: 300, maxMemoryEntries: 10_000 });
    expect(config.pace).toEqual({ requestsPerSecond: 10, burst: 20 });
    expect(config.logs).toEqual({ level: 'info', sampling: true });
    expect(config.opera).toMatchObject({
      maxConnections: 50,
      maxKeepaliveConnections: 20,
      keepaliveExpirySeconds: 30,
    });
    expect(config.server).toMatchObject({ host: '127.0.0.1', port: 3000 });
    expect(config.gateway).toBeUndefined();
  });

  it('stops on a bad value with variable, problem and example, all at once', () => {
    const text = problemsOf({ OPERA_CACHE_TTL: 'soon', MCP_PORT: '99999', OPERA_ENABLE_CACHE: 'perhaps' });
    expect(text).toContain('3 problems');
    expect(text).toMatch(/OPERA_CACHE_TTL: .*for example: OPERA_CACHE_TTL=300/);
    expect(text).toMatch(/MCP_PORT: .*65535.*for example: MCP_PORT=3000/);
    expect(text).toContain('OPERA_ENABLE_CACHE');
  });

  it('takes an empty value for an unset one', () => {
    expect(read({ OPERA_CACHE_TTL: '' }).cache.defaultTtlSeconds).toBe(300);
  });

  it('reads secrets from files, and refuses both ways at once', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'config-')), 'secret');
    writeFileSync(file, 'from-a-file\n');
    const { OPERA_CLIENT_SECRET: direct, ...rest } = CREDENTIALS;
    expect(read({ ...rest, OPERA_CLIENT_SECRET_FILE: file }).gateway?.clientSecret).toBe('from-a-file');
    expect(problemsOf({ ...rest, OPERA_CLIENT_SECRET: direct, OPERA_CLIENT_SECRET_FILE: file })).toContain(
      'twice',
    );
    expect(problemsOf({ ...rest, OPERA_CLIENT_SECRET_FILE: '/no/such/file' })).toContain('cannot be read');
  });

  it('never repeats a secret in its message', () => {
    const text = problemsOf({
      ...CREDENTIALS,
      OPERA_ENTERPRISE_ID: 'not valid',
      OPERA_CLIENT_SECRET: 'hush-hush',
    });
    expect(text).toContain('OPERA_ENTERPRISE_ID');
    expect(text).not.toContain('hush-hush');
  });

  it('names what is missing from half-given credentials', () => {
    const { OPERA_APP_KEY: _left, ...rest } = CREDENTIALS;
    expect(problemsOf(rest)).toContain('OPERA_APP_KEY: is missing');
    const { OPERA_ENTERPRISE_ID: _out, ...noEnterprise } = CREDENTIALS;
    expect(problemsOf(noEnterprise)).toContain('OPERA_ENTERPRISE_ID');
    expect(problemsOf({ ...noEnterprise, OPERA_USERNAME: 'user' })).toContain('OPERA_PASSWORD');
  });

  it('finds typing errors among our prefixes', () => {
    expect(unknownVariables({ OPERA_CLEINT_ID: 'x', OPERA_CLIENT_SECRET_FILE: 'y', PATH: 'z' })).toEqual([
      'OPERA_CLEINT_ID',
    ]);
  });

  it('documents every variable with an example that it accepts', () => {
    for (const { name, schema, meta } of variables()) {
      expect(meta.description.length).toBeGreaterThan(10);
      expect([name, schema.safeParse(meta.example).success]).toEqual([name, true]);
    }
  });
});
