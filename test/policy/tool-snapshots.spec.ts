import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { snapshotOf } from '../../scripts/documents/tool-snapshot.js';
import { LOCAL_CALLER } from '../../src/auth/caller.js';
import { Inventory } from '../../src/mcp/inventory/inventory.service.js';
import { Registry } from '../../src/mcp/registry/registry.service.js';
import { composeApplication, type Application } from '../support/application.js';

const FOLDER = 'test/snapshots/tools';
const ADVICE = 'if this is meant, run "npm run generate" and commit the result';

describe('what clients see of the tools', () => {
  let application: Application;

  beforeAll(async () => {
    application = await composeApplication({ MCP_PROFILE: 'all' });
  }, 30_000);

  afterAll(async () => application?.app.close());

  it('is as committed, tool by tool', () => {
    const differing = application.app
      .get(Registry)
      .allTools()
      .flatMap((tool) => {
        const path = `${FOLDER}/${tool.declaration.name}.json`;
        const committed = existsSync(path) ? readFileSync(path, 'utf8') : 'missing';
        return committed === snapshotOf(tool) ? [] : [`${path} differs: ${ADVICE}`];
      });
    expect(differing).toEqual([]);
  });

  it('is committed of no tool that is gone', () => {
    const names = application.app
      .get(Registry)
      .allTools()
      .map(({ declaration }) => `${declaration.name}.json`);
    const left = readdirSync(FOLDER).filter((file) => !names.includes(file));
    expect(left.map((file) => `${file} has no tool: ${ADVICE}`)).toEqual([]);
  });

  it('is what tools/list answers', () => {
    const view = application.app.get(Inventory).view(LOCAL_CALLER, { readOnly: false });
    const listed = JSON.parse(view.toolsJson) as { name: string }[];
    const committed = readdirSync(FOLDER).map(
      (file) => JSON.parse(readFileSync(`${FOLDER}/${file}`, 'utf8')) as { name: string },
    );
    expect(listed.toSorted(byName)).toEqual(committed.toSorted(byName));
  });
});

function byName(a: { name: string }, b: { name: string }): number {
  return a.name < b.name ? -1 : 1;
}
