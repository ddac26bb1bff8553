/** The parts of a Swagger 2.0 file that the generator reads; everything may be missing. */
export interface SwaggerDocument {
  readonly info?: { readonly version?: string };
  readonly basePath?: string;
  readonly paths?: Readonly<Record<string, Readonly<Record<string, SwaggerOperation>>>>;
  readonly parameters?: Readonly<Record<string, SwaggerParameter>>;
  readonly responses?: Readonly<Record<string, SwaggerResponse>>;
  readonly definitions?: Readonly<Record<string, SwaggerSchema>>;
}

export interface SwaggerOperation {
  readonly operationId?: string;
  readonly description?: string;
  readonly deprecated?: boolean;
  readonly parameters?: readonly SwaggerParameter[];
  readonly responses?: Readonly<Record<string, SwaggerResponse>>;
}

export interface SwaggerResponse {
  readonly $ref?: string;
  readonly schema?: SwaggerSchema;
  readonly headers?: Readonly<Record<string, unknown>>;
}

export interface SwaggerParameter extends SwaggerItems {
  readonly $ref?: string;
  readonly name?: string;
  readonly in?: string;
  readonly required?: boolean;
  readonly collectionFormat?: string;
  readonly schema?: SwaggerSchema;
}

/** The scalar keywords that parameters and schemas share. */
export interface SwaggerItems {
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly default?: unknown;
  readonly items?: SwaggerItems;
}

export interface SwaggerSchema extends Omit<SwaggerItems, 'items'> {
  readonly $ref?: string;
  readonly required?: unknown;
  readonly properties?: Readonly<Record<string, SwaggerSchema>>;
  readonly items?: SwaggerSchema;
  readonly allOf?: readonly SwaggerSchema[];
  readonly additionalProperties?: boolean | SwaggerSchema;
}

/**
 * Follows a local reference such as `#/parameters/x-hotelid`.
 * @returns what it names, or undefined where Oracle's file does not have it
 */
export function resolveReference(document: SwaggerDocument, reference: string): unknown {
  let value: unknown = document;
  for (const step of reference.replace(/^#\//, '').split('/')) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<string, unknown>)[step.replaceAll('~1', '/').replaceAll('~0', '~')];
  }
  return value;
}
