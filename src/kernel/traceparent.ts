const FORM = /^(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;

/** The value if it is a W3C `traceparent` (Trace Context, section 3.2), else undefined. */
export function validTraceparent(value: unknown): string | undefined {
  return typeof value === 'string' && FORM.test(value) ? value : undefined;
}

/** The trace's id, 32 hexadecimal digits. @param traceparent valid */
export function traceIdOf(traceparent: string): string {
  return traceparent.slice(3, 35);
}
