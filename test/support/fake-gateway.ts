import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** One request as the gateway saw it. */
export interface SeenRequest {
  readonly method: string;
  /** Path and query as they came. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly socket: Socket;
}

/** An answer, or something worse done to the response by hand. */
export type GatewayReply =
  | { readonly status: number; readonly headers?: Record<string, string>; readonly body?: unknown }
  | ((response: ServerResponse) => void);

/** A gateway on a loopback port that answers as the test says and remembers what it was asked. */
export class FakeGateway {
  readonly seen: SeenRequest[] = [];
  private readonly server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers, socket } = request;
      const seen = { method, url, headers, socket, body: Buffer.concat(chunks).toString('utf8') };
      this.seen.push(seen);
      void this.answer(seen, response);
    });
  });

  /** @param script by default tokens are issued and everything else is 404 */
  constructor(
    private script: (request: SeenRequest, gateway: FakeGateway) => GatewayReply | Promise<GatewayReply>,
  ) {}

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** Requests other than for tokens. */
  get calls(): SeenRequest[] {
    return this.seen.filter((request) => !isTokenRequest(request));
  }

  get tokenRequests(): SeenRequest[] {
    return this.seen.filter(isTokenRequest);
  }

  private async answer(seen: SeenRequest, response: ServerResponse): Promise<void> {
    const reply = await this.script(seen, this);
    if (typeof reply === 'function') return reply(response);
    const isText = typeof reply.body === 'string';
    response.writeHead(reply.status, {
      'content-type': isText ? 'text/plain' : 'application/json',
      ...reply.headers,
    });
    response.end(reply.body === undefined ? undefined : isText ? reply.body : JSON.stringify(reply.body));
  }
}

export function isTokenRequest(request: { readonly url: string }): boolean {
  return request.url === '/oauth/v1/tokens';
}

/** The answer of the identity service. */
export function tokenReply(value = 'token-1', expiresIn = 3600): GatewayReply {
  return { status: 200, body: { access_token: value, expires_in: expiresIn, token_type: 'Bearer' } };
}
