import type { ConnectedConfig } from '../app.module.js';
import { type Config, toConfig } from '../config/config.js';
import { processEnvironment, readEnvironment, unknownVariables } from '../config/environment.reader.js';
import { type RunningSandbox, startSandbox } from '../sandbox/sandbox.js';

/** A configuration with a gateway to talk to, and the sandbox behind it when there are no credentials. */
export interface Composition {
  readonly config: ConnectedConfig;
  readonly sandbox?: RunningSandbox;
  /** Names of variables with our prefixes that nothing reads. */
  readonly unknownVariables: readonly string[];
}

/**
 * Reads the environment and, without credentials, starts the embedded sandbox on a free loopback port.
 * This is the only place that knows whether OPERA or the sandbox is behind the wire.
 * @throws ConfigError
 */
export async function compose(): Promise<Composition> {
  const raw = processEnvironment();
  const config = toConfig(readEnvironment(raw));
  const unknown = unknownVariables(raw);
  const { gateway } = config;
  if (gateway !== undefined) return { config: { ...config, gateway }, unknownVariables: unknown };
  const sandbox = await startSandbox({
    host: '127.0.0.1',
    port: 0,
    seed: config.sandbox.seed,
    businessDate: config.sandbox.businessDate,
  });
  return { config: withSandbox(config, sandbox), sandbox, unknownVariables: unknown };
}

function withSandbox(config: Config, { connection }: RunningSandbox): ConnectedConfig {
  const { username: _user, password: _password, defaultHotelId, chainCode: _chain, ...gateway } = connection;
  return {
    ...config,
    gateway,
    opera: { ...config.opera, defaultHotelId: config.opera.defaultHotelId ?? defaultHotelId },
  };
}
