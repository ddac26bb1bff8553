import { randomBytes, randomUUID } from 'node:crypto';

/** The only source of fresh identifiers, so that a test can make them predictable. */
export interface Ids {
  /** RFC 9562 version 4 UUID. */
  uuid(): string;
  /** `bytes` random bytes as base64url text. */
  token(bytes: number): string;
}

export const Ids = Symbol('Ids');

/** Identifiers from the operating system's random source. */
export class RandomIds implements Ids {
  uuid(): string {
    return randomUUID();
  }

  token(bytes: number): string {
    return randomBytes(bytes).toString('base64url');
  }
}
