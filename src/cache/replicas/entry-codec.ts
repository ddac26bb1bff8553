import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
} from 'node:crypto';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { Ids } from '../../kernel/ids.js';
import { ENTRY_VERSION, type CacheEntry } from '../cache-entry.js';

const IV_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = 2;
const KEY_BYTES = 32;
/** Below it compression costs more than it saves. */
const COMPRESS_FROM_BYTES = 4096;
/** No answer is larger: a small file that claims to hold more is not opened. */
const MAX_OPENED_BYTES = 64 * 1024 * 1024;
const PLAIN = 0;
const ZSTD = 1;

/** As key objects: given as bytes, a key is prepared anew at each use, which takes longer than the work itself. */
interface Keys {
  readonly value: KeyObject;
  readonly name: KeyObject;
}

/**
 * Entries as bytes that tell nothing: AES-256-GCM with keys derived (HKDF, RFC 5869) from secrets of the configuration. The
 * whole key text (tenant, gateway, hotel, operation, arguments, rights) is bound in, so that no stored value opens in another's
 * place. Two secrets at a time: the first seals, both open, for a rotation without a cold cache.
 */
export class EntryCodec {
  private keys: readonly Keys[] = [];

  /** @param secrets the current one, then perhaps the previous one; at least 32 random characters each */
  constructor(
    secrets: readonly string[],
    private readonly ids: Ids,
  ) {
    this.rotate(secrets);
  }

  /** Seals with the first of these from now on and opens with all; without any, nothing changes. */
  rotate(secrets: readonly string[]): void {
    if (secrets.length === 0) return;
    this.keys = secrets.map((secret) => {
      const derive = (purpose: string) =>
        createSecretKey(Buffer.from(hkdfSync('sha256', secret, 'opera-cloud-mcp', purpose, KEY_BYTES)));
      return { value: derive('cache value'), name: derive('cache name') };
    });
  }

  /** Where a key's value may lie: under the current secret first. The names tell nothing of the key. */
  names(key: string): string[] {
    return this.keys.map(({ name }) =>
      createHmac('sha256', name).update(key).digest('base64url').slice(0, KEY_BYTES),
    );
  }

  seal(key: string, entry: CacheEntry): Buffer {
    const text = Buffer.from(JSON.stringify(entry));
    const packed = text.length >= COMPRESS_FROM_BYTES;
    const iv = Buffer.from(this.ids.token(IV_BYTES), 'base64url');
    const head = Buffer.from([ENTRY_VERSION, packed ? ZSTD : PLAIN]);
    const cipher = createCipheriv('aes-256-gcm', this.keys[0]!.value, iv);
    cipher.setAAD(Buffer.concat([head, Buffer.from(key)]));
    const sealed = cipher.update(packed ? zstdCompressSync(text) : text);
    return Buffer.concat([head, iv, sealed, cipher.final(), cipher.getAuthTag()]);
  }

  /** Undefined for another version, another key's value, and whatever was not sealed by one of the secrets. */
  open(key: string, bytes: Uint8Array): CacheEntry | undefined {
    const sealed = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (sealed.length < HEAD_BYTES + IV_BYTES + TAG_BYTES || sealed[0] !== ENTRY_VERSION) return undefined;
    const aad = Buffer.concat([sealed.subarray(0, HEAD_BYTES), Buffer.from(key)]);
    const iv = sealed.subarray(HEAD_BYTES, HEAD_BYTES + IV_BYTES);
    const body = sealed.subarray(HEAD_BYTES + IV_BYTES, sealed.length - TAG_BYTES);
    for (const { value } of this.keys) {
      try {
        const decipher = createDecipheriv('aes-256-gcm', value, iv, { authTagLength: TAG_BYTES });
        decipher.setAAD(aad).setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
        const packed = Buffer.concat([decipher.update(body), decipher.final()]);
        const text =
          sealed[1] === ZSTD ? zstdDecompressSync(packed, { maxOutputLength: MAX_OPENED_BYTES }) : packed;
        return JSON.parse(text.toString('utf8')) as CacheEntry;
      } catch {
        // Sealed with the other secret, or spoilt.
      }
    }
    return undefined;
  }
}
