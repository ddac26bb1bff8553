import { Inject, Injectable } from '@nestjs/common';
import { McpOptions } from '../mcp.options.js';
import { RawResult } from './json-rpc.js';
import { META, type Era } from './versions.table.js';

/** How long and by whom a result may be kept (2026-07-28 `ttlMs` and `cacheScope`). */
export interface CacheHint {
  readonly ttlSeconds: number;
}

/** Puts on results what the revision demands beside their content. */
@Injectable()
export class Stamp {
  readonly serverInfo: { readonly name: string; readonly version: string; readonly title?: string };
  private readonly modernTail: string;

  constructor(@Inject(McpOptions) options: McpOptions) {
    const { name, version, title } = options;
    this.serverInfo = title === undefined ? { name, version } : { name, title, version };
    this.modernTail = `"resultType":"complete","_meta":${JSON.stringify({ [META.server]: this.serverInfo })}}`;
  }

  /**
   * A finished result.
   * @param body JSON text of the result's members without the braces, not empty
   */
  complete(era: Era, body: string, hint?: CacheHint): RawResult {
    if (era === 'legacy') return new RawResult(`{${body}}`);
    // Never `public`: lists and contents depend on who asks.
    const cache = hint === undefined ? '' : `"ttlMs":${hint.ttlSeconds * 1000},"cacheScope":"private",`;
    return new RawResult(`{${body},${cache}${this.modernTail}`);
  }

  /** A result of another type, as members beside the type (modern only). */
  ofType(resultType: string, members: object, meta: object = {}): RawResult {
    return new RawResult(
      JSON.stringify({ ...members, resultType, _meta: { ...meta, [META.server]: this.serverInfo } }),
    );
  }
}
