import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import type { JSONRPCRequest } from '@modelcontextprotocol/sdk/types.js';
import type { Params } from './json-rpc.js';

/** The SDK's low-level server with a shorter way in. */
export class EngineServer extends Server {
  /**
   * Takes a request whose form was checked on arrival. The SDK would find out once more, by trying every schema it has, whether
   * it is a request at all; that costs as much as all of our own work on a call. (An internal of the SDK, whose version is
   * pinned; without it the request goes the long way.)
   */
  accept(id: number, method: string, params: Params | undefined): void {
    const request: JSONRPCRequest = { jsonrpc: '2.0', id, method, params };
    const enter = Reflect.get(this, '_onrequest') as ((request: JSONRPCRequest) => void) | undefined;
    if (enter === undefined) this.transport?.onmessage?.(request);
    else enter.call(this, request);
  }
}
