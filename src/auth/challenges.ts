import { Inject, Injectable } from '@nestjs/common';
import { AuthOptions } from './auth.options.js';
import type { Caller } from './caller.js';

/** Values of `WWW-Authenticate` (RFC 6750 section 3, RFC 9728 section 5.1): how a client gets what it lacks. */
@Injectable()
export class Challenges {
  /** Where the metadata of the resource stands; undefined when no tokens are taken. */
  readonly metadataUrl: string | undefined;
  private readonly baseScope: string | undefined;

  constructor(@Inject(AuthOptions) { tokens }: AuthOptions) {
    if (tokens === undefined) return;
    const { origin, pathname } = new URL(tokens.resource);
    this.metadataUrl = `${origin}/.well-known/oauth-protected-resource${pathname === '/' ? '' : pathname}`;
    this.baseScope = tokens.baseScopes.join(' ');
  }

  /** To somebody who showed nothing. */
  required(): string {
    return this.written({ scope: this.baseScope });
  }

  /** To somebody whose token or key is not good. @param why for developers: never repeats what was shown */
  invalid(why: string): string {
    return this.written({ error: 'invalid_token', error_description: why, scope: this.baseScope });
  }

  /**
   * To a known caller who lacks scopes. Those it has are named with them, because many clients ask for exactly what they are
   * told and would lose the others.
   */
  insufficient({ scopes }: Caller, lacking: readonly string[]): string {
    const had = [...scopes].filter((scope) => scope !== 'toolset:*');
    return this.written({ error: 'insufficient_scope', scope: [...new Set([...had, ...lacking])].join(' ') });
  }

  private written(parameters: Readonly<Record<string, string | undefined>>): string {
    const all = { ...parameters, resource_metadata: this.metadataUrl };
    const parts = Object.entries(all).flatMap(([name, value]) =>
      value === undefined || value === '' ? [] : [`${name}="${value.replaceAll(/["\\]/g, "'")}"`],
    );
    return parts.length === 0 ? 'Bearer' : `Bearer ${parts.join(', ')}`;
  }
}
