import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { callContext, gatewayOptions, operaRig } from '../../../test/support/opera-rig.js';
import { FakeGateway, isTokenRequest, tokenReply } from '../../../test/support/fake-gateway.js';
import { settle } from '../../../test/support/manual-clock.js';
import { RandomIds } from '../../kernel/ids.js';
import { FileTokenStore } from './file-token.store.js';

const SECRET = 'a secret of thirty-two characters';
const PLACE = 'gateway.example-0123456789';
const TOKEN = { value: 'eyJ.token.value', issuedAt: 1, expiresAt: 4e12 };

describe('FileTokenStore', () => {
  let directory: string;
  const store = (secret = SECRET) => new FileTokenStore({ directory, secret }, new RandomIds());
  const onlyFile = async () => join(directory, (await readdir(directory))[0]!);

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'opera-tokens-'));
  });
  afterEach(() => rm(directory, { recursive: true }));

  it('gives back what it was given, also to another process, and forgets it when told', async () => {
    await store().write(PLACE, TOKEN);
    expect(await store().read(PLACE)).toEqual(TOKEN);
    expect(await store().read('another place')).toBeUndefined();
    await store().write(PLACE, undefined);
    expect(await store().read(PLACE)).toBeUndefined();
    expect(await readdir(directory)).toEqual([]);
  });

  it('shows nothing without the key: neither token nor client, and for its owner only', async () => {
    await store().write(PLACE, TOKEN);
    const file = await onlyFile();
    const seen = `${file}\n${await readFile(file, 'utf8')}`;
    for (const hidden of [TOKEN.value, 'eyJ', PLACE, 'gateway', SECRET]) expect(seen).not.toContain(hidden);
    expect((await stat(file)).mode & 0o077).toBe(0);
    expect(await store('another secret of 32 characters!').read(PLACE)).toBeUndefined();
  });

  it('seals the same token differently each time', async () => {
    await store().write(PLACE, TOKEN);
    const first = await readFile(await onlyFile(), 'utf8');
    await store().write(PLACE, TOKEN);
    expect(await readFile(await onlyFile(), 'utf8')).not.toBe(first);
  });

  it('trusts no file that was changed, cut, or moved to another place', async () => {
    await store().write(PLACE, TOKEN);
    const file = await onlyFile();
    const sealed = await readFile(file, 'utf8');
    for (const bad of [
      sealed.slice(0, -2),
      sealed.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
      '',
      'v1.a.b',
      '{}',
    ]) {
      await writeFile(file, bad);
      expect(await store().read(PLACE)).toBeUndefined();
    }
    await store().write('elsewhere', TOKEN);
    const elsewhere = (await readdir(directory))
      .map((name) => join(directory, name))
      .find((path) => path !== file)!;
    await writeFile(file, await readFile(elsewhere, 'utf8'));
    expect(await store().read(PLACE)).toBeUndefined();
  });

  it('is only slower when it cannot write or read', async () => {
    await writeFile(join(directory, 'file'), '');
    const nowhere = new FileTokenStore(
      { directory: join(directory, 'file'), secret: SECRET },
      new RandomIds(),
    );
    await nowhere.write(PLACE, TOKEN);
    expect(await nowhere.read(PLACE)).toBeUndefined();
  });

  it('spares a restarted server the token request', async () => {
    const gateway = new FakeGateway((request) => (isTokenRequest(request) ? tokenReply() : { status: 204 }));
    const gateways = [gatewayOptions(await gateway.listen())];
    for (let start = 0; start < 3; start += 1) {
      const rig = operaRig({ gateways }, { store: store() });
      await rig.service.call(callContext(rig.clock), { operation: 'bof.getBusinessDate' });
      await rig.transport.close();
      // Kept in the background: no call waits for the disk.
      while ((await store().read(rig.directory.all()[0]!.key)) === undefined) await settle();
    }
    expect(gateway.calls).toHaveLength(3);
    expect(gateway.tokenRequests).toHaveLength(1);
    await gateway.close();
  });
});
