import { existsSync, readFileSync } from 'node:fs';
import type { z } from 'zod';
import { ConfigError, type ConfigProblem } from './config.error.js';
import { Environment, type VariableMeta } from './environment.table.js';

export type RawEnvironment = Readonly<Record<string, string | undefined>>;

/** The process environment, with a `.env` file of the working directory under it. The only reader of process.env. */
export function processEnvironment(): RawEnvironment {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return process.env;
}

/** Name and meta of every variable, in the order of the schema. */
export function variables(): { name: string; schema: z.ZodType; meta: VariableMeta }[] {
  return Object.entries(Environment.shape).map(([name, schema]) => ({
    name,
    schema,
    meta: schema.meta() as VariableMeta,
  }));
}

/**
 * The environment as typed values.
 * @throws ConfigError naming each bad variable, what is wrong with its value and an example
 */
export function readEnvironment(raw: RawEnvironment): Environment {
  const problems: ConfigProblem[] = [];
  const given: Record<string, string> = {};
  for (const { name, meta } of variables()) {
    const value = meta.secret === true ? secretValue(name, raw, problems) : raw[name];
    if (value !== undefined && value !== '') given[name] = value;
  }
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      const name = String(issue.path[0]);
      if (!problems.some((known) => known.variable === name))
        problems.push({ variable: name, problem: issue.message });
    }
  }
  if (problems.length > 0 || !parsed.success) throw new ConfigError(problems.map(withExample));
  return parsed.data;
}

/** Variables with one of our prefixes that nothing reads: most likely a typing error. */
export function unknownVariables(raw: RawEnvironment): string[] {
  const known = new Set(
    variables().flatMap(({ name, meta }) => (meta.secret === true ? [name, `${name}_FILE`] : [name])),
  );
  return Object.keys(raw)
    .filter((name) => /^(MCP|OPERA|SANDBOX)_/.test(name) && !known.has(name))
    .toSorted();
}

/** Paths of the files that hold secrets (and the certificate beside one of them). */
export function secretFiles(raw: RawEnvironment): string[] {
  const names = variables().flatMap(({ name, meta }) => (meta.secret === true ? [`${name}_FILE`] : []));
  return [...names, 'MCP_TLS_CERT_FILE'].flatMap((name) => raw[name] ?? []).filter((path) => path !== '');
}

function secretValue(name: string, raw: RawEnvironment, problems: ConfigProblem[]): string | undefined {
  const file = raw[`${name}_FILE`];
  if (file === undefined || file === '') return raw[name];
  if (raw[name] !== undefined && raw[name] !== '') {
    problems.push({ variable: name, problem: `is given twice: keep either ${name} or ${name}_FILE` });
    return undefined;
  }
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    problems.push({
      variable: `${name}_FILE`,
      problem: 'names a file that cannot be read',
      example: '/run/secrets/opera',
    });
    return undefined;
  }
}

function withExample(problem: ConfigProblem): ConfigProblem {
  const found = variables().find(({ name }) => name === problem.variable);
  return { ...problem, example: problem.example ?? found?.meta.example };
}
