import { Catalogue } from '../../src/opera/catalogue/catalogue.js';
import { ContractChecker } from '../../src/opera/catalogue/contract.js';
import { type RunningSandbox, type SandboxOptions, startSandbox } from '../../src/sandbox/sandbox.js';

/** What a request by operation id carries. */
export interface OperationRequest {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number | boolean | readonly string[]>>;
  readonly body?: unknown;
  readonly hotelId?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The request is meant to break Oracle's contract, so it is not held against it. */
  readonly loose?: boolean;
}

export interface OperationAnswer {
  readonly status: number;
  readonly body: Json;
  readonly location?: string;
  readonly headers: Headers;
}

/** A JSON value that a test may look into without guarding each step. */
// eslint-disable-next-line typescript/no-explicit-any
export type Json = any;

const catalogue = Catalogue.open();
const checker = new ContractChecker(catalogue);

/** A sandbox with a client of it that holds every request and every answer against Oracle's files. */
export class SandboxGateway {
  /** Operations that were called, with the statuses they answered. */
  readonly called = new Map<string, Set<number>>();

  private constructor(
    readonly sandbox: RunningSandbox,
    private token: string,
    private readonly hotelId: string,
  ) {}

  static async start(options: SandboxOptions = {}, hotelId = 'SAND01'): Promise<SandboxGateway> {
    const sandbox = await startSandbox({ seed: 7, businessDate: '2026-03-10', ...options });
    const gateway = new SandboxGateway(sandbox, '', hotelId);
    await gateway.logIn();
    return gateway;
  }

  /** Asks for a token by client credentials and uses it from now on. */
  async logIn(): Promise<void> {
    const { connection } = this.sandbox;
    const answer = await fetch(`${connection.gatewayUrl}/oauth/v1/tokens`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${connection.clientId}:${connection.clientSecret}`).toString('base64')}`,
        'x-app-key': connection.appKey,
        enterpriseId: connection.enterpriseId,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams({ grant_type: 'client_credentials', scope: connection.scope }),
    });
    this.token = ((await answer.json()) as { access_token: string }).access_token;
  }

  async stop(): Promise<void> {
    await this.sandbox.stop();
  }

  /** Calls an operation; throws when request or answer breaks Oracle's contract. */
  async call(operationId: string, request: OperationRequest = {}): Promise<OperationAnswer> {
    const { url, headers, method, release } = this.wire(operationId, request);
    if (!request.loose)
      this.hold(
        `request of ${operationId}`,
        checker.checkRequest({ method: method, url, headers, body: request.body }, release),
      );
    const response = await fetch(`${this.sandbox.connection.gatewayUrl}${url}`, {
      method: method,
      headers,
      body: request.body === undefined ? undefined : JSON.stringify(request.body),
    });
    const text = await response.text();
    const body: unknown = text === '' ? undefined : JSON.parse(text);
    const answerHeaders = Object.fromEntries(response.headers);
    this.hold(
      `answer ${response.status} of ${operationId} ${text.slice(0, 300)}`,
      checker.checkAnswer(
        { method: method, url, headers: answerHeaders, status: response.status, body },
        release,
      ),
    );
    const statuses = this.called.get(operationId) ?? new Set();
    this.called.set(operationId, statuses.add(response.status));
    return {
      status: response.status,
      body,
      location: response.headers.get('location') ?? undefined,
      headers: response.headers,
    };
  }

  /** Calls and insists on a status. */
  async expect(
    status: number,
    operationId: string,
    request: OperationRequest = {},
  ): Promise<OperationAnswer> {
    const answer = await this.call(operationId, request);
    if (answer.status !== status)
      throw new Error(
        `${operationId}: ${answer.status} instead of ${status}: ${JSON.stringify(answer.body)?.slice(0, 600)}`,
      );
    return answer;
  }

  /** Sends a request unchecked and gives back the text, for answers that are no JSON. */
  async raw(
    operationId: string,
    request: OperationRequest = {},
  ): Promise<{ status: number; text: string; headers: Headers }> {
    const { url, headers, method } = this.wire(operationId, { ...request, loose: true });
    const { body } = request;
    const response = await fetch(`${this.sandbox.connection.gatewayUrl}${url}`, {
      method,
      headers,
      body: typeof body === 'string' || body === undefined ? body : JSON.stringify(body),
    });
    return { status: response.status, text: await response.text(), headers: response.headers };
  }

  /** Uses one of the sandbox's own controls. */
  async control(method: string, name: string, body?: unknown): Promise<Json> {
    const response = await fetch(`${this.sandbox.connection.gatewayUrl}/sandbox/control/${name}`, {
      method,
      body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`control ${name}: ${response.status} ${await response.text()}`);
    return response.json();
  }

  private wire(
    operationId: string,
    request: OperationRequest,
  ): { url: string; headers: Record<string, string>; method: string; release: string } {
    const hotelId = request.hotelId ?? this.hotelId;
    const release = hotelId === 'SAND02' ? '25.5' : '26.2';
    const operation = catalogue.operation(operationId, request.loose ? '26.2' : release);
    const values: Record<string, string> = { hotelId, ...request.path };
    const path = operation.path.replaceAll(/\{([^}]+)\}/g, (_match, name: string) =>
      encodeURIComponent(values[name] ?? `no-${name}`),
    );
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(request.query ?? {})) {
      for (const item of [value].flat()) query.append(name, String(item));
    }
    const url = `${path}${query.size > 0 ? `?${query.toString()}` : ''}`;
    const headers: Record<string, string> = {
      authorization: `Bearer ${this.token}`,
      'x-app-key': this.sandbox.connection.appKey,
      'x-hotelid': hotelId,
      accept: 'application/json',
      ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...request.headers,
    };
    return { url, headers, method: operation.method, release };
  }

  private hold(what: string, found: readonly string[]): void {
    // Oracle's files declare no body for 403 and the like; OPERA sends its error body all the same.
    const problems = found.filter((problem) => !/^body: [45]\d\d declares none$/.test(problem));
    if (problems.length > 0) throw new Error(`${what}\n${problems.slice(0, 12).join('\n')}`);
  }
}

/** The last part of a `Location`. */
export function idOf(location: string | undefined): string {
  return location?.split('/').at(-1) ?? '';
}
