/** Ready requests of both protocol eras for the load generator. */

const ACCEPT = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' };

/** As a stateless client of 2025-11-25 sends it. */
export function legacyCall(method, params) {
  return {
    method: 'POST',
    headers: { ...ACCEPT, 'mcp-protocol-version': '2025-11-25' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
  };
}

/** As a client of 2026-07-28 sends it: version and capabilities in `_meta`, method and name mirrored in headers. */
export function modernCall(method, params, name) {
  const _meta = {
    'io.modelcontextprotocol/protocolVersion': '2026-07-28',
    'io.modelcontextprotocol/clientCapabilities': {},
    'io.modelcontextprotocol/clientInfo': { name: 'bench', version: '1.0.0' },
  };
  return {
    method: 'POST',
    headers: {
      ...ACCEPT,
      'mcp-protocol-version': '2026-07-28',
      'mcp-method': method,
      ...(name === undefined ? {} : { 'mcp-name': name }),
    },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params: { ...params, _meta } }),
  };
}
