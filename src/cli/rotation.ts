import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { readFileSync } from 'node:fs';
import { gatewaysOf } from '../app.module.js';
import { LowerLayers } from '../cache/lower-layers.js';
import { type Config, toConfig } from '../config/config.js';
import { type RawEnvironment, readEnvironment, secretFiles } from '../config/environment.reader.js';
import { replaceCertificate } from '../http/http-server.js';
import { Signer } from '../mcp/confirmation/signer.js';
import { Masker } from '../observability/masking/masker.js';
import { HotelsFileWatch } from '../opera/gateway/hotels-file.watch.js';

/**
 * Looks at the files of secrets and takes over what changed, without a restart: OPERA's credentials, the signing keys and the
 * certificate. A file that cannot be used changes nothing and is told.
 * @param raw the environment the process was started with
 * @param tell hears of a taken rotation (no problem) and of one that could not be taken
 * @returns ends the watch
 */
export function watchSecrets(
  app: NestFastifyApplication,
  raw: RawEnvironment,
  everySeconds: number,
  tell: (problem?: string) => void,
): () => void {
  const files = secretFiles(raw);
  if (files.length === 0) return () => undefined;
  let known = textsOf(files);
  const look = (): void => {
    const texts = textsOf(files);
    if (texts === known) return;
    known = texts;
    try {
      take(app, toConfig(readEnvironment(raw)));
      tell();
    } catch (error) {
      tell(error instanceof Error ? error.message : 'unknown');
    }
  };
  const timer = setInterval(look, everySeconds * 1000).unref();
  return () => clearInterval(timer);
}

function take(app: NestFastifyApplication, config: Config): void {
  const { signingKey, previousSigningKey } = config.mcp;
  const { tls } = config.server;
  app.get(Masker).conceal(signingKey, previousSigningKey, tls?.key);
  app.get(Masker).conceal(...(config.cache.secrets ?? []));
  app.get(LowerLayers, { strict: false }).rotate(config.cache.secrets ?? []);
  if (tls !== undefined) replaceCertificate(app, tls);
  if (signingKey !== undefined) app.get(Signer, { strict: false }).rotate(signingKey, previousSigningKey);
  if (config.gateway !== undefined)
    app.get(HotelsFileWatch, { strict: false }).replaceOwn(gatewaysOf(config));
}

/** All texts as one; a file that is not there at the moment is an empty one. */
function textsOf(paths: readonly string[]): string {
  const text = (path: string): string => {
    try {
      return readFileSync(path, 'utf8');
    } catch {
      return '';
    }
  };
  return paths.map(text).join('\0');
}
