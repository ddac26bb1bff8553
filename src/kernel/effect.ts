/** What an act does to the hotel. Money and destructive need consent. */
export const EFFECTS = ['read', 'write', 'money', 'destructive'] as const;
export type Effect = (typeof EFFECTS)[number];

/** Effects that never happen without a person's consent in the default write mode. */
export function needsConsent(effect: Effect): boolean {
  return effect === 'money' || effect === 'destructive';
}
