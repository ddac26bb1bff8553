import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { Module, type INestApplicationContext } from '@nestjs/common';
import { callContext } from '../../test/support/opera-rig.js';
import { CacheModule } from '../cache/cache.module.js';
import { Clock } from '../kernel/clock.js';
import { KernelModule } from '../kernel/kernel.module.js';
import { startSandbox, type RunningSandbox } from '../sandbox/sandbox.js';
import { Catalogue } from './catalogue/catalogue.js';
import { ContractChecker } from './catalogue/contract.js';
import { Doctor } from './doctor/doctor.js';
import { GatewayDirectory } from './gateway/gateway.directory.js';
import { OperaModule } from './opera.module.js';
import { OperaService } from './opera.service.js';

@Module({})
class Root {}

/** The module as composition makes it, against the sandbox, with everything on the wire held against Oracle's files. */
describe('OperaModule', () => {
  let sandbox: RunningSandbox;
  let app: INestApplicationContext;
  const run = () => ({ opera: app.get(OperaService), clock: app.get<Clock>(Clock) });

  beforeAll(async () => {
    sandbox = await startSandbox({ seed: 3, businessDate: '2026-03-10' });
    const { username: _user, password: _password, ...gateway } = sandbox.connection;
    const imports = [
      KernelModule,
      CacheModule.forRoot(),
      OperaModule.forRoot({ gateways: [{ ...gateway, cashierId: 1 }] }),
    ];
    app = await NestFactory.createApplicationContext({ module: Root, imports }, { logger: false });
  });

  afterAll(async () => {
    await app.close();
    await sandbox.stop();
  });

  it('reads, searches in both releases and writes as Oracle wants it', async () => {
    const { opera, clock } = run();
    const newer = callContext(clock);
    const older = callContext(clock, { hotelId: 'SAND02' });
    const search = {
      operation: 'rsv.searchHotelReservations',
      body: { arrivalStartDate: '2026-03-10', arrivalEndDate: '2026-03-10', limit: 3 },
    };

    expect((await opera.call(newer, { operation: 'bof.getBusinessDate' })).status).toBe(200);
    const found = await opera.call<{
      reservations: { reservationInfo: { reservationIdList: { id: string }[] }[] };
    }>(newer, search);
    const id = found.body?.reservations.reservationInfo[0]?.reservationIdList[0]?.id;
    expect(id).toBeDefined();
    expect((await opera.call(older, search)).status).toBe(200);
    expect(
      (await opera.call(newer, { operation: 'rsv.getReservation', parameters: { reservationId: id } }))
        .status,
    ).toBe(200);
    expect([await opera.release(newer), await opera.release(older)]).toEqual(['26.2', '25.5']);
    const created = await opera.call(newer, {
      operation: 'crm.postProfile',
      body: {
        profileDetails: {
          customer: { personName: [{ surname: 'Probe', nameType: 'Primary' }] },
          profileType: 'Guest',
        },
      },
    });
    expect(created).toMatchObject({ status: 201, createdId: expect.stringMatching(/^\d+$/) });

    const sent = sandbox.calls().filter(({ operationId }) => operationId !== 'oauth.getToken');
    expect(sent.map(({ operationId }) => operationId)).toEqual(
      expect.arrayContaining(['rsv.searchHotelReservations', 'rsv.getHotelReservations', 'crm.postProfile']),
    );
    const checker = new ContractChecker(Catalogue.open());
    const problems = sent.flatMap((call) => [
      ...checker.checkRequest(
        { ...call, headers: { ...call.headers, authorization: 'Bearer x' } },
        call.release,
      ),
      ...checker.checkAnswer({ ...call, headers: call.answerHeaders, body: call.answer }, call.release),
    ]);
    expect(problems).toEqual([]);
  });

  it('asks for one token for everything', () => {
    expect(sandbox.calls().filter(({ url }) => url.includes('/oauth/'))).toHaveLength(1);
  });

  it('gives the faults of OPERA their names', async () => {
    const { opera, clock } = run();
    await expect(
      opera.call(callContext(clock), {
        operation: 'rsv.getReservation',
        parameters: { reservationId: '999999999' },
      }),
    ).rejects.toMatchObject({ code: 'OPERA_NOT_FOUND' });
    await expect(
      opera.call(callContext(clock, { hotelId: 'NOWHERE' }), { operation: 'bof.getBusinessDate' }),
    ).rejects.toMatchObject({
      code: 'OPERA_FORBIDDEN',
      details: { operaCode: 'OPERAWS-GEN01244' },
    });
  });

  it('finds a healthy hotel healthy', async () => {
    const { clock } = run();
    const report = await app.get(Doctor).examine(callContext(clock));
    const statuses = Object.fromEntries(report.findings.map(({ check, status }) => [check, status]));
    expect(statuses).toMatchObject({
      connection: 'ok',
      clock: 'ok',
      token: 'ok',
      hotel: 'ok',
      version: 'ok',
      cashier: 'ok',
      pace: 'ok',
    });
    expect(report.version).toMatch(/^26\.2/);
    expect(report.modules.find(({ module }) => module === 'rsv')).toEqual({
      module: 'rsv',
      state: 'subscribed',
    });
  });

  it('tells an unknown hotel, whoever can mend it', async () => {
    const { clock } = run();
    const report = await app.get(Doctor).examine(callContext(clock, { hotelId: 'NOWHERE' }));
    expect(report.status).toBe('failed');
    expect(report.findings).toContainEqual(
      expect.objectContaining({ check: 'hotel', status: 'failed', mender: 'hotel' }),
    );
  });
});

describe('OperaModule with a hotels file', () => {
  it('starts with its hotels and does not start with a broken one', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'opera-module-'));
    const path = join(folder, 'hotels.json');
    const start = () =>
      NestFactory.createApplicationContext(
        {
          module: Root,
          imports: [
            KernelModule,
            CacheModule.forRoot(),
            OperaModule.forRoot({ gateways: [], hotelsFile: { path, reloadSeconds: 60 } }),
          ],
        },
        { logger: false, abortOnError: false },
      );
    const gateway = {
      gatewayUrl: 'https://g.example',
      clientId: 'c',
      clientSecret: 's',
      appKey: 'k',
      enterpriseId: 'E',
    };
    writeFileSync(path, JSON.stringify({ gateways: [{ ...gateway, hotels: [{ hotelId: 'H1' }] }] }));
    const app = await start();
    expect(app.get(GatewayDirectory).hotelsOf('any')).toEqual(['H1']);
    await app.close();
    writeFileSync(path, '{}');
    await expect(start()).rejects.toThrow('gateways');
    rmSync(folder, { recursive: true });
  });
});
