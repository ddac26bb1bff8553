import { z } from 'zod';

export const FSYNC = ['always', 'second', 'never'] as const;

/** How changes and consents are put on record. */
export const auditOptionsSchema = z.object({
  /** Folder of the audit files; absent: no files. */
  directory: z.string().min(1).optional(),
  /** Lines on the destination of the log instead of in files. */
  stdout: z.boolean().default(false),
  /** Ed25519 private key (PEM), or at least 32 characters for HMAC-SHA-256; signs every line. */
  key: z.string().min(32).optional(),
  /** A file that would grow beyond it is followed by the next one; so is every file of an earlier day (UTC). */
  maxBytes: z
    .number()
    .int()
    .min(4096)
    .default(64 * 1024 * 1024),
  /** Files whose last line is older are removed; 0 keeps them for ever. */
  retentionDays: z.number().int().min(0).default(0),
  /** When lines are forced to the disk: before the change goes on, once a second, or when the system likes. */
  fsync: z.enum(FSYNC).default('always'),
  /** No change without its line: a call whose line cannot be written is refused before it begins. */
  required: z.boolean().default(true),
  /** Masked lines kept in memory for operators. */
  recent: z.number().int().min(0).default(200),
});

export type AuditOptions = z.output<typeof auditOptionsSchema>;
