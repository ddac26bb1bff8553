import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Dispatcher } from 'undici';
import { codeOf, failureOf } from './failure.js';
import { TransportError, type TransportFailure, type WireAnswer } from './opera.transport.js';

const inflate = promisify(gunzip);

/**
 * Collects one answer under a ceiling of bytes and remembers how far the request got, which decides whether a write may be
 * sent again.
 */
export class AnswerReader implements Dispatcher.DispatchHandler {
  readonly answer: Promise<WireAnswer>;
  private readonly settle: PromiseWithResolvers<WireAnswer>;
  private readonly chunks: Buffer[] = [];
  private readonly onAbort: () => void;
  private controller?: Dispatcher.DispatchController;
  private size = 0;
  private status?: number;
  private headers: Record<string, string> = {};
  private over = false;

  constructor(
    private readonly maxBytes: number,
    private readonly signal: AbortSignal,
  ) {
    this.settle = Promise.withResolvers<WireAnswer>();
    this.answer = this.settle.promise;
    this.onAbort = () => this.stop('aborted');
    if (signal.aborted) this.onAbort();
    else signal.addEventListener('abort', this.onAbort, { once: true });
  }

  /** The attempt took too long. */
  expire(): void {
    this.stop('timeout');
  }

  /** Lets go of the caller's signal. */
  release(): void {
    this.signal.removeEventListener('abort', this.onAbort);
  }

  /** undici is about to write the request: from here on OPERA may see it. */
  onRequestStart(controller: Dispatcher.DispatchController): void {
    if (this.over) controller.abort(new TransportError('aborted', false));
    else this.controller = controller;
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: Record<string, string | string[] | undefined>,
  ): void {
    this.status = status;
    this.headers = {};
    for (const [name, value] of Object.entries(headers)) {
      if (value !== undefined)
        this.headers[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value;
    }
    if (Number(this.headers['content-length'] ?? 0) > this.maxBytes) this.stop('oversize');
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.size += chunk.length;
    if (this.size > this.maxBytes) this.stop('oversize');
    else if (!this.over) this.chunks.push(chunk);
  }

  onResponseEnd(): void {
    if (this.over) return;
    const body = this.chunks.length === 1 ? this.chunks[0]! : Buffer.concat(this.chunks);
    if (this.headers['content-encoding'] === undefined || body.length === 0) this.finish(body);
    else if (this.headers['content-encoding'] === 'gzip') {
      inflate(body, { maxOutputLength: this.maxBytes }).then(
        (plain) => this.finish(plain),
        (error: unknown) => this.stop(isTooLong(error) ? 'oversize' : 'garbled', error),
      );
    } else this.stop('garbled');
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.stop(failureOf(error, this.controller !== undefined), error);
  }

  private finish(body: Buffer): void {
    this.over = true;
    this.settle.resolve({ status: this.status ?? 0, headers: this.headers, text: body.toString('utf8') });
  }

  private stop(failure: TransportFailure, cause?: unknown): void {
    if (this.over) return;
    this.over = true;
    this.chunks.length = 0;
    const sent = this.controller !== undefined;
    const error = new TransportError(failure, sent, this.status, this.headers['location'], cause);
    this.controller?.abort(error);
    this.settle.reject(error);
  }
}

function isTooLong(error: unknown): boolean {
  return codeOf(error) === 'ERR_BUFFER_TOO_LARGE';
}
