import { Controller, Get, Inject } from '@nestjs/common';
import { AuthOptions } from './auth.options.js';
import { Authentication } from './authentication.decorator.js';

/** What a client has to know to get a token for this server (RFC 9728). */
export interface ResourceMetadata {
  readonly resource: string;
  readonly authorization_servers: readonly string[];
  readonly scopes_supported: readonly string[];
  readonly bearer_methods_supported: readonly string[];
  readonly resource_name: string;
}

/** The metadata of this resource at its well-known place, with the path of the resource and, for older clients, without. */
@Controller('.well-known/oauth-protected-resource')
export class MetadataController {
  constructor(@Inject(AuthOptions) private readonly options: AuthOptions) {}

  @Get(['', 'mcp'])
  @Authentication('open')
  metadata(): ResourceMetadata {
    const { tokens } = this.options;
    return {
      resource: tokens?.resource ?? '',
      authorization_servers: (tokens?.issuers ?? []).map(({ issuer }) => issuer),
      scopes_supported: tokens?.baseScopes ?? [],
      bearer_methods_supported: ['header'],
      resource_name: 'OPERA Cloud',
    };
  }
}
