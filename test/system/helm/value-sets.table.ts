/** What the chart is rendered with in tests. */
const KEYS = { access: { existingSecret: 'callers', apiKeys: 'keys.jsonl' } };
const NAMES = ['OPERA_CLIENT_SECRET', 'OPERA_APP_KEY', 'MCP_SIGNING_KEY', 'OPERA_ENCRYPTION_KEY'];
const SECRET = { existingSecret: 'opera', names: NAMES };
const TOKENS = {
  settings: {
    MCP_PUBLIC_URL: 'https://mcp.hotels.example',
    MCP_AUTH_ISSUERS: ['https://login.hotels.example'],
  },
};

export const VALUE_SETS: Readonly<Record<string, object>> = {
  'one replica': { ...KEYS },
  'access tokens': { ...TOKENS, secrets: SECRET },
  'a secret of its own': {
    ...KEYS,
    secrets: { values: { MCP_SIGNING_KEY: 'a-signing-key-of-32-characters-and-more' } },
  },
  'secrets by CSI': {
    ...KEYS,
    secrets: { names: NAMES, csi: { enabled: true, provider: 'vault', parameters: { roleName: 'opera' } } },
  },
  'secrets by an existing CSI class': {
    ...KEYS,
    secrets: { names: NAMES, csi: { enabled: true, existingClass: 'opera' } },
  },
  'three replicas with an external Redis': {
    ...KEYS,
    replicas: 3,
    secrets: { ...SECRET, names: [...NAMES, 'OPERA_REDIS_URL'] },
    networkPolicy: { redis: [{ ipBlock: { cidr: '10.1.2.3/32' } }], gateways: ['192.0.2.0/24'] },
  },
  'three replicas with Valkey': { ...KEYS, replicas: 3, secrets: SECRET, valkey: { enabled: true } },
  autoscaling: {
    ...KEYS,
    secrets: SECRET,
    redis: { url: 'redis://redis.hotels.svc:6379' },
    autoscaling: {
      enabled: true,
      podMetrics: [{ name: 'opera_mcp_tool_calls_per_second', averageValue: '100' }],
    },
  },
  'an ingress': {
    ...KEYS,
    hosts: ['mcp.hotels.example'],
    ingress: { enabled: true, className: 'nginx', tlsSecret: 'tls' },
  },
  'an HTTP route': {
    ...KEYS,
    hosts: ['mcp.hotels.example'],
    httpRoute: { enabled: true, parentRefs: [{ name: 'edge' }] },
  },
  monitoring: {
    ...KEYS,
    serviceMonitor: { enabled: true, labels: { release: 'prometheus' } },
    prometheusRule: { enabled: true, labels: { release: 'prometheus' } },
    dashboards: { enabled: true },
  },
  'hotels in a Secret': { ...KEYS, hotels: { existingSecret: 'hotels' } },
  'hotels in values': { ...KEYS, hotels: { mapping: { gateways: [] } } },
  'a volume that stays': {
    ...KEYS,
    data: { existingClaim: 'opera' },
    nodeSelector: { disk: 'fast' },
    podLabels: { team: 'it' },
  },
  'rights and callers': {
    access: { existingSecret: 'callers', apiKeys: 'keys.jsonl', rights: 'rights.json' },
    networkPolicy: { callers: [{ podSelector: { matchLabels: { app: 'assistant' } } }], scrapers: [] },
    image: { repository: 'registry.example/opera-cloud-mcp', digest: `sha256:${'a'.repeat(64)}` },
  },
  'no policy': { ...KEYS, networkPolicy: { enabled: false }, serviceAccount: { create: false } },
};

/** What has to be in the message, and the values that cause it. */
export const REFUSED: Readonly<Record<string, object>> = {
  'Nobody would be let in': {},
  'More than one replica needs a Redis or Valkey': { ...KEYS, replicas: 2, secrets: SECRET },
  'More than one replica needs the same MCP_SIGNING_KEY': { ...KEYS, replicas: 2, valkey: { enabled: true } },
  'secrets.names needs secrets.existingSecret': { ...KEYS, secrets: { names: NAMES } },
  'Secrets come from one place': { ...KEYS, secrets: { ...SECRET, values: { OPERA_APP_KEY: 'x' } } },
  'An Ingress or HTTPRoute needs hosts': { ...KEYS, ingress: { enabled: true } },
  'data.existingClaim suits one replica only': {
    ...KEYS,
    replicas: 2,
    secrets: SECRET,
    valkey: { enabled: true },
    data: { existingClaim: 'c' },
  },
  OPERA_CLIENT_SECRT: { ...KEYS, settings: { OPERA_CLIENT_SECRT: 'x' } },
  MCP_SIGNING_KEY_PREVIOUS: { ...KEYS, secrets: { existingSecret: 'opera', names: ['opera_client_secret'] } },
  replicaCount: { ...KEYS, replicaCount: 2 },
};
