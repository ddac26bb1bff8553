import type { Json } from '../../kernel/json.js';
import { requireCapability } from './client.capability.js';
import type { Conversation, SendQuestion } from './conversation.js';
import { fitsQuestion } from './input-answer.js';
import { ProtocolError, RPC, type Params } from './json-rpc.js';

/** Questions to a 2025-era client with a session, or over stdio: sent while the request waits. */
export class Dialogue implements Conversation {
  readonly waits = true;
  carried: unknown;
  private readonly answers = new Map<string, Promise<Json>>();

  /**
   * @param send undefined when the client keeps no session: then its capabilities are unknown and nothing can be asked
   */
  constructor(
    private readonly capabilities: Params,
    private readonly send: SendQuestion | undefined,
  ) {}

  async ask(key: string, method: string, params: Params): Promise<Json> {
    requireCapability(this.send === undefined ? {} : this.capabilities, method, params);
    const known = this.answers.get(key);
    if (known !== undefined) return known;
    const answer = this.put(method, params);
    this.answers.set(key, answer);
    return answer;
  }

  forget(key: string): void {
    this.answers.delete(key);
  }

  private async put(method: string, params: Params): Promise<Json> {
    const answer = await this.send?.(method, params);
    if (answer === undefined || !fitsQuestion(method, params, answer)) {
      throw new ProtocolError(RPC.INVALID_PARAMS, 'The client answered a question with something else.');
    }
    return answer;
  }
}
