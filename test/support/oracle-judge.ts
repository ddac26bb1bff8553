import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import ajvFormats from 'ajv-formats';
import {
  resolveReference,
  type SwaggerDocument,
  type SwaggerOperation,
  type SwaggerParameter,
  type SwaggerSchema,
} from '../../src/opera/catalogue/build/swagger.js';
import type { SeenRequest } from './fake-gateway.js';

/** One operation as Oracle's file has it. */
export interface OracleOperation {
  readonly method: string;
  /** Base path included. */
  readonly path: string;
  readonly operation: SwaggerOperation;
  readonly parameters: readonly SwaggerParameter[];
  readonly document: SwaggerDocument;
  readonly file: string;
}

export type MeantValue = string | number | boolean;

/** What was meant to be sent. */
export interface MeantRequest {
  readonly hotelId: string;
  readonly parameters: Readonly<Record<string, MeantValue | readonly MeantValue[]>>;
  readonly body: unknown;
}

const OPERA_TIME = /^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:?\d{2})?$/;

/**
 * Judges requests on the wire by Oracle's own Swagger files and Ajv alone: none of the catalogue's facts, readers or rules is
 * used, so that a mistake of the generator cannot hide itself.
 */
export class OracleJudge {
  private readonly operations = new Map<string, OracleOperation>();
  private readonly compilers = new Map<string, Ajv>();
  private readonly validators = new Map<string, ValidateFunction>();

  /** @param directory Swagger files of one release */
  constructor(directory: string) {
    for (const name of readdirSync(directory, { recursive: true, encoding: 'utf8' })) {
      if (name.endsWith('.json') && !name.split(/[/\\]/).includes('outbound')) this.read(directory, name);
    }
  }

  /** By name and full path, since several files name operations alike. */
  find(operationId: string, path: string): OracleOperation | undefined {
    return this.operations.get(`${operationId} ${path}`);
  }

  /** @returns problems; empty when the request is right in every part */
  problems(oracle: OracleOperation, meant: MeantRequest, seen: SeenRequest): string[] {
    const url = new URL(seen.url, 'http://opera.invalid');
    return [
      ...(seen.method === oracle.method ? [] : [`method ${seen.method}`]),
      ...this.inPath(oracle, meant, url),
      ...this.inQuery(oracle, meant, url),
      ...this.inHeaders(oracle, meant, seen),
      ...this.inBody(oracle, meant, seen),
    ];
  }

  private read(directory: string, name: string): void {
    const document = JSON.parse(readFileSync(join(directory, name), 'utf8')) as SwaggerDocument;
    for (const [path, methods] of Object.entries(document.paths ?? {})) {
      for (const [method, operation] of Object.entries(methods)) {
        const own = (operation.parameters ?? []).map((one) =>
          one.$ref === undefined ? one : (resolveReference(document, one.$ref) as SwaggerParameter),
        );
        const full = (document.basePath ?? '') + path;
        this.operations.set(`${operation.operationId} ${full}`, {
          method: method.toUpperCase(),
          path: full,
          operation,
          parameters: own.filter((one) => one !== undefined),
          document,
          file: `opera:${name.replaceAll(/[/\\]/g, '-')}`,
        });
      }
    }
  }

  private inPath(oracle: OracleOperation, { hotelId, parameters }: MeantRequest, url: URL): string[] {
    const template = oracle.path.split('/');
    const sent = url.pathname.split('/');
    if (template.length !== sent.length) return [`path ${url.pathname} for ${oracle.path}`];
    return template.flatMap((part, at) => {
      const text = decodeURIComponent(sent[at] ?? '');
      const name = /^\{(.+)\}$/.exec(part)?.[1];
      if (name === undefined) return text === part ? [] : [`path segment ${text} for ${part}`];
      const wanted = parameters[name] ?? (/^hotel(Id|Code)$/.test(name) ? hotelId : undefined);
      if (text !== String(wanted)) return [`path ${name}: ${text} instead of ${String(wanted)}`];
      return this.value(oracle, 'path', name, text);
    });
  }

  private inQuery(oracle: OracleOperation, { parameters }: MeantRequest, url: URL): string[] {
    const declared = oracle.parameters.filter((one) => one.in === 'query');
    const unknown = [...new Set(url.searchParams.keys())].filter(
      (name) => !declared.some((one) => one.name === name),
    );
    const known = declared.flatMap(({ name = '', required, type, collectionFormat }) => {
      const sent = url.searchParams.getAll(name);
      const given = parameters[name];
      const wanted = given === undefined ? [] : Array.isArray(given) ? given.map(String) : [String(given)];
      if (sent.length === 0)
        return required === true || wanted.length > 0 ? [`query ${name}: is missing`] : [];
      const joined = type === 'array' && collectionFormat === 'csv';
      const values = joined ? sent.join().split(',') : sent;
      if (joined && sent.length > 1) return [`query ${name}: repeated, but comma-separated is declared`];
      if (type !== 'array' && sent.length > 1) return [`query ${name}: repeated`];
      return [
        ...(JSON.stringify(values) === JSON.stringify(wanted)
          ? []
          : [`query ${name}: ${values.join('|')} instead of ${wanted.join('|')}`]),
        ...values.flatMap((value) => this.value(oracle, 'query', name, value)),
      ];
    });
    return [...unknown.map((name) => `query ${name}: not declared`), ...known];
  }

