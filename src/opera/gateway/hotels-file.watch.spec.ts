import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Masker } from '../../observability/masking/masker.js';
import { withDefaults } from '../opera.options.js';
import { GatewayDirectory } from './gateway.directory.js';
import { HotelsFileWatch } from './hotels-file.watch.js';

const GATEWAY = {
  gatewayUrl: 'https://one.example',
  clientId: 'client',
  clientSecret: 'first-secret',
  appKey: 'application-key',
  enterpriseId: 'ONE',
  hotels: [{ hotelId: 'H1' }],
};

describe('HotelsFileWatch', () => {
  const folder = mkdtempSync(join(tmpdir(), 'opera-watch-'));
  const path = join(folder, 'hotels.json');
  const write = (gateways: unknown) => writeFileSync(path, JSON.stringify({ gateways }));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('hides the secrets of the file, also of a changed one, and tells of changes and of refused ones', async () => {
    write([GATEWAY]);
    const options = withDefaults({ gateways: [], hotelsFile: { path, reloadSeconds: 0.02 } });
    const directory = new GatewayDirectory(options);
    const masker = new Masker();
    const told: (string | undefined)[] = [];
    let heard: () => void = () => undefined;
    const observer = {
      attempt: () => undefined,
      hotelsReloaded: (problem?: string) => {
        told.push(problem);
        heard();
      },
    };
    const watch = new HotelsFileWatch(directory, options, observer, masker);
    watch.onModuleInit();
    const basic = Buffer.from('client:first-secret').toString('base64');
    expect(masker.text(`first-secret application-key ${basic}`)).toBe('[secret] [secret] [secret]');
    const next = () => new Promise<void>((resolve) => (heard = resolve));
    const changed = next();
    write([{ ...GATEWAY, clientSecret: 'second-secret', hotels: [{ hotelId: 'H2' }] }]);
    await changed;
    expect([told, directory.hotelsOf('any')]).toEqual([[undefined], ['H2']]);
    expect(masker.text('first-secret second-secret')).toBe('[secret] [secret]');
    const refused = next();
    write([{ ...GATEWAY, hotels: [] }]);
    await refused;
    watch.onApplicationShutdown();
    expect(told[1]).toMatch(/gateways\.0\.hotels/);
    expect(directory.hotelsOf('any')).toEqual(['H2']);
    watch.replaceOwn([{ ...GATEWAY, clientSecret: 'third-secret', hotels: [{ hotelId: 'H3' }] }]);
    expect(directory.hotelsOf('any')).toEqual(['H2', 'H3']);
    expect(masker.text('third-secret')).toBe('[secret]');
  });
});
