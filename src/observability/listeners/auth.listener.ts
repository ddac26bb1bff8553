import { Inject, Injectable } from '@nestjs/common';
import { AuthObserver, type RefusalReason } from '../../auth/auth-observer.js';
import { Telemetry } from '../telemetry.js';

/** Hears of those who were turned away at the door and of changed files of keys and rights. */
@Injectable()
export class AuthListener implements AuthObserver {
  constructor(@Inject(Telemetry) private readonly telemetry: Telemetry) {}

  refused(reason: RefusalReason): void {
    this.telemetry.security('authentication_failed', { reason });
  }

  scopeRefused(scopes: readonly string[]): void {
    this.telemetry.security('scope_refused', { scopes: scopes.join(' ') });
  }

  reloaded(file: 'keys' | 'rights', problem?: string): void {
    if (problem === undefined) this.telemetry.log('info', 'access_file_reloaded', { file });
    else this.telemetry.log('error', 'access_file_refused', { file, problem });
  }
}

/** Makes the listener the ear of the door. */
export const AUTH_LISTENER = { provide: AuthObserver, useClass: AuthListener };