  private inHeaders(oracle: OracleOperation, { hotelId }: MeantRequest, { headers }: SeenRequest): string[] {
    return oracle.parameters
      .filter((one) => one.in === 'header')
      .flatMap(({ name = '', required }) => {
        const sent = headers[name.toLowerCase()];
        if (sent === undefined) return required === true ? [`header ${name}: is missing`] : [];
        if (name.toLowerCase() === 'x-hotelid' && sent !== hotelId)
          return [`header ${name}: ${String(sent)}`];
        return this.value(oracle, 'header', name, String(sent));
      });
  }

  private inBody(oracle: OracleOperation, meant: MeantRequest, { headers, body }: SeenRequest): string[] {
    const declared = oracle.parameters.find((one) => one.in === 'body');
    if (declared === undefined) return body === '' ? [] : ['body: none is declared'];
    if (body === '')
      return declared.required === true || meant.body !== undefined ? ['body: is missing'] : [];
    if (!/^application\/json\b/.test(headers['content-type'] ?? '')) return ['header content-type'];
    const sent = JSON.parse(body) as unknown;
    const validate = this.validator(oracle, 'body', declared.schema ?? {});
    return [
      ...(JSON.stringify(sent) === JSON.stringify(meant.body) ? [] : ['body: differs from what was given']),
      ...(validate(sent)
        ? []
        : (validate.errors ?? []).map(
            ({ instancePath, message }) => `body${instancePath}: ${message ?? 'wrong'}`,
          )),
    ];
  }

  /** A value as text, by the declaration of its parameter. */
  private value(oracle: OracleOperation, place: string, name: string, text: string): string[] {
    const declared = oracle.parameters.find((one) => one.in === place && one.name === name);
    if (declared === undefined) return [`${place} ${name}: not declared`];
    const rules = declared.type === 'array' ? declared.items : declared;
    const { type, format, pattern, minLength, maxLength, minimum, maximum } = rules ?? {};
    const read =
      type === 'integer' || type === 'number' ? Number(text) : type === 'boolean' ? text === 'true' : text;
    const schema = { type, format, pattern, minLength, maxLength, minimum, maximum, enum: rules?.enum };
    const validate = this.validator(oracle, `${place} ${name}`, schema);
    return validate(read) ? [] : [`${place} ${name}: ${text} ${validate.errors?.[0]?.message ?? ''}`];
  }

  private validator(oracle: OracleOperation, part: string, schema: SwaggerSchema): ValidateFunction {
    const key = `${oracle.path} ${oracle.method} ${part}`;
    let known = this.validators.get(key);
    if (known === undefined) {
      known = this.compiler(oracle).compile(readable(schema, oracle.file) as object);
      this.validators.set(key, known);
    }
    return known;
  }

  private compiler({ file, document }: OracleOperation): Ajv {
    let ajv = this.compilers.get(file);
    if (ajv === undefined) {
      ajv = new Ajv({
        strict: false,
        unicodeRegExp: false,
        inlineRefs: false,
        logger: false,
        validateSchema: false,
      });
      ajvFormats.default(ajv);
      ajv.addFormat('date-time', OPERA_TIME);
      const definitions: Record<string, object> = {};
      for (const [name, schema] of Object.entries(document.definitions ?? {})) {
        definitions[name] = readable(schema, file) as object;
      }
      // Oracle's files name a few definitions that they do not have.
      for (const [, name = ''] of JSON.stringify(definitions).matchAll(/#\/definitions\/([^"]+)"/g)) {
        definitions[name] ??= {};
      }
      ajv.addSchema({ $id: file, definitions });
      this.compilers.set(file, ajv);
    }
    return ajv;
  }
}

/**
 * Oracle's slips that no request could satisfy are read as meant: `required: true` where only a list of names may stand, eight
 * characters for a date of ten, `{6-10}` for `{6,10}` in a pattern.
 */
function readable(schema: unknown, file: string): unknown {
  const text = JSON.stringify(
    schema,
    function (this: Readonly<Record<string, unknown>>, key, value: unknown) {
      if (key === 'required' && typeof value === 'boolean') return undefined;
      if (key === 'maxLength' && this['format'] === 'date') return undefined;
      if (key === 'pattern' && typeof value === 'string') return value.replace(/\{(\d+)-(\d+)\}/g, '{$1,$2}');
      return value;
    },
  );
  return JSON.parse(text.replaceAll('"#/definitions/', `"${file}#/definitions/`)) as unknown;
}
