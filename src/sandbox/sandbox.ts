import type { AddressInfo } from 'node:net';
import { SystemClock } from '../kernel/clock.js';
import { RandomIds } from '../kernel/ids.js';
import { Catalogue } from '../opera/catalogue/catalogue.js';
import { SandboxClock } from './clock/sandbox.clock.js';
import { ChangeWatch } from './gateway/change-watch.js';
import { Control } from './gateway/control.js';
import { FaultBox } from './gateway/faults.js';
import { createGateway } from './gateway/listener.js';
import { Pipeline } from './gateway/pipeline.js';
import { CallRecorder } from './gateway/recorder.js';
import { SandboxState } from './gateway/sandbox-state.js';
import { StateFile } from './gateway/state-file.js';
import { TokenOffice } from './gateway/token-office.js';
import { handlerOf } from './routes/route.table.js';
import type { RunningSandbox, SandboxConnection, SandboxOptions } from './sandbox.options.js';
import { CHAIN } from './seed/hotels.table.js';

export type { RecordedCall, RunningSandbox, SandboxConnection, SandboxOptions } from './sandbox.options.js';

const DEFAULT_SEED = 1;
const REMEMBERED_CALLS = 500;
const REMEMBERED_CHARACTERS = 8 * 1024 * 1024;

/** Credentials of every sandbox; they open nothing else. */
const CREDENTIALS = {
  clientId: 'SANDBOX_CLIENT',
  clientSecret: 'sandbox-secret',
  appKey: '5a9db0c5-0000-4000-8000-000000000001',
  enterpriseId: 'SANDBOX',
  scope: 'urn:opc:hgbu:ws:__myscopes__',
  username: 'OHIP_SANDBOX',
  password: 'sandbox-password',
  defaultHotelId: 'SAND01',
  chainCode: CHAIN.code,
} as const;

/**
 * Starts a simulated OHIP gateway with two seeded hotels and resolves once it listens.
 * Rejects when the port is taken.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<RunningSandbox> {
  const ids = options.ids ?? new RandomIds();
  const clock = new SandboxClock(options.clock ?? new SystemClock());
  const state = new SandboxState(clock, ids, {
    seed: options.seed ?? DEFAULT_SEED,
    businessDate: options.businessDate,
    cashier: options.cashier ?? 'default',
  });
  const file = options.stateFile === undefined ? undefined : new StateFile(options.stateFile, state);
  file?.open();
  const faults = new FaultBox();
  const recorder = new CallRecorder(
    options.rememberedCalls ?? REMEMBERED_CALLS,
    options.rememberedCharacters ?? REMEMBERED_CHARACTERS,
  );
  const tokens = new TokenOffice({ ...CREDENTIALS, gatewayUrl: '' }, clock, ids);
  const catalogue = Catalogue.open();
  const changes = new ChangeWatch(state);
  const pipeline = new Pipeline(catalogue, state, tokens, handlerOf, CREDENTIALS.appKey, changes);
  const server = createGateway({
    pipeline,
    tokens,
    control: new Control(state, faults, recorder, changes),
    faults,
    recorder,
    state,
    ids,
  });
  const host = options.host ?? '127.0.0.1';
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const connection: SandboxConnection = {
    ...CREDENTIALS,
    gatewayUrl: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
  };
  if (file) writeBeforeTheEnd(() => file.close());
  return {
    connection,
    calls: () => recorder.all(),
    stop: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      await file?.settled();
      file?.close();
    },
  };
}

/** Has `write` called when the process is asked to end or does so by itself; the signal takes its usual course then. */
function writeBeforeTheEnd(write: () => void): void {
  process.once('exit', write);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      write();
      if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
    });
  }
}
