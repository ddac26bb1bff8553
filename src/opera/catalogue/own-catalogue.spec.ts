import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { FakeGateway, isTokenRequest, tokenReply } from '../../../test/support/fake-gateway.js';
import { callContext, gatewayOptions, operaRig } from '../../../test/support/opera-rig.js';
import { buildCatalogue } from './build/build-catalogue.js';
import { CATALOGUE_FILES, writeFolder } from './build/catalogue-folder.js';
import { Catalogue } from './catalogue.js';
import { describeOperation } from './describe/operation.description.js';
import { OperationSearch } from './search/operation.search.js';

const HEADERS = [
  { name: 'authorization', in: 'header', type: 'string' },
  { name: 'x-hotelid', in: 'header', type: 'string', required: true },
];
const hotel = { name: 'hotelId', in: 'path', type: 'string', required: true };
const body = (name: string) => ({ name: 'body', in: 'body', schema: { $ref: `#/definitions/${name}` } });

/** A module that no release of the server has, and one it has with another operation beside. */
const FILES = {
  '27.1/property/pol.json': {
    swagger: '2.0',
    info: { version: '27.1.0.0' },
    basePath: '/pol/v1',
    paths: {
      '/hotels/{hotelId}/swimmingPools': {
        get: {
          operationId: 'getSwimmingPools',
          parameters: [...HEADERS, hotel, { name: 'heated', in: 'query', type: 'boolean' }],
          responses: { 200: { schema: { $ref: '#/definitions/pools' } } },
        },
        post: {
          operationId: 'postSwimmingPool',
          parameters: [...HEADERS, hotel, body('pool')],
          responses: { 201: { description: 'made', headers: { Location: { type: 'string' } } } },
        },
      },
    },
    definitions: {
      pool: {
        type: 'object',
        properties: { name: { type: 'string', maxLength: 20 }, depth: { type: 'number' } },
      },
      pools: {
        type: 'object',
        properties: { pools: { type: 'array', items: { $ref: '#/definitions/pool' } } },
      },
    },
  },
  '26.2/property/bof.json': {
    swagger: '2.0',
    info: { version: '26.2.0.0' },
    basePath: '/bof/v1',
    paths: {
      '/hotels/{hotelId}/businessDate': {
        get: { operationId: 'getBusinessDate', parameters: [...HEADERS, hotel], responses: { 204: {} } },
      },
    },
  },
};

describe('a catalogue that a user built', () => {
  const root = mkdtempSync(join(tmpdir(), 'own-catalogue-'));
  const directory = join(root, 'out');
  const gateway = new FakeGateway((request) => {
    if (isTokenRequest(request)) return tokenReply();
    if (request.method === 'POST') return { status: 201, headers: { location: `${request.url}/7` } };
    return { status: 200, body: { pools: [{ name: 'Lagoon', depth: 2 }] } };
  });
  let rig: ReturnType<typeof operaRig>;

  beforeAll(async () => {
    for (const [path, file] of Object.entries(FILES)) {
      mkdirSync(dirname(join(root, 'specs', path)), { recursive: true });
      writeFileSync(join(root, 'specs', path), JSON.stringify(file));
    }
    writeFolder(directory, buildCatalogue(join(root, 'specs')).files, CATALOGUE_FILES);
    const hotels = [
      { hotelId: 'NEW01', version: '27.3.0.1' },
      { hotelId: 'OLD01', version: '26.2' },
    ];
    rig = operaRig({
      gateways: [gatewayOptions(await gateway.listen(), { hotels })],
      catalogueDirectory: directory,
    });
  });
  afterAll(async () => {
    await rig.close();
    await gateway.close();
    rmSync(root, { recursive: true, force: true });
  });

  it('has releases that the server does not come with', () => {
    expect(rig.catalogue.releases).toEqual(['27.1', '26.2']);
    expect(rig.catalogue.modules).toEqual(['bof', 'pol']);
  });

  it('is searched and described', () => {
    const [found] = new OperationSearch(rig.catalogue).searchOperations('which swimming pools are there');
    expect(found?.operation.id).toBe('pol.getSwimmingPools');
    const told = describeOperation(rig.catalogue, 'pol.postSwimmingPool');
    expect(JSON.stringify(told)).toContain('depth');
  });

  it('is called from, with its guards', async () => {
    const context = callContext(rig.clock, { hotelId: 'NEW01' });
    const read = await rig.service.call(context, {
      operation: 'pol.getSwimmingPools',
      parameters: { heated: true },
    });
    expect(read.body).toEqual({ pools: [{ name: 'Lagoon', depth: 2 }] });
    expect(gateway.calls.at(-1)).toMatchObject({
      url: '/pol/v1/hotels/NEW01/swimmingPools?heated=true',
      headers: expect.objectContaining({ 'x-hotelid': 'NEW01' }) as object,
    });
    const made = await rig.service.call(context, {
      operation: 'pol.postSwimmingPool',
      body: { name: 'Kids' },
    });
    expect(made.createdId).toBe('7');
    const before = gateway.calls.length;
    const wrong = rig.service.call(context, { operation: 'pol.postSwimmingPool', body: { nam: 'Kids' } });
    await expect(wrong).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    expect(gateway.calls).toHaveLength(before);
  });

  it('knows what an older hotel lacks', async () => {
    const context = callContext(rig.clock, { hotelId: 'OLD01' });
    await expect(rig.service.call(context, { operation: 'pol.getSwimmingPools' })).rejects.toMatchObject({
      code: 'OPERA_VERSION_UNSUPPORTED',
    });
  });

  it('says what to do where there is none', () => {
    expect(() => Catalogue.open(join(root, 'nowhere'))).toThrow(/catalogue build/);
  });
});
