import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Catalogue } from '../catalogue.js';
import { ContractChecker } from '../contract.js';
import { buildCatalogue } from './build-catalogue.js';
import { CATALOGUE_FILES, compareFolder, writeFolder } from './catalogue-folder.js';
import { readProseLimits } from './prose-limits.js';

const made: string[] = [];
const folder = (): string => {
  const path = mkdtempSync(join(tmpdir(), 'catalogue-'));
  made.push(path);
  return path;
};
afterAll(() => {
  for (const path of made) rmSync(path, { recursive: true, force: true });
});

const HEADER = { name: 'x-hotelid', in: 'header', type: 'string', required: true };

/** A file in Oracle's manner, with its defects: an open and a circular reference, siblings, a length no date can have. */
const RESERVATION_FILE = {
  info: { version: '26.2.0.0' },
  basePath: '/rsv/v1',
  parameters: { 'x-hotelid': HEADER },
  responses: { 404: { description: 'Gone', schema: { $ref: '#/definitions/problem' } } },
  paths: {
    '/hotels/{hotelId}/stays': {
      get: {
        operationId: 'getStays',
        deprecated: true,
        description: '<p>The maximum allowable limit for this API is <strong>20</strong>.</p>',
        parameters: [
          { $ref: '#/parameters/x-hotelid' },
          { $ref: '#/parameters/gone' },
          { name: 'hotelId', in: 'path', required: true, type: 'string' },
        ],
        responses: {
          200: { description: 'ok', schema: { $ref: '#/definitions/stay' } },
          204: {},
          404: { $ref: '#/responses/404' },
        },
      },
      post: {
        operationId: 'postStay',
        parameters: [
          { name: 'hotelId', in: 'path', required: true, type: 'string' },
          {
            in: 'body',
            name: 'stay',
            required: true,
            schema: { allOf: [{ $ref: '#/definitions/stay' }, { example: { a: 1 } }] },
          },
        ],
        responses: { 201: { description: 'made', headers: { Location: { type: 'string' } } } },
      },
    },
    '/hotels/{hotelId}/stays/searches': {
      post: {
        operationId: 'searchStays',
        parameters: [
          { in: 'body', name: 'criteria', required: true, schema: { $ref: '#/definitions/stay' } },
        ],
        responses: { 200: { description: 'ok', schema: { $ref: '#/definitions/stay' } } },
      },
    },
  },
  definitions: {
    stay: {
      description: 'Prose that must not stay',
      required: ['arival', 'never'],
      type: 'object',
      properties: {
        arival: { type: 'string', format: 'date', maxLength: 8, example: '2026-10-03', description: 'Prose' },
        companion: { description: 'Prose', maxItems: 3, $ref: '#/definitions/stay' },
        lost: { $ref: '#/definitions/nowhere' },
        nights: { type: 'integer', minimum: 1, exclusiveMinimum: false },
      },
    },
    problem: { type: 'object', properties: { title: { type: 'string' } } },
    unused: { type: 'string' },
  },
};
const OTHER_FILE = {
  basePath: '/fof/v1',
  paths: {
    '/stays': {
      get: { operationId: 'getStays', responses: { 200: { schema: { $ref: '#/definitions/problem' } } } },
    },
  },
  definitions: { problem: RESERVATION_FILE.definitions.problem },
};

function specs(files: Readonly<Record<string, unknown>>): string {
  const root = folder();
  for (const [path, file] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), JSON.stringify(file));
  }
  return root;
}

const older = structuredClone(RESERVATION_FILE) as unknown as {
  paths: Record<string, unknown>;
  info: object;
};
delete older.paths['/hotels/{hotelId}/stays/searches'];

const ROOT = specs({
  '26.2/property/rsv.json': RESERVATION_FILE,
  '26.2/property/fof.json': OTHER_FILE,
  '26.2/property/outbound/rsvoutbound.json': RESERVATION_FILE,
  '25.5/property/reservations.json': older,
});

function opened(root: string): Catalogue {
  const out = folder();
  writeFolder(out, buildCatalogue(root).files, CATALOGUE_FILES);
  return Catalogue.open(out);
}

