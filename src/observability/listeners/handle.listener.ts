import { Inject, Injectable } from '@nestjs/common';
import { HandleObserver, type Handle } from '../../mcp/confirmation/handle-observer.js';
import { Telemetry } from '../telemetry.js';

/** Hears of sessions and request state in wrong hands: security events. */
@Injectable()
export class HandleListener implements HandleObserver {
  constructor(@Inject(Telemetry) private readonly telemetry: Telemetry) {}

  misused(handle: Handle, by: { readonly caller: string; readonly tenant: string }): void {
    this.telemetry.security(`${handle}_misused`, { caller: by.caller, tenant: by.tenant });
  }
}

/** Makes the listener the ear of handles. */
export const HANDLE_LISTENER = { provide: HandleObserver, useClass: HandleListener };
