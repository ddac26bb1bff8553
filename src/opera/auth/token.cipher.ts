import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto';
import type { Ids } from '../../kernel/ids.js';

const FORMAT = 'v1';
const IV_BYTES = 12;
const KEY_BYTES = 32;

/**
 * Seals tokens at rest: AES-256-GCM, the key derived (HKDF, RFC 5869) from a secret of the configuration and from nothing
 * else, the place of the token bound in, so that one cannot be put in place of another.
 */
export class TokenCipher {
  private readonly key: Buffer;
  private readonly nameKey: Buffer;

  /** @param secret at least 32 characters of the configuration */
  constructor(
    secret: string,
    private readonly ids: Ids,
  ) {
    const derive = (purpose: string) =>
      Buffer.from(hkdfSync('sha256', secret, 'opera-cloud-mcp', purpose, KEY_BYTES));
    this.key = derive('token value');
    this.nameKey = derive('token name');
  }

  /** A name for the token's place that tells nothing of gateway or client. */
  nameOf(place: string): string {
    return createHmac('sha256', this.nameKey).update(place).digest('hex').slice(0, 32);
  }

  seal(place: string, text: string): string {
    const iv = Buffer.from(this.ids.token(IV_BYTES), 'base64url');
    const cipher = createCipheriv('aes-256-gcm', this.key, iv).setAAD(Buffer.from(place));
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return [FORMAT, iv, cipher.getAuthTag(), sealed]
      .map((part) => (typeof part === 'string' ? part : part.toString('base64url')))
      .join('.');
  }

  /** Undefined when it was sealed with another key, for another place, or changed since. */
  open(place: string, sealed: string): string | undefined {
    const [format, iv, tag, text] = sealed.trim().split('.');
    if (format !== FORMAT || iv === undefined || tag === undefined || text === undefined) return undefined;
    try {
      const decipher = createDecipheriv('aes-256-gcm', this.key, Buffer.from(iv, 'base64url'), {
        authTagLength: 16,
      });
      decipher.setAAD(Buffer.from(place)).setAuthTag(Buffer.from(tag, 'base64url'));
      return Buffer.concat([decipher.update(Buffer.from(text, 'base64url')), decipher.final()]).toString(
        'utf8',
      );
    } catch {
      return undefined;
    }
  }
}
