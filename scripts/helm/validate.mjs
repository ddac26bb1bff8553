/**
 * Holds YAML documents (stdin) against the schemas of a Kubernetes release, strictly: `validate.mjs FOLDER` with a folder of
 * kubernetes-models. Prints a JSON list of problems. The validators ignore fields they do not know; what they never
 * looked at while validating is unknown, which a proxy sees.
 */
import { createRequire } from 'node:module';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';

const require = createRequire(import.meta.url);
const root = resolve(process.argv[2]);
const models = join(import.meta.dirname, '../../node_modules/@kubernetes-models');
/** Schemas of kinds that Kubernetes itself does not have, by API group. */
const GROUPS = {
  'monitoring.coreos.com': join(models, 'prometheus-operator'),
  'gateway.networking.k8s.io': join(models, 'gateway-api'),
};
/** No published schema: the fields that the Secrets Store CSI driver documents, each with its type. */
const SECRET_PROVIDER_CLASS = {
  apiVersion: 'string',
  kind: 'string',
  metadata: { name: 'string', labels: 'strings' },
  spec: { provider: 'string', parameters: 'strings' },
};

const problems = [];
let seen = 0;
for (const document of parseAllDocuments(readFileSync(0, 'utf8'))) {
  for (const error of document.errors) problems.push(error.message);
  const value = document.toJS({ maxAliasCount: -1 });
  if (value === null) continue;
  seen += 1;
  const { apiVersion, kind } = value;
  if (apiVersion === 'secrets-store.csi.x-k8s.io/v1' && kind === 'SecretProviderClass') {
    fits(value, SECRET_PROVIDER_CLASS, kind);
    continue;
  }
  const base = GROUPS[apiVersion.split('/')[0]] ?? root;
  const file = join(base, apiVersion, `${kind}.js`);
  if (!existsSync(file)) {
    problems.push(`${apiVersion} ${kind} does not exist`);
    continue;
  }
  const validate = validator(base, readFileSync(file, 'utf8'));
  const known = new Set();
  if (!validate(watched(value, '', known))) {
    for (const { instancePath, message } of validate.errors)
      problems.push(`${kind}${instancePath} ${message}`);
  }
  unknown(value, '', known, kind);
}
if (seen === 0) problems.push('there is no document');
console.log(JSON.stringify(problems));

function validator(base, source) {
  const [name] =
    /[A-Za-z0-9]+(?=(\.js)?"\)?[;,]|\.js")/.exec(source.slice(source.indexOf('_schemas/') + 9)) ?? [];
  return require(join(base, '_schemas', `${name}.js`)).validate;
}

function watched(value, path, known) {
  if (typeof value !== 'object' || value === null) return value;
  return new Proxy(value, {
    get(target, key) {
      known.add(`${path}/${String(key)}`);
      return watched(target[key], `${path}/${String(key)}`, known);
    },
  });
}

function unknown(value, path, known, kind) {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (known.has(`${path}/${key}`)) unknown(inner, `${path}/${key}`, known, kind);
    else problems.push(`${kind}${path}/${key} is unknown`);
  }
}

/** Every field that is told, of its type, and no other. */
function fits(value, shape, path) {
  for (const key of new Set([...Object.keys(shape), ...Object.keys(value ?? {})])) {
    const wanted = shape[key];
    const inner = value?.[key];
    if (wanted === undefined) problems.push(`${path}/${key} is unknown`);
    else if (typeof wanted === 'object') fits(inner, wanted, `${path}/${key}`);
    else if (wanted === 'strings' ? !areStrings(inner) : typeof inner !== wanted || inner === '')
      problems.push(`${path}/${key} must be ${wanted}`);
  }
}

function areStrings(value) {
  return (
    typeof value === 'object' && Object.values(value ?? { none: 0 }).every((one) => typeof one === 'string')
  );
}
