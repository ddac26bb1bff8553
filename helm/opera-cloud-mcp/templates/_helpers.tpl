{{- define "opera.name" -}}
{{- default .Release.Name .Values.nameOverride | trunc 50 | trimSuffix "-" -}}
{{- end -}}

{{- define "opera.selector" -}}
app.kubernetes.io/name: opera-cloud-mcp
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "opera.labels" -}}
{{ include "opera.selector" . }}
app.kubernetes.io/component: server
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ .Chart.Name }}-{{ .Chart.Version }}
{{- end -}}

{{- define "opera.image" -}}
{{- if .Values.image.digest -}}
{{ .Values.image.repository }}@{{ .Values.image.digest }}
{{- else -}}
{{ .Values.image.repository }}:{{ default .Chart.AppVersion .Values.image.tag }}
{{- end -}}
{{- end -}}

{{- define "opera.serviceAccount" -}}
{{- if .Values.serviceAccount.create -}}{{ default (include "opera.name" .) .Values.serviceAccount.name }}
{{- else -}}{{ default "default" .Values.serviceAccount.name }}{{- end -}}
{{- end -}}

{{- /* Names of the variables that come as files, comma separated. */ -}}
{{- define "opera.secretNames" -}}
{{- concat .Values.secrets.names (keys .Values.secrets.values) | uniq | sortAlpha | join "," -}}
{{- end -}}

{{- define "opera.redisUrl" -}}
{{- if .Values.valkey.enabled -}}redis://{{ .Release.Name }}-valkey:6379{{- else -}}{{ .Values.redis.url }}{{- end -}}
{{- end -}}

{{- define "opera.several" -}}
{{- if or (gt (int .Values.replicas) 1) .Values.autoscaling.enabled -}}yes{{- end -}}
{{- end -}}

{{- define "opera.securityContext" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end -}}

{{- define "opera.podSecurityContext" -}}
runAsNonRoot: true
runAsUser: {{ .Values.user }}
runAsGroup: {{ .Values.user }}
fsGroup: {{ .Values.user }}
fsGroupChangePolicy: OnRootMismatch
seccompProfile:
  type: RuntimeDefault
{{- end -}}

{{- /* Values that would make a release that does not start or, worse, one whose replicas do not agree. */ -}}
{{- define "opera.check" -}}
{{- $secrets := splitList "," (include "opera.secretNames" .) -}}
{{- $settings := .Values.settings -}}
{{- if not (or $settings.MCP_AUTH_ISSUERS .Values.access.apiKeys) -}}
{{- fail "Nobody would be let in: set settings.MCP_AUTH_ISSUERS (with MCP_PUBLIC_URL) or access.existingSecret with access.apiKeys." -}}
{{- end -}}
{{- if and $settings.MCP_AUTH_ISSUERS (not $settings.MCP_PUBLIC_URL) -}}
{{- fail "settings.MCP_AUTH_ISSUERS needs settings.MCP_PUBLIC_URL." -}}
{{- end -}}
{{- if include "opera.several" . -}}
{{- if not (or (include "opera.redisUrl" .) (has "OPERA_REDIS_URL" $secrets)) -}}
{{- fail "More than one replica needs a Redis or Valkey: set redis.url, OPERA_REDIS_URL in secrets.names, or valkey.enabled." -}}
{{- end -}}
{{- if not (has "MCP_SIGNING_KEY" $secrets) -}}
{{- fail "More than one replica needs the same MCP_SIGNING_KEY: put it into the secrets and name it in secrets.names." -}}
{{- end -}}
{{- if $settings.MCP_SESSIONS -}}
{{- fail "settings.MCP_SESSIONS needs affinity, which this chart does not give: run one replica, or leave sessions off." -}}
{{- end -}}
{{- if .Values.data.existingClaim -}}
{{- fail "data.existingClaim suits one replica only: leave it empty for several." -}}
{{- end -}}
{{- end -}}
{{- if and .Values.secrets.names (not .Values.secrets.existingSecret) (not .Values.secrets.csi.enabled) (not .Values.secrets.values) -}}
{{- fail "secrets.names needs secrets.existingSecret or secrets.csi.enabled." -}}
{{- end -}}
{{- if gt (len (compact (list .Values.secrets.existingSecret (ternary "csi" "" .Values.secrets.csi.enabled) (ternary "values" "" (gt (len .Values.secrets.values) 0))))) 1 -}}
{{- fail "Secrets come from one place: secrets.existingSecret, secrets.csi or secrets.values." -}}
{{- end -}}
{{- if and .Values.secrets.csi.enabled (not .Values.secrets.csi.existingClass) (not .Values.secrets.csi.provider) -}}
{{- fail "secrets.csi needs existingClass or provider with parameters." -}}
{{- end -}}
{{- if and .Values.hotels.existingSecret .Values.hotels.mapping -}}
{{- fail "hotels.existingSecret and hotels.mapping exclude each other." -}}
{{- end -}}
{{- if and (or .Values.access.apiKeys .Values.access.rights) (not .Values.access.existingSecret) -}}
{{- fail "access.apiKeys and access.rights are keys of access.existingSecret, which is empty." -}}
{{- end -}}
{{- if and (or .Values.ingress.enabled .Values.httpRoute.enabled) (not .Values.hosts) -}}
{{- fail "An Ingress or HTTPRoute needs hosts." -}}
{{- end -}}
{{- if and .Values.httpRoute.enabled (not .Values.httpRoute.parentRefs) -}}
{{- fail "httpRoute needs parentRefs." -}}
{{- end -}}
{{- end -}}

{{- /* A setting as text; whole numbers without an exponent. */ -}}
{{- define "opera.text" -}}
{{- if kindIs "slice" . -}}{{ join "," . }}
{{- else if and (kindIs "float64" .) (eq . (floor .)) -}}{{ int64 . }}
{{- else -}}{{ . }}{{- end -}}
{{- end -}}

{{- /* Variables that name mounted files. */ -}}
{{- define "opera.files" -}}
{{- range (compact (splitList "," (include "opera.secretNames" .))) }}
- name: {{ . }}_FILE
  value: /etc/opera-cloud-mcp/secrets/{{ . }}
{{- end }}
{{- if or .Values.hotels.existingSecret .Values.hotels.mapping }}
- name: OPERA_HOTELS_FILE
  value: /etc/opera-cloud-mcp/hotels/{{ .Values.hotels.key }}
{{- end }}
{{- with .Values.access.apiKeys }}
- name: MCP_API_KEYS_FILE
  value: /etc/opera-cloud-mcp/access/{{ . }}
{{- end }}
{{- with .Values.access.rights }}
- name: MCP_AUTH_RIGHTS_FILE
  value: /etc/opera-cloud-mcp/access/{{ . }}
{{- end }}
{{- end -}}
