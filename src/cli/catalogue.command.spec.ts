import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { Catalogue } from '../opera/catalogue/catalogue.js';
import { catalogueCommand } from './catalogue.command.js';

const FILE = {
  info: { version: '26.4.0.0' },
  basePath: '/bof/v1',
  paths: {
    '/hotels/{hotelId}/businessDate': { get: { operationId: 'getBusinessDate', responses: { 204: {} } } },
  },
};

describe('catalogue build', () => {
  const root = mkdtempSync(join(tmpdir(), 'catalogue-command-'));
  const specs = join(root, 'specs');
  const out = join(root, 'out');
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it('writes a catalogue of a newer release that opens, and says what it read', async () => {
    mkdirSync(specs);
    writeFileSync(join(specs, 'bof.json'), JSON.stringify(FILE));
    const said = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
    await catalogueCommand().parseAsync(['build', '--specs', specs, '--out', out], { from: 'user' });
    const text = said.mock.calls.flat().join('');
    said.mockRestore();
    expect(text).toContain('release 26.4: 1 operations in 1 modules');
    expect(text).toContain(`OPERA_CATALOGUE_DIR=${out}`);
    const catalogue = Catalogue.open(out);
    expect(catalogue.releases).toEqual(['26.4']);
    expect(catalogue.operation('bof.getBusinessDate').path).toBe('/bof/v1/hotels/{hotelId}/businessDate');
  });

  it('fails where there is nothing to read', async () => {
    mkdirSync(join(root, 'empty'));
    const command = catalogueCommand().parseAsync(['build', '--specs', join(root, 'empty')], {
      from: 'user',
    });
    await expect(command).rejects.toThrow('No Swagger files');
  });
});
