import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Ids } from '../../kernel/ids.js';
import type { Json } from '../../kernel/json.js';
import { McpOptions } from '../mcp.options.js';

/** What a sealed text is for; one sealed for one purpose never opens for another. */
export type SealPurpose = 'confirmation' | 'cursor' | 'state';

/**
 * Hands state to clients and takes it back unchanged: JSON plus HMAC-SHA-256, base64url. Signed, not encrypted: nothing
 * secret goes in. What comes back is attacker-controlled until `open` says otherwise.
 */
@Injectable()
export class Signer {
  private readonly key: Buffer;

  constructor(@Inject(McpOptions) options: McpOptions, @Inject(Ids) ids: Ids) {
    this.key = createHash('sha256')
      .update(options.signingKey ?? ids.token(32))
      .digest();
  }

  /** The payload as opaque text for the purpose. */
  seal(purpose: SealPurpose, payload: Json): string {
    const body = Buffer.from(JSON.stringify(payload)).toString('base64url');
    return `${body}.${this.mac(purpose, body).toString('base64url')}`;
  }

  /** The payload of a text sealed for the purpose; undefined when it was not sealed by this key or was altered. */
  open(purpose: SealPurpose, sealed: string): unknown {
    const dot = sealed.lastIndexOf('.');
    if (dot <= 0) return undefined;
    const body = sealed.slice(0, dot);
    const given = Buffer.from(sealed.slice(dot + 1), 'base64url');
    const right = this.mac(purpose, body);
    // Decoding is lenient, so the text itself has to be the one encoding of the bytes.
    if (given.length !== right.length || given.toString('base64url') !== sealed.slice(dot + 1))
      return undefined;
    if (!timingSafeEqual(given, right)) return undefined;
    try {
      return JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as unknown;
    } catch {
      return undefined;
    }
  }

  /** A short keyed digest of a text: equal for equal texts, telling nothing about them. */
  digest(text: string): string {
    return createHmac('sha256', this.key).update('digest:').update(text).digest('base64url').slice(0, 16);
  }

  private mac(purpose: SealPurpose, body: string): Buffer {
    return createHmac('sha256', this.key).update(`${purpose}:`).update(body).digest();
  }
}
