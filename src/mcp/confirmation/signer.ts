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
  /** The first one signs; what any of them signed is taken back. */
  private keys: readonly [Buffer, ...Buffer[]];

  constructor(@Inject(McpOptions) options: McpOptions, @Inject(Ids) ids: Ids) {
    this.keys = keysOf(options.signingKey ?? ids.token(32), options.previousSigningKey);
  }

  /**
   * Signs with another key from now on.
   * @param previous what it signed stays good, so that a rotation interrupts nobody
   */
  rotate(key: string, previous?: string): void {
    this.keys = keysOf(key, previous);
  }

  /** The payload as opaque text for the purpose. */
  seal(purpose: SealPurpose, payload: Json): string {
    const body = Buffer.from(JSON.stringify(payload)).toString('base64url');
    return `${body}.${mac(this.keys[0], purpose, body).toString('base64url')}`;
  }

  /** The payload of a text sealed for the purpose; undefined when it was not sealed by a key of ours or was altered. */
  open(purpose: SealPurpose, sealed: string): unknown {
    const dot = sealed.lastIndexOf('.');
    if (dot <= 0) return undefined;
    const body = sealed.slice(0, dot);
    const given = Buffer.from(sealed.slice(dot + 1), 'base64url');
    // Decoding is lenient, so the text itself has to be the one encoding of the bytes.
    if (given.toString('base64url') !== sealed.slice(dot + 1)) return undefined;
    if (!this.keys.some((key) => equal(given, mac(key, purpose, body)))) return undefined;
    try {
      return JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as unknown;
    } catch {
      return undefined;
    }
  }

  /** A short keyed digest of a text: equal for equal texts, telling nothing about them. */
  digest(text: string): string {
    return digestBy(this.keys[0], text);
  }

  /** Whether a digest is that of the text, by any key in use. */
  matches(text: string, digest: string): boolean {
    return this.keys.some((key) => equal(Buffer.from(digest), Buffer.from(digestBy(key, text))));
  }
}

function keysOf(key: string, previous: string | undefined): readonly [Buffer, ...Buffer[]] {
  const bytes = (text: string): Buffer => createHash('sha256').update(text).digest();
  return previous === undefined ? [bytes(key)] : [bytes(key), bytes(previous)];
}

function mac(key: Buffer, purpose: string, body: string): Buffer {
  return createHmac('sha256', key).update(`${purpose}:`).update(body).digest();
}

function digestBy(key: Buffer, text: string): string {
  return mac(key, 'digest', text).toString('base64url').slice(0, 16);
}

function equal(given: Buffer, right: Buffer): boolean {
  return given.length === right.length && timingSafeEqual(given, right);
}
