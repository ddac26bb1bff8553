/** Writes what is shipped as a CycloneDX document, `results/sbom.cdx.json` (`--out` for another file), and checks that it is complete. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { out: { type: 'string', default: 'results/sbom.cdx.json' } } });
// All of it, and the tools taken out here: npm's own --omit=dev forgets packages that a tool needs too.
const text = execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'], {
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
  stdio: ['ignore', 'pipe', 'ignore'],
  shell: process.platform === 'win32',
});
const whole = JSON.parse(text);
const isTool = ({ properties = [] }) => properties.some(({ name }) => name === 'cdx:npm:package:development');
const components = whole.components.filter((component) => !isTool(component));
const kept = new Set([whole.metadata.component, ...components].map((component) => component['bom-ref']));
const dependencies = whole.dependencies
  .filter(({ ref }) => kept.has(ref))
  .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((one) => kept.has(one)) }));
const listed = new Set(components.map(({ name }) => name));
const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const missing = Object.keys(manifest.dependencies).filter((name) => !listed.has(name));
if (missing.length > 0) {
  console.error(`The SBOM lacks ${missing.join(', ')}`);
  process.exit(1);
}
mkdirSync(dirname(values.out), { recursive: true });
writeFileSync(values.out, JSON.stringify({ ...whole, components, dependencies }, undefined, 2));
console.log(`${values.out}: ${components.length} components`);
