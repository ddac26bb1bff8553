import { DomainHarness } from '../../../../test/support/domain-harness.js';
import { gatewayOptions, operaRig } from '../../../../test/support/opera-rig.js';
import { startSandbox, type RunningSandbox } from '../../../sandbox/sandbox.js';
import type { GatewayOptions } from '../../../opera/opera.options.js';
import { RunDoctorTool } from './run-doctor.tool.js';

describe('run_doctor', () => {
  let sandbox: RunningSandbox;
  let hotel: DomainHarness;
  const rigs: ReturnType<typeof operaRig>[] = [];

  beforeAll(async () => {
    sandbox = await startSandbox({ seed: 7, businessDate: '2026-03-10' });
    hotel = await DomainHarness.start();
  });
  afterEach(async () => {
    for (const rig of rigs.splice(0)) await rig.close();
  });
  afterAll(async () => {
    await hotel.stop();
    await sandbox.stop();
  });

  async function examine(more: Partial<GatewayOptions> = {}) {
    const { gatewayUrl, clientId, clientSecret, appKey, enterpriseId } = sandbox.connection;
    const own = { clientId, clientSecret, appKey, enterpriseId, hotels: [], ...more };
    const rig = operaRig({
      gateways: [gatewayOptions(gatewayUrl, own)],
      pace: { requestsPerSecond: 1e6, burst: 1e6 },
    });
    rigs.push(rig);
    const answer = await new RunDoctorTool(rig.doctor).run({}, hotel.call());
    const of = (check: string) => answer.data.problems.find((problem) => problem.check === check);
    return { ...answer, of };
  }

  it('names what passed, and asks OPERA itself whether it knows the cashier', async () => {
    const { data, text } = await examine({ cashierId: 1, externalSystem: 'SANDBOX' });
    expect(data).toMatchObject({
      operaVersion: expect.stringContaining('26.2'),
      closedModules: expect.any(Array),
    });
    expect(data.passed).toEqual(
      expect.arrayContaining([
        'connection',
        'clock',
        'token',
        'hotel',
        'version',
        'headers',
        'cashier',
        'pace',
      ]),
    );
    expect(text).toMatch(/^SAND01: /);
    expect(text).toContain('cashier');
  });

  it('says of a cashier that OPERA does not know which ones there are, and who can mend it', async () => {
    const { data, of, text } = await examine({ cashierId: 987654 });
    expect(data.status).toBe('failed');
    expect(of('cashier')).toEqual({
      check: 'cashier',
      status: 'failed',
      found: expect.stringContaining('987654'),
      fix: expect.stringMatching(/OPERA_CASHIER_ID to a cashier of the hotel \(\d+/),
      mender: 'the operator of this server',
    });
    expect(of('external system')).toMatchObject({ mender: 'the hotel’s OPERA administrator' });
    expect(text).toContain('Who: the operator of this server.');
  });

  it('stops at wrong credentials without showing them', async () => {
    const { data, of, text } = await examine({ clientSecret: 'hush-hush-hush', cashierId: 1 });
    expect(data.status).toBe('failed');
    expect(of('token')).toMatchObject({ status: 'failed', mender: 'the operator of this server' });
    expect(of('cashier')).toMatchObject({ status: 'skipped' });
    expect(JSON.stringify(data) + text).not.toContain('hush-hush');
  });
});
