import type { Server } from '@modelcontextprotocol/sdk/server/index.js';
import type { JSONRPCMessage, MessageExtraInfo } from '@modelcontextprotocol/sdk/types.js';
import { errorText, resultText, type Params, type RpcId } from './json-rpc.js';
import type { Exchange } from './peer.js';
import { Slots } from './slots.js';

type Transport = Parameters<Server['connect']>[0];
type TransportSendOptions = Parameters<Transport['send']>[1];

/** More requests than any machine works on at once; ids are multiples of it plus the slot. */
const MAX_OPEN = 2 ** 20;

interface Opened {
  id: number;
  readonly exchange: Exchange;
}

/**
 * The one transport of the one long-lived SDK server. Every request gets a fresh internal id, and its answer goes to the
 * exchange kept under that id; ids that clients choose never meet (CVE-2026-25536).
 */
export class EngineTransport implements Transport {
  onmessage?: (message: JSONRPCMessage, extra?: MessageExtraInfo) => void;
  onclose?: () => void;
  onerror?: (error: Error) => void;
  private readonly opened = new Slots<Opened>();
  private count = 0;

  async start(): Promise<void> {
    // Nothing to open: messages come from the HTTP controller and stdio.
  }

  async close(): Promise<void> {
    this.onclose?.();
  }

  /** Requests being worked on. */
  get size(): number {
    return this.opened.size;
  }

  /** Opens a request. @returns its internal id, never used before */
  open(exchange: Exchange): number {
    // The SDK takes a falsy id for none, so the count starts with 1.
    this.count += 1;
    const entry: Opened = { id: 0, exchange };
    entry.id = this.count * MAX_OPEN + this.opened.add(entry);
    return entry.id;
  }

  /** Gives the server the client's answer to one of its questions, under the question's internal id. */
  answer(id: number, outcome: { result?: Params; error?: object }): void {
    const result = outcome.error === undefined ? { result: outcome.result ?? {} } : { error: outcome.error };
    this.onmessage?.({ jsonrpc: '2.0', id, ...result } as JSONRPCMessage);
  }

  /** Aborts a request's work; nothing is answered to it any more. */
  cancel(id: number, reason: string): void {
    const exchange = this.take(id);
    if (exchange === undefined) return;
    this.onmessage?.({
      jsonrpc: '2.0',
      method: 'notifications/cancelled',
      params: { requestId: id, reason },
    });
    exchange.cancelled?.();
    exchange.abandon();
  }

  /** Takes back everything, because the server stops. */
  cancelAll(reason: string): void {
    for (const { id } of this.opened) this.cancel(id, reason);
  }

  /** The exchange of a request that is still being worked on. */
  exchangeOf(id: number): Exchange | undefined {
    const entry = this.opened.get(id % MAX_OPEN);
    return entry?.id === id ? entry.exchange : undefined;
  }

  /** Sends what the SDK server has to say: answers to their exchange, notifications and questions along a request's way. */
  async send(message: JSONRPCMessage, options?: TransportSendOptions): Promise<void> {
    if ('method' in message) {
      this.sendAlong(message, options);
      return;
    }
    const exchange = this.take(message.id as number);
    if (exchange === undefined) return;
    if ('result' in message) exchange.finish(resultText(exchange.id, message.result));
    else {
      const { code, message: text, data } = message.error;
      exchange.finish(errorText(exchange.id, code, text, data as never), code);
    }
  }

  private take(id: number): Exchange | undefined {
    const exchange = this.exchangeOf(id);
    if (exchange !== undefined) this.opened.remove(id % MAX_OPEN);
    return exchange;
  }

  private sendAlong(message: JSONRPCMessage & { method: string }, options?: TransportSendOptions): void {
    const exchange = this.exchangeOf(options?.relatedRequestId as number);
    if (exchange === undefined) return;
    const { session } = exchange.peer;
    if (!isQuestion(message)) {
      // A question taken back has no answer to wait for.
      if (message.method === 'notifications/cancelled')
        session?.questions.delete(withdrawn(message as { params?: unknown }));
      exchange.send(JSON.stringify(message));
      return;
    }
    // A question is answered in another message: only the session it was put to may answer it.
    session?.questions.set(message.id, message.id);
    if (session === undefined || !exchange.send(JSON.stringify(message))) {
      session?.questions.delete(message.id);
      throw new Error('The client cannot be asked on this connection.');
    }
  }
}

function isQuestion(message: object): message is { id: number } {
  return 'id' in message;
}

function withdrawn(message: { params?: unknown }): RpcId {
  return (message.params as { requestId: RpcId }).requestId;
}
