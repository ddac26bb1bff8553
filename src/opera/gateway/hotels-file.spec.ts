import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withDefaults } from '../opera.options.js';
import { GatewayDirectory } from './gateway.directory.js';
import { HotelsFileError, readHotelsFile, watchHotelsFile } from './hotels-file.js';

const GATEWAY = {
  gatewayUrl: 'https://one.example/base/',
  clientId: 'client',
  clientSecret: 'hush-hush',
  appKey: 'key',
  enterpriseId: 'ONE',
  language: 'de-DE',
  cashierId: 5,
  hotels: [{ hotelId: 'H1' }, { hotelId: 'H2', cashierId: 9, language: 'fr-FR', version: '25.5' }],
};
const OTHER = {
  ...GATEWAY,
  gatewayUrl: 'https://two.example',
  tenants: ['acme'],
  hotels: [{ hotelId: 'H3' }],
};

describe('the hotels file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'opera-hotels-'));
  const path = join(folder, 'hotels.json');
  const write = (content: unknown) =>
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  const directoryOf = () => new GatewayDirectory(withDefaults({ gateways: readHotelsFile(path) }));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('leads hotels to their gateways, with defaults from hotel, then gateway', () => {
    write({ gateways: [GATEWAY, OTHER] });
    const directory = directoryOf();
    expect(directory.forHotel('any', 'H1')).toMatchObject({
      gateway: { gatewayUrl: 'https://one.example/base' },
      cashierId: 5,
      language: 'de-DE',
    });
    expect(directory.forHotel('any', 'H2')).toMatchObject({
      cashierId: 9,
      language: 'fr-FR',
      version: '25.5',
    });
    expect(directory.forHotel('acme', 'H3')).toMatchObject({
      gateway: { gatewayUrl: 'https://two.example' },
    });
  });

  it('shows a tenant its own hotels only', () => {
    write({ gateways: [GATEWAY, OTHER] });
    const directory = directoryOf();
    expect(directory.hotelsOf('acme')).toEqual(['H1', 'H2', 'H3']);
    expect(directory.hotelsOf('other')).toEqual(['H1', 'H2']);
    expect(() => directory.forHotel('other', 'H3')).toThrow(
      expect.objectContaining({ code: 'OPERA_HOTEL_UNKNOWN', message: expect.not.stringContaining('H3,') }),
    );
  });

  it.each(['SAND01/../X', 'SAND 01', 'A\r\nx-hotelid: B', '\u{19b17}', 'X'.repeat(21)])(
    'asks no gateway about %j, which no hotel is called',
    (hotelId) => {
      const directory = new GatewayDirectory(withDefaults({ gateways: [{ ...GATEWAY, hotels: [] }] }));
      expect(() => directory.forHotel('any', hotelId)).toThrow(
        expect.objectContaining({ code: 'INPUT_INVALID', message: expect.not.stringContaining(hotelId) }),
      );
      expect(directory.forHotel('any', 'GOOD1').hotelId).toBe('GOOD1');
    },
  );

  it('keeps tenants with the same credentials apart', () => {
    const twin = (tenants: string[]) => ({ ...GATEWAY, tenants });
    write({ gateways: [twin(['a']), twin(['b'])] });
    const directory = directoryOf();
    expect(directory.forHotel('a', 'H1').gateway.key).not.toBe(directory.forHotel('b', 'H1').gateway.key);
    expect(directory.forHotel('a', 'H1').gateway.key).not.toMatch(/client|hush/);
  });

  it.each<[string, unknown, RegExp]>([
    ['no JSON', '{', /is not JSON/],
    ['an unknown field', { gateways: [{ ...GATEWAY, clientsecret: 'hush-hush' }] }, /gateways\.0/],
    ['no address', { gateways: [{ ...GATEWAY, gatewayUrl: 'one.example' }] }, /gateways\.0\.gatewayUrl/],
    ['no grant', { gateways: [{ ...GATEWAY, enterpriseId: undefined }] }, /enterpriseId/],
    ['half a grant', { gateways: [{ ...GATEWAY, username: 'u' }] }, /together/],
    ['a hotel twice', { gateways: [GATEWAY, GATEWAY] }, /twice/],
    ['nothing', {}, /gateways/],
  ])('refuses %s, naming the place and no value', (_name, content, problem) => {
    write(content);
    const attempt = () => readHotelsFile(path);
    expect(attempt).toThrow(HotelsFileError);
    expect(attempt).toThrow(problem);
    expect(attempt).not.toThrow(/hush-hush/);
  });

  it('cannot do without the file', () => {
    expect(() => readHotelsFile(join(folder, 'none.json'))).toThrow(/cannot be read/);
  });

  it('takes over changes while running and keeps the mapping when one is broken', async () => {
    write({ gateways: [GATEWAY] });
    const directory = directoryOf();
    const told: (() => void)[] = [];
    let problem: HotelsFileError | undefined;
    const next = () => new Promise<void>((resolve) => told.push(resolve));
    const stop = watchHotelsFile(
      path,
      20,
      (gateways) => {
        directory.replace(gateways);
        told.shift()?.();
      },
      (error) => {
        problem = error;
        told.shift()?.();
      },
    );
    const broken = next();
    write('{ broken ');
    await broken;
    expect(problem).toBeInstanceOf(HotelsFileError);
    expect(directory.hotelsOf('any')).toEqual(['H1', 'H2']);
    const mended = next();
    write({ gateways: [{ ...GATEWAY, hotels: [{ hotelId: 'H7' }] }] });
    await mended;
    expect(directory.hotelsOf('any')).toEqual(['H7']);
    stop();
  });
});
