import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { RouteOptions } from 'fastify';
import { AppModule } from '../../src/app.module.js';
import { compose } from '../../src/cli/composition.js';
import { httpOptions } from '../../src/cli/serve.command.js';
import { httpAdapter, protect } from '../../src/http/http-server.js';

/** Credentials of a gateway that does not answer: enough to compose everything. */
export const NO_GATEWAY = {
  OPERA_GATEWAY_URL: 'http://127.0.0.1:9',
  OPERA_CLIENT_ID: 'policy-client',
  OPERA_CLIENT_SECRET: 'policy-secret',
  OPERA_APP_KEY: '0f8fad5b-d9cb-469f-a165-70867728950e',
  OPERA_ENTERPRISE_ID: 'CHAIN',
};

/** The whole application, composed as `serve` does it, and every route that its HTTP server got. */
export interface Application {
  readonly app: NestFastifyApplication;
  /** `POST /mcp` */
  readonly routes: readonly string[];
}

/**
 * Composes the application from environment variables; it listens only when told to.
 * @param environment laid over credentials of a gateway that does not answer
 */
export async function composeApplication(environment: Record<string, string> = {}): Promise<Application> {
  const { config } = await compose({ OPERA_LOG_LEVEL: 'ERROR', ...NO_GATEWAY, ...environment });
  const http = httpOptions(config);
  const adapter = httpAdapter(http);
  const routes: string[] = [];
  adapter.getInstance().addHook('onRoute', ({ method, url }: RouteOptions) => {
    for (const one of [method].flat()) routes.push(`${one} ${url}`);
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.forRoot(config, 'http'), adapter, {
    logger: false,
    abortOnError: false,
  });
  protect(app, http);
  await app.init();
  return { app, routes };
}
