/** A status or reason as people read it. */
export function words(code: string | undefined): string {
  return (code ?? 'not stated').replaceAll('_', ' ');
}

/** A line of facts, empty ones left out. */
export function line(...parts: readonly (string | undefined | false)[]): string {
  return parts.filter((part) => part !== undefined && part !== false && part !== '').join(', ');
}

/** A heading with lines below, or what to say when there are none. */
export function listing(heading: string, lines: readonly string[], none: string): string {
  return lines.length === 0 ? none : [heading, ...lines].join('\n');
}
