import { createServer, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { fieldsOf, type Field } from './protobuf-fields.js';

/** A span as it came over the wire. */
export interface ReceivedSpan {
  readonly traceId: string;
  readonly spanId: string;
  /** Empty for a root. */
  readonly parentId: string;
  readonly name: string;
  /** 1 internal, 2 server, 3 client (opentelemetry/proto/trace/v1). */
  readonly kind: number;
  readonly attributes: Readonly<Record<string, string | number | boolean>>;
  /** 2: failed. */
  readonly status: number;
  readonly durationNs: bigint;
}

/** A collector of traces: takes OTLP over HTTP and decodes it with nothing of the exporter's. */
export interface OtlpReceiver {
  /** Base address, for OTEL_EXPORTER_OTLP_ENDPOINT. */
  readonly endpoint: string;
  readonly spans: readonly ReceivedSpan[];
  /** Attributes of the resource that sent last. */
  readonly resource: Readonly<Record<string, unknown>>;
  /** Headers of the last export. */
  readonly headers: IncomingMessage['headers'];
  /** Every byte received, decompressed, as text with a character for each byte. */
  bytes(): string;
  stop(): Promise<void>;
}

/** Starts a receiver on a free loopback port. */
export async function startOtlpReceiver(): Promise<OtlpReceiver> {
  const spans: ReceivedSpan[] = [];
  const bodies: Buffer[] = [];
  let resource: Record<string, unknown> = {};
  let headers: IncomingMessage['headers'] = {};
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const raw = Buffer.concat(chunks);
      const body = request.headers['content-encoding'] === 'gzip' ? gunzipSync(raw) : raw;
      headers = request.headers;
      bodies.push(body);
      for (const sent of messages(fieldsOf(body), 1)) {
        resource = attributesOf(messages(sent, 1)[0] ?? [], 1);
        for (const scope of messages(sent, 2)) spans.push(...messages(scope, 2).map(spanOf));
      }
      response.writeHead(200, { 'content-type': 'application/x-protobuf' }).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans,
    get resource() {
      return resource;
    },
    get headers() {
      return headers;
    },
    bytes: () => Buffer.concat(bodies).toString('latin1'),
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function spanOf(span: readonly Field[]): ReceivedSpan {
  const status = messages(span, 15)[0] ?? [];
  return {
    traceId: bytes(span, 1).toString('hex'),
    spanId: bytes(span, 2).toString('hex'),
    parentId: bytes(span, 4).toString('hex'),
    name: bytes(span, 5).toString('utf8'),
    kind: Number(number(span, 6)),
    attributes: attributesOf(span, 9),
    status: Number(number(status, 3)),
    durationNs: number(span, 8) - number(span, 7),
  };
}

function attributesOf(message: readonly Field[], field: number): Record<string, string | number | boolean> {
  return Object.fromEntries(
    messages(message, field).map((pair) => [
      bytes(pair, 1).toString('utf8'),
      valueOf(messages(pair, 2)[0] ?? []),
    ]),
  );
}

function valueOf(any: readonly Field[]): string | number | boolean {
  const [field] = any;
  if (field === undefined) return '';
  if (field.bytes !== undefined) return field.bytes.toString('utf8');
  return field.field === 2 ? field.number === 1n : Number(field.number);
}

function messages(message: readonly Field[], field: number): Field[][] {
  return message.flatMap((one) =>
    one.field === field && one.bytes !== undefined ? [fieldsOf(one.bytes)] : [],
  );
}

function bytes(message: readonly Field[], field: number): Buffer {
  return message.find((one) => one.field === field)?.bytes ?? Buffer.alloc(0);
}

function number(message: readonly Field[], field: number): bigint {
  return message.find((one) => one.field === field)?.number ?? 0n;
}