describe('the generator', () => {
  const built = buildCatalogue(ROOT);
  const text = [...built.files.values()].join('\n');

  it('counts what it read, leaves outbound files out and names what Oracle leaves open', () => {
    expect(built.releases).toEqual([
      {
        release: '26.2',
        modules: 2,
        operations: 4,
        unresolved: ['rsv#/definitions/nowhere', 'rsv#/parameters/gone'],
      },
      {
        release: '25.5',
        modules: 1,
        operations: 2,
        unresolved: ['rsv#/definitions/nowhere', 'rsv#/parameters/gone'],
      },
    ]);
  });

  it('keeps facts and no prose, and names as they are spelt', () => {
    expect(text).not.toMatch(/Prose|Gone|example|description/);
    expect(text).toContain('"arival"');
    expect(text).not.toContain('unused');
  });

  it('gives the same bytes every time', () => {
    expect([...buildCatalogue(ROOT).files]).toEqual([...built.files]);
  });

  it('repairs contradictions only', () => {
    const stay = opened(ROOT).definitions('rsv').get('stay');
    expect(stay).toEqual({
      type: 'object',
      required: ['arival', 'never'],
      properties: {
        arival: { type: 'string', format: 'date' },
        companion: { $ref: 'stay', maxItems: 3 },
        lost: { $ref: 'nowhere' },
        nights: { type: 'integer', minimum: 1 },
        never: {},
      },
    });
  });

  it('keeps what modules share once, and older releases as a difference', () => {
    expect(built.files.get('shared.json')).toContain('problem');
    expect(built.files.get('modules/fof.json')).not.toContain('title');
    const catalogue = opened(ROOT);
    expect(catalogue.find('rsv.searchStays', '25.5')).toBeUndefined();
    expect(catalogue.find('rsv.getStays', '25.5')).toMatchObject({
      newerTwin: 'rsv.searchStays',
      limits: { maxLimit: 20 },
    });
    expect(catalogue.definitions('rsv', '25.5').get('stay')).toEqual(
      catalogue.definitions('rsv').get('stay'),
    );
  });

  it('makes schemas that work, open and circular references included', () => {
    const checker = new ContractChecker(opened(ROOT));
    const request = { method: 'POST', url: '/rsv/v1/hotels/A/stays', headers: {} };
    const body = { arival: '2026-10-03', never: 1, companion: { arival: '2026-10-04', never: 1, lost: {} } };
    expect(checker.checkRequest({ ...request, body })).toEqual([]);
    expect(checker.checkRequest({ ...request, body: { companion: {} } })).toHaveLength(4);
    const answer = { method: 'GET', url: '/rsv/v1/hotels/A/stays', headers: {}, status: 404 };
    expect(checker.checkAnswer({ ...answer, body: { title: 'none' } })).toEqual([]);
  });

  it('reads one release alone, named by its files, and refuses a folder without any', () => {
    const alone = buildCatalogue(join(ROOT, '26.2'));
    expect(alone.releases.map(({ release, operations }) => [release, operations])).toEqual([['26.2', 4]]);
    expect(() => buildCatalogue(folder())).toThrow('No Swagger files');
  });
});

describe('the folder of generated files', () => {
  it('loses what is left over and nothing else', () => {
    const out = folder();
    writeFileSync(join(out, 'package.json'), '{}');
    mkdirSync(join(out, 'modules'));
    writeFileSync(join(out, 'modules/old.json'), '{}');
    const { files } = buildCatalogue(ROOT);
    expect(compareFolder(out, files, CATALOGUE_FILES)).toContain('modules/old.json');
    writeFolder(out, files, CATALOGUE_FILES);
    expect(compareFolder(out, files, CATALOGUE_FILES)).toEqual([]);
    expect(readdirSync(out).sort()).toEqual(['index.json', 'modules', 'package.json', 'shared.json']);
    expect(readdirSync(join(out, 'modules')).sort()).toEqual(['fof.json', 'rsv.json']);
  });
});

describe('limits in prose', () => {
  it.each([
    ['<p>The maximum allowable limit for this API is <strong>200</strong>.</p>', { maxLimit: 200 }],
    ['This API allows a time span of <strong>90</strong> days.', { maxSpanDays: 90 }],
    ['records that can be fetched at a time being <strong>200</strong> (limit)', { maxLimit: 200 }],
    ['Maximum limit of date range is 94 days, but less is better', { maxSpanDays: 94 }],
    ['updated within maximum 3 day date range', { maxSpanDays: 3 }],
    ['Room sell limit per reservation', {}],
    [undefined, {}],
  ])('%s', (description, limits) => {
    expect(readProseLimits(description)).toEqual(limits);
  });
});
