import { Inject, Injectable } from '@nestjs/common';
import type { CallContext } from '../../kernel/call-context.js';
import { Clock } from '../../kernel/clock.js';
import { McpOptions } from '../mcp.options.js';
import { hotelInPassing, resolveHotel } from '../pipeline/hotel.step.js';
import type { EngineRequest } from './request.js';

/** Makes the context in which resources, prompts and completions work. */
@Injectable()
export class Contexts {
  constructor(
    @Inject(Clock) private readonly clock: Clock,
    @Inject(McpOptions) private readonly options: McpOptions,
  ) {}

  /**
   * @param hotelId as the request names it; undefined when it names none
   * @throws Fault AUTH_HOTEL_FORBIDDEN, OPERA_HOTEL_UNKNOWN
   */
  of(request: EngineRequest, hotelId: string | undefined): CallContext {
    const { caller } = request.peer;
    return {
      caller,
      hotelId:
        hotelId === undefined
          ? hotelInPassing(caller, this.options)
          : resolveHotel(caller, this.options, hotelId),
      requestId: request.requestId,
      signal: request.signal,
      deadline: this.clock.monotonic() + this.options.callTimeoutSeconds * 1000,
      traceparent: request.traceparent,
    };
  }
}
