import type { Json } from '../../kernel/json.js';
import type { Params } from './json-rpc.js';

/** How questions of one request reach the client and their answers come back, whatever the revision. */
export interface Conversation {
  /** Time passes between question and answer; otherwise the request ends and runs again with the answer. */
  readonly waits: boolean;
  /** Something of the server's own that comes back with the answer, proven unchanged. */
  carried: unknown;
  /** The client's answer. Throws Fault when it cannot be asked, InputRequired when the answer comes with another request. */
  ask(key: string, method: string, params: Params): Promise<Json>;
  /** Makes the next `ask` with this key a new question. */
  forget(key: string): void;
}

/** How a question is put to a client that keeps a stream open. */
export type SendQuestion = (method: string, params: Params) => Promise<Json>;
