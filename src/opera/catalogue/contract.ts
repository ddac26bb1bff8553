import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import ajvFormats from 'ajv-formats';
import type { Catalogue, ReleaseName } from './catalogue.js';
import type { SchemaNode } from './catalogue-data.js';
import { checkForm, checkHeaders, checkPath, checkQuery, type HeaderMap } from './contract-values.js';
import { toJsonSchema } from './json-schema.js';
import type { OperationFact } from './operation.js';
import { unknownProperties } from './unknown-properties.js';

export interface WireRequest {
  readonly method: string;
  /** Absolute, or from the base path on, with the query: `/rsv/v1/hotels/SAND01/reservations?limit=5`. */
  readonly url: string;
  readonly headers: HeaderMap;
  /** Parsed JSON, or the text as sent; undefined for none. */
  readonly body?: unknown;
}

export interface WireAnswer extends WireRequest {
  readonly status: number;
}

/** `2026-10-03 14:30:00.0`, as OPERA writes what its files call date-time. */
const OPERA_TIME = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(\.\d+)?$/;
const RFC_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:?\d{2})?$/;

/**
 * Holds requests and answers on the wire against Oracle's interface files, strictly: beside the schema also unknown
 * properties, unknown query parameters and missing headers are problems. For tests and the sandbox's own checks;
 * schemas are compiled when first needed.
 */
export class ContractChecker {
  private readonly compilers = new Map<string, Ajv>();
  private readonly validators = new Map<string, ValidateFunction>();

  constructor(private readonly catalogue: Catalogue) {}

  /** @returns problems as `where: what`, empty when the request keeps the contract */
  checkRequest(request: WireRequest, release: ReleaseName = '26.2'): string[] {
    const url = new URL(request.url, 'http://opera.invalid');
    const routed = this.catalogue.route(request.method, url.pathname, release);
    if (!routed) return [`${request.method} ${url.pathname}: no operation of OPERA ${release}`];
    const { operation } = routed;
    const problems = [
      ...checkPath(operation, routed.pathParameters),
      ...checkQuery(operation, url.searchParams),
      ...checkHeaders(operation, request.headers),
    ];
    if (operation.form) return [...problems, ...checkForm(operation.form, request.body)];
    return [...problems, ...this.checkRequestBody(operation, request.body, release)];
  }

  /** @returns problems as `where: what`, empty when the answer keeps the contract */
  checkAnswer(answer: WireAnswer, release: ReleaseName = '26.2'): string[] {
    const url = new URL(answer.url, 'http://opera.invalid');
    const operation = this.catalogue.route(answer.method, url.pathname, release)?.operation;
    if (!operation) return [`${answer.method} ${url.pathname}: no operation of OPERA ${release}`];
    const { status } = answer;
    const node = this.catalogue.answer(operation.id, status, release);
    if (node === undefined) return status < 400 ? [`status ${status}: not declared by ${operation.id}`] : [];
    const problems: string[] = [];
    const created = status === 201 || status === 202;
    if (created && operation.locations.includes(status) && !header(answer.headers, 'location')) {
      problems.push(`header Location: declared by ${operation.id} for ${status}, not sent`);
    }
    const body = answer.method.toUpperCase() === 'HEAD' ? undefined : parsed(answer.body);
    if (node === null) return body === undefined ? problems : [...problems, `body: ${status} declares none`];
    // Oracle sends errors without a body as well.
    if (body === undefined) return status < 400 ? [...problems, `body: ${status} declares one`] : problems;
    return [...problems, ...this.checkValue(operation, `${status}`, node, body, release)];
  }

  private checkRequestBody(operation: OperationFact, raw: unknown, release: string): string[] {
    const declared = this.catalogue.body(operation.id, release);
    const body = parsed(raw);
    if (!declared) return body === undefined ? [] : [`body: ${operation.id} takes none`];
    if (body === undefined) return declared.optional ? [] : [`body: ${operation.id} requires one`];
    return this.checkValue(operation, 'body', declared.node, body, release);
  }

  private checkValue(
    operation: OperationFact,
    part: string,
    node: SchemaNode,
    value: unknown,
    release: string,
  ): string[] {
    const validate = this.validator(operation, part, node, release);
    const problems = validate(value) ? [] : (validate.errors ?? []).map(describe);
    return [...problems, ...unknownProperties(this.catalogue.shapes(operation.module, release), node, value)];
  }

  private validator(
    operation: OperationFact,
    part: string,
    node: SchemaNode,
    release: string,
  ): ValidateFunction {
    const key = `${release}/${operation.id}/${part}`;
    const known = this.validators.get(key);
    if (known) return known;
    const base = `opera:${release}:${operation.module}`;
    const reference = JSON.parse(
      JSON.stringify(toJsonSchema(node, new Map())).replaceAll('"#/definitions/', `"${base}#/definitions/`),
    ) as { definitions?: unknown };
    delete reference.definitions;
    const validate = this.compiler(base, operation.module, release).compile(reference);
    this.validators.set(key, validate);
    return validate;
  }

  /** One compiler per module, so that a definition is compiled once for all operations. */
  private compiler(base: string, module: string, release: string): Ajv {
    const known = this.compilers.get(base);
    if (known) return known;
    const ajv = new Ajv({
      strict: false,
      allErrors: true,
      unicodeRegExp: false,
      inlineRefs: false,
      logger: false,
    });
    ajvFormats.default(ajv);
    ajv.addFormat('date-time', (text) => OPERA_TIME.test(text) || RFC_TIME.test(text));
    const definitions = this.catalogue.definitions(module, release);
    const all = { allOf: [...definitions.keys()].map((name) => ({ $ref: name })) };
    ajv.addSchema({ $id: base, definitions: toJsonSchema(all, definitions)['definitions'] ?? {} });
    this.compilers.set(base, ajv);
    return ajv;
  }
}

function describe(error: ErrorObject): string {
  const path = error.instancePath.replaceAll('/', '.').replace(/^\./, '');
  const params =
    error.keyword === 'enum'
      ? `: ${String((error.params as { allowedValues?: unknown }).allowedValues)}`
      : '';
  return `body${path && `.${path}`}: ${error.message ?? error.keyword}${params}`;
}

function parsed(body: unknown): unknown {
  if (typeof body !== 'string') return body;
  if (body === '') return undefined;
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

function header(headers: HeaderMap, name: string): string | undefined {
  const found = Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
  return Array.isArray(found) ? found[0] : (found as string | undefined);
}
