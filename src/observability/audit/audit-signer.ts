import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  randomBytes,
  sign,
  timingSafeEqual,
  verify,
} from 'node:crypto';

/** Checks a signature of a seal. */
export type SignatureCheck = (seal: string, signature: string) => boolean;

/**
 * Signs the seals of audit lines, and makes digests of what must not stand in them. Ed25519 (RFC 8032) when the key is a PEM
 * private key: then whoever has the public key can check. Otherwise HMAC-SHA-256 with the key's text.
 */
export class AuditSigner {
  readonly #private?: KeyObject;
  readonly #secret?: Buffer;
  readonly #digestKey: Buffer;

  /** @param key absent: nothing is signed, and digests mean something only within this process */
  constructor(key?: string) {
    if (key === undefined) this.#digestKey = randomBytes(32);
    else {
      this.#digestKey = derived(key, 'digest');
      if (isPem(key)) this.#private = createPrivateKey(key);
      else this.#secret = derived(key, 'signature');
    }
  }

  get signs(): boolean {
    return this.#private !== undefined || this.#secret !== undefined;
  }

  /** base64url; undefined without a key. */
  sign(seal: string): string | undefined {
    if (this.#private !== undefined)
      return sign(null, Buffer.from(seal), this.#private).toString('base64url');
    if (this.#secret !== undefined) return hmac(this.#secret, seal).toString('base64url');
    return undefined;
  }

  /** 32 hexadecimal digits that stand for a text. */
  digest(text: string): string {
    return hmac(this.#digestKey, text).toString('hex').slice(0, 32);
  }
}

/**
 * How lines signed with this key are checked.
 * @param key the same text as signed with, or the PEM public key that belongs to it
 * @throws Error when a PEM text is no key
 */
export function signatureCheck(key: string): SignatureCheck {
  if (isPem(key)) {
    const open = createPublicKey(key);
    return (seal, signature) => verify(null, Buffer.from(seal), open, Buffer.from(signature, 'base64url'));
  }
  const secret = derived(key, 'signature');
  return (seal, signature) => {
    const expected = hmac(secret, seal);
    const given = Buffer.from(signature, 'base64url');
    return given.length === expected.length && timingSafeEqual(given, expected);
  };
}

function isPem(key: string): boolean {
  return key.includes('-----BEGIN');
}

/** One key for each purpose. */
function derived(key: string, purpose: string): Buffer {
  return hmac(Buffer.from(key), `opera-cloud-mcp audit ${purpose}`);
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
