import type { Caller } from '../../auth/caller.js';
import type { Json } from '../../kernel/json.js';
import type { ClientLink } from '../declaration/client-link.js';
import type { Tasks } from '../declaration/tasks.js';
import type { Preview, ToolCall } from '../declaration/tool.declaration.js';
import type { RunningCall } from './running-call.js';

/** The context of one call as the pipeline fills it: plain members, so that services may copy it with changes. */
export interface LiveCall extends ToolCall {
  cursor?: Json;
  consented?: Preview;
  hotelId: string;
  deadline: number;
}

/** The context of a running call, before its arguments are known. */
export function liveCall(
  running: RunningCall,
  caller: Caller,
  requestId: string,
  client: ClientLink,
  progress: ToolCall['progress'],
  traceparent: string | undefined,
  tasks: Tasks,
  maxTokens: number,
): LiveCall {
  return {
    caller,
    requestId,
    signal: running.signal,
    deadline: running.deadline,
    client,
    progress,
    traceparent,
    tasks,
    maxTokens,
    hotelId: '',
    cursor: undefined,
    consented: undefined,
  };
}
