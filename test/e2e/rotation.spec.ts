import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { watchSecrets } from '../../src/cli/rotation.js';
import { Signer } from '../../src/mcp/confirmation/signer.js';
import { GatewayDirectory } from '../../src/opera/gateway/gateway.directory.js';
import { composeApplication, type Application } from '../support/application.js';

const OLD = 'the-signing-key-before-the-rotation';
const NEW = 'the-signing-key-after-the-rotation-';

describe('secrets in files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'opera-rotation-'));
  const file = (name: string): string => join(folder, name);
  let application: Application;

  beforeAll(async () => {
    writeFileSync(file('secret'), 'first-secret\n');
    writeFileSync(file('key'), OLD);
    writeFileSync(file('previous'), '');
  });

  afterAll(async () => {
    await application?.app.close();
    rmSync(folder, { recursive: true });
  });

  it('are taken over while the server runs; what cannot be used changes nothing', async () => {
    const environment = {
      OPERA_GATEWAY_URL: 'http://127.0.0.1:9',
      OPERA_CLIENT_ID: 'client',
      OPERA_CLIENT_SECRET: '',
      OPERA_CLIENT_SECRET_FILE: file('secret'),
      OPERA_APP_KEY: '0f8fad5b-d9cb-469f-a165-70867728950e',
      OPERA_ENTERPRISE_ID: 'CHAIN',
      MCP_SIGNING_KEY_FILE: file('key'),
      MCP_SIGNING_KEY_PREVIOUS_FILE: file('previous'),
    };
    application = await composeApplication(environment);
    const { app } = application;
    const signer = app.get(Signer, { strict: false });
    const directory = app.get(GatewayDirectory, { strict: false });
    const told: (string | undefined)[] = [];
    let heard: () => void = () => undefined;
    const next = (): Promise<void> => new Promise((resolve) => (heard = resolve));
    const stop = watchSecrets(app, environment, 0.02, (problem) => {
      told.push(problem);
      heard();
    });
    const sealed = signer.seal('cursor', { page: 2 });

    const refused = next();
    writeFileSync(file('key'), 'short');
    await refused;
    expect(told[0]).toContain('MCP_SIGNING_KEY');
    expect(told[0]).not.toContain('short');
    expect(signer.open('cursor', sealed)).toEqual({ page: 2 });

    // Three writes, of which the last completes the rotation.
    writeFileSync(file('previous'), OLD);
    writeFileSync(file('secret'), 'second-secret');
    const taken = next();
    writeFileSync(file('key'), NEW);
    await taken;
    stop();
    expect(told.at(-1)).toBeUndefined();
    expect(directory.all().map(({ clientSecret }) => clientSecret)).toEqual(['second-secret']);
    expect(signer.open('cursor', sealed)).toEqual({ page: 2 });
    signer.rotate(NEW);
    expect(signer.open('cursor', sealed)).toBeUndefined();
  });
});
