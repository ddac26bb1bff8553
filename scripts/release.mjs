/**
 * Gets a release ready and says what is left to do. Checks that one version is told everywhere, that the changelog has a section
 * for it and that nothing is uncommitted; asks for known vulnerabilities; then builds, lists what is shipped (SBOM) and packs into
 * `results/release`. Publishes nothing without `--publish`, which needs a CI job with an OIDC token: npm then attests where the
 * package was built (provenance). `--check` stops after the checks. Ends with 1 when something is wrong.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    root: { type: 'string', default: '.' },
    check: { type: 'boolean', default: false },
    publish: { type: 'boolean', default: false },
    'allow-dirty': { type: 'boolean', default: false },
  },
});
const read = (path) => readFileSync(join(values.root, path), 'utf8');
const run = (command, ...args) =>
  execFileSync(command, args, { cwd: values.root, stdio: ['ignore', 'inherit', 'inherit'] });

const { name, version } = JSON.parse(read('package.json'));
const problems = [...versionProblems(), ...treeProblems()];
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exit(1);
console.log(`${name} ${version}: one version everywhere, told in the changelog, nothing uncommitted`);
if (values.check) process.exit(0);

const out = join('results', 'release');
mkdirSync(join(values.root, out), { recursive: true });
run('npm', 'run', '--silent', 'audit');
run('npm', 'run', '--silent', 'build');
run('npm', 'run', '--silent', 'sbom', '--', '--out', join(out, 'sbom.cdx.json'));
run('npm', 'pack', '--pack-destination', out);
const archive = join(out, `${name}-${version}.tgz`);
const revision = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: values.root, encoding: 'utf8' }).trim();
if (values.publish) run('npm', 'publish', archive, '--provenance', '--access', 'public');
console.log(`
Left to do:
  git tag v${version} && git push --tags${values.publish ? '' : `\n  npm publish ${archive} --provenance --access public    (in a CI job with an OIDC token)`}
  docker buildx build --provenance=true --sbom=true --build-arg VERSION=${version} --build-arg REVISION=${revision} --tag ${name}:${version} .
  helm package helm/${name} --destination ${out}`);

/** Places that tell a version, and the changelog. */
function versionProblems() {
  const told = {
    'package-lock.json': JSON.parse(read('package-lock.json')).version,
    'Chart.yaml version': /^version: (\S+)$/m.exec(read(`helm/${name}/Chart.yaml`))?.[1],
    'Chart.yaml appVersion': /^appVersion: ["']?([^"'\s]+)/m.exec(read(`helm/${name}/Chart.yaml`))?.[1],
    'Dockerfile ARG VERSION': /^ARG VERSION=(\S+)$/m.exec(read('Dockerfile'))?.[1],
  };
  const wrong = Object.entries(told)
    .filter(([, other]) => other !== version)
    .map(([place, other]) => `${place} says ${other}; package.json says ${version}`);
  const section = read('CHANGELOG.md')
    .split(/^## /m)
    .find((text) => text.split(/\s/, 1)[0] === version);
  if (section === undefined)
    wrong.push(`CHANGELOG.md has no section "## ${version}"; rename "## Unreleased"`);
  else if (!/^- /m.test(section)) wrong.push(`CHANGELOG.md says nothing about ${version}`);
  return wrong;
}

function treeProblems() {
  if (values['allow-dirty']) return [];
  const status = execFileSync('git', ['status', '--porcelain'], { cwd: values.root, encoding: 'utf8' });
  return status === '' ? [] : [`Uncommitted:\n${status.trimEnd()}`];
}
