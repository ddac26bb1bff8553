/** One change or consent: codes and ids only. */
export interface AuditLine {
  /** RFC 3339. */
  readonly time: string;
  /** What happened: `write_ended`, `consent_given`. */
  readonly event: string;
  readonly tool?: string;
  readonly hotelId?: string;
  readonly tenant?: string;
  readonly caller?: string;
  readonly outcome?: string;
}

/** Whoever keeps an audit lets the console read its latest lines. */
export interface AuditLines {
  /** Latest first. */
  recent(limit: number): readonly AuditLine[];
}

export const AuditLines = Symbol('AuditLines');
