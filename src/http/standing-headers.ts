/**
 * Sent with every answer. Nothing here is a page of its own, so nothing may be loaded, framed, sniffed or kept; pages that
 * need more (the console) set their own policy over it (OWASP REST security).
 */
export const STANDING_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};

/** Added where the server itself speaks TLS (RFC 6797). */
export const TRANSPORT_SECURITY: Readonly<Record<string, string>> = {
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
};
