import { Inject, Injectable, Optional } from '@nestjs/common';
import { CallObserver, type FinishedCall } from '../../mcp/pipeline/call-observer.js';
import { EVENT_OF_TOOL, EVENT_OF_TOOLSET, SECURITY_OF_OUTCOME } from '../event.table.js';
import { Telemetry } from '../telemetry.js';
import { Tracing, TRACING_OFF } from '../traces/tracing.js';

/** Hears of tool calls: each is a line and figures, a change carried out is a business event, some refusals are security events. */
@Injectable()
export class CallListener implements CallObserver {
  constructor(
    @Inject(Telemetry) private readonly telemetry: Telemetry,
    @Optional() @Inject(Tracing) private readonly tracing: Tracing = TRACING_OFF,
  ) {}

  finished(call: FinishedCall): void {
    this.telemetry.toolCall(call);
    if (this.tracing.on) this.trace(call);
    const { tool, outcome, requestId, hotelId, tenant, caller } = call;
    const fields = { tool, requestId, hotelId, tenant, caller };
    const security = SECURITY_OF_OUTCOME[outcome];
    if (security !== undefined) this.telemetry.security(security, { ...fields, outcome });
    if (outcome !== 'done' || call.effect === 'read') return;
    const event = EVENT_OF_TOOL[tool] ?? EVENT_OF_TOOLSET[call.toolset] ?? 'operation_carried_out';
    this.telemetry.event(event, fields);
  }

  /** On the span of the request: how it ended. */
  private trace({ outcome, effect, hotelId, resultTokens }: FinishedCall): void {
    this.tracing.note({
      'opera_mcp.outcome': outcome,
      'opera_mcp.effect': effect,
      'opera_mcp.hotel_id': hotelId,
      'opera_mcp.result_tokens': resultTokens,
    });
    if (/^[A-Z]/.test(outcome)) this.tracing.fail(outcome);
  }
}

/** Makes a listener the ear of a port. */
export const CALL_LISTENER = { provide: CallObserver, useClass: CallListener };
