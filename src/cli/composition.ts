import { type Config, toConfig } from '../config/config.js';
import {
  processEnvironment,
  type RawEnvironment,
  readEnvironment,
  unknownVariables,
} from '../config/environment.reader.js';
import { type RunningSandbox, startSandbox } from '../sandbox/sandbox.js';

/** A configuration with a gateway to talk to, and the sandbox behind it when there are no credentials. */
export interface Composition {
  readonly config: Config;
  readonly sandbox?: RunningSandbox;
  /** Names of variables with our prefixes that nothing reads. */
  readonly unknownVariables: readonly string[];
}

/**
 * Reads the environment and, without credentials, starts the embedded sandbox on a free loopback port.
 * This is the only place that knows whether OPERA or the sandbox is behind the wire.
 * @param raw variables by name
 * @throws ConfigError
 */
export async function compose(raw: RawEnvironment = processEnvironment()): Promise<Composition> {
  const config = toConfig(readEnvironment(raw));
  const unknown = unknownVariables(raw);
  if (config.gateway !== undefined || config.opera.hotelsFile !== undefined) {
    return { config, unknownVariables: unknown };
  }
  const sandbox = await startSandbox({
    host: '127.0.0.1',
    port: 0,
    seed: config.sandbox.seed,
    businessDate: config.sandbox.businessDate,
    stateFile: config.sandbox.stateFile,
  });
  return { config: withSandbox(config, sandbox), sandbox, unknownVariables: unknown };
}

function withSandbox(config: Config, { connection }: RunningSandbox): Config {
  const { username: _user, password: _password, defaultHotelId, chainCode: _chain, ...gateway } = connection;
  return {
    ...config,
    gateway,
    sandbox: { ...config.sandbox, embeddedUrl: connection.gatewayUrl },
    opera: { ...config.opera, defaultHotelId: config.opera.defaultHotelId ?? defaultHotelId },
  };
}
