import type { Caller } from '../../auth/caller.js';
import type { Engine } from '../engine/engine.service.js';
import {
  errorText,
  idOf,
  incoming,
  ProtocolError,
  RPC,
  type RpcId,
  type RpcNotification,
  type RpcRequest,
} from '../engine/json-rpc.js';
import type { Exchange, Peer } from '../engine/peer.js';
import { Session } from '../engine/session.js';
import { eraOf } from '../http/era.js';
import { modernClient } from '../http/modern.headers.js';
import type { InventoryView } from '../inventory/inventory.view.js';

/** The one client of a stdio server. */
export class StdioConnection {
  readonly session: Session;
  private readonly running = new Map<RpcId, number>();
  private idle?: () => void;

  constructor(
    private readonly engine: Engine,
    private readonly caller: Caller,
    private readonly view: InventoryView,
    private readonly write: (text: string) => void,
  ) {
    this.session = new Session('stdio', caller);
    this.session.push = write;
  }

  /** Takes one line. */
  receive(line: string): void {
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      this.write(errorText(null, RPC.PARSE_ERROR, 'The line is not valid JSON.'));
      return;
    }
    try {
      const { kind, message } = incoming(value);
      if (kind === 'request') this.request(message);
      else if (kind === 'notification') this.notification(message);
      else this.engine.answered(this.session, message);
    } catch (error) {
      const known =
        error instanceof ProtocolError ? error : new ProtocolError(RPC.INTERNAL_ERROR, 'The server failed.');
      this.write(errorText(idOf(value), known.code, known.message, known.data));
    }
  }

  /** Tells that a line was longer than allowed; whose it was cannot be known. */
  tooLong(maxBytes: number): void {
    this.write(errorText(null, RPC.INVALID_REQUEST, `A message was longer than ${maxBytes} bytes.`));
  }

  /** Resolves when every request is answered. */
  async settled(): Promise<void> {
    if (this.running.size > 0) {
      await new Promise<void>((resolve) => {
        this.idle = resolve;
      });
    }
  }

  private request(message: RpcRequest): void {
    if (this.running.has(message.id)) {
      throw new ProtocolError(RPC.INVALID_REQUEST, 'A request with this id is still being worked on.');
    }
    const over = (): void => {
      this.running.delete(message.id);
      if (this.running.size === 0) this.idle?.();
    };
    const exchange: Exchange = {
      peer: this.peerOf(message),
      id: message.id,
      send: (text) => {
        this.write(text);
        return true;
      },
      finish: (text) => {
        over();
        this.write(text);
      },
      abandon: over,
    };
    this.running.set(message.id, this.engine.dispatch(message, exchange));
  }

  private notification({ method, params }: RpcNotification): void {
    if (method !== 'notifications/cancelled') return;
    const id = this.running.get(params?.['requestId'] as RpcId);
    if (id !== undefined) this.engine.cancel(id, 'The client cancelled.');
  }

  private peerOf(message: RpcRequest): Peer {
    const { caller, view, session } = this;
    if (eraOf(message, undefined) === 'modern')
      return { era: 'modern', caller, view, ...modernClient(message) };
    if (message.method === 'initialize') session.opened = true;
    return {
      era: 'legacy',
      caller,
      view,
      session,
      capabilities: session.capabilities,
      logLevel: session.logLevel,
    };
  }
}
