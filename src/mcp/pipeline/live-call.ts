import type { Caller } from '../../auth/caller.js';
import type { Json } from '../../kernel/json.js';
import type { ClientLink } from '../declaration/client-link.js';
import type { Preview, ToolCall } from '../declaration/tool.declaration.js';

/** The context of one running call. Plain fields, so that services may copy it with changes. */
export class LiveCall implements ToolCall {
  cursor?: Json;
  consented?: Preview;
  hotelId = '';
  readonly progress: ToolCall['progress'];

  constructor(
    readonly caller: Caller,
    readonly requestId: string,
    readonly signal: AbortSignal,
    public deadline: number,
    readonly client: ClientLink,
    progress: ToolCall['progress'],
    readonly traceparent?: string,
  ) {
    this.progress = progress;
  }
}
