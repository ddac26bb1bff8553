/** One change or consent as the audit keeps it: codes and ids only. */
export interface AuditLine {
  /** RFC 3339. */
  readonly time: string;
  /** What happened: `reservation_created`, `consent_given`. */
  readonly event: string;
  readonly tool?: string;
  readonly hotelId?: string;
  readonly tenant?: string;
  readonly caller?: string;
  readonly outcome?: string;
}

/** Whoever keeps an audit lets the console read its latest lines. A port: nothing listens unless somebody provides it. */
export interface AuditLines {
  /** Latest first. */
  recent(limit: number): readonly AuditLine[];
}

export const AuditLines = Symbol('AuditLines');
