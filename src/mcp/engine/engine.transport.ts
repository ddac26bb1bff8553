import type { Server } from '@modelcontextprotocol/sdk/server/index.js';
import type { JSONRPCMessage, MessageExtraInfo } from '@modelcontextprotocol/sdk/types.js';
import { errorText, resultText, type Params, type RpcId } from './json-rpc.js';
import type { Exchange } from './peer.js';

type Transport = Parameters<Server['connect']>[0];
type TransportSendOptions = Parameters<Transport['send']>[1];

/**
 * The one transport of the one long-lived SDK server. Every request gets a fresh internal id, and its answer goes to the
 * exchange kept under that id; ids that clients choose never meet (CVE-2026-25536).
 */
export class EngineTransport implements Transport {
  onmessage?: (message: JSONRPCMessage, extra?: MessageExtraInfo) => void;
  onclose?: () => void;
  onerror?: (error: Error) => void;
  private readonly exchanges = new Map<number, Exchange>();
  // The SDK takes a falsy id for none.
  private lastId = 0;

  async start(): Promise<void> {
    // Nothing to open: messages come from the HTTP controller and stdio.
  }

  async close(): Promise<void> {
    this.onclose?.();
  }

  /** Requests being worked on. */
  get open(): number {
    return this.exchanges.size;
  }

  /** Gives a request to the server. @returns the internal id */
  receive(method: string, params: Params | undefined, exchange: Exchange): number {
    this.lastId += 1;
    const id = this.lastId;
    this.exchanges.set(id, exchange);
    this.onmessage?.({ jsonrpc: '2.0', id, method, params });
    return id;
  }

  /** Gives the server the client's answer to one of its questions, under the question's internal id. */
  answer(id: number, outcome: { result?: Params; error?: object }): void {
    const result = outcome.error === undefined ? { result: outcome.result ?? {} } : { error: outcome.error };
    this.onmessage?.({ jsonrpc: '2.0', id, ...result } as JSONRPCMessage);
  }

  /** Aborts a request's work; nothing is answered to it any more. */
  cancel(id: number, reason: string): void {
    const exchange = this.exchanges.get(id);
    if (exchange === undefined) return;
    this.exchanges.delete(id);
    this.onmessage?.({
      jsonrpc: '2.0',
      method: 'notifications/cancelled',
      params: { requestId: id, reason },
    });
    exchange.abandon();
  }

  /** The exchange of a request that is still being worked on. */
  exchangeOf(id: number): Exchange | undefined {
    return this.exchanges.get(id);
  }

  /** Sends what the SDK server has to say: answers to their exchange, notifications and questions along a request's way. */
  async send(message: JSONRPCMessage, options?: TransportSendOptions): Promise<void> {
    if ('method' in message) {
      this.sendAlong(message, options);
      return;
    }
    const id = message.id as number;
    const exchange = this.exchanges.get(id);
    if (exchange === undefined) return;
    this.exchanges.delete(id);
    if ('result' in message) exchange.finish(resultText(exchange.id, message.result));
    else {
      const { code, message: text, data } = message.error;
      exchange.finish(errorText(exchange.id, code, text, data as never), code);
    }
  }

  private sendAlong(message: JSONRPCMessage & { method: string }, options?: TransportSendOptions): void {
    const exchange = this.exchanges.get(options?.relatedRequestId as number);
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
