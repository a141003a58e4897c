{{/*
The chart's values as the application's properties. The SHA-256 of API keys come from the environment by placeholders:
the names of callers may have characters that variables cannot have. Other secrets are properties of the environment.
*/}}
{{- define "cdr-facade.config" -}}
{{- $web := dict "shutdown-delay" (printf "%ds" (int .Values.shutdown.delaySeconds)) -}}
{{- with .Values.server.trustedProxies -}}
{{- $_ := set $web "trusted-proxies" . -}}
{{- end -}}
{{- $spring := dict "lifecycle" (dict "timeout-per-shutdown-phase" (printf "%ds" (int .Values.shutdown.timeoutSeconds))) -}}
{{- $platform := include "cdr-facade.config.platform" . | fromYaml -}}
{{- $security := include "cdr-facade.config.security" . | fromYaml -}}
{{- $cdr := dict "web" $web "platform" $platform "security" $security -}}
{{- if .Values.redis.enabled -}}
{{- $_ := set $cdr "shared-state" "redis" -}}
{{/* Several releases may use one Redis. */}}
{{- $prefix := printf "%s:%s:" (include "cdr-facade.namespace" .) (include "cdr-facade.fullname" .) -}}
{{- $_ := set $cdr "redis" (dict "key-prefix" $prefix) -}}
{{- $_ := set $spring "data" (dict "redis" (include "cdr-facade.config.redis" .Values.redis | fromYaml)) -}}
{{- end -}}
{{- $config := dict "spring" $spring "cdr" $cdr -}}
{{- with .Values.logging.format -}}
{{- $_ := set $config "logging" (dict "structured" (dict "format" (dict "console" .))) -}}
{{- end -}}
{{ include "cdr-facade.literal" $config }}
{{- with .Values.security.apiKeys }}
---
cdr:
  security:
    api-keys:
      {{- range $i, $name := keys . | sortAlpha }}
      {{ printf "[%s]" $name | quote }}:
        sha256: ${API_KEY_{{ $i }}_SHA256}
      {{- end }}
{{- end }}
{{- with .Values.config }}
---
{{ include "cdr-facade.literal" . }}
{{- end }}
{{- end -}}

{{/*
JSON, which is YAML as well, from which Spring replaces nothing. Quotes around all texts: Spring's parser takes some that
toYaml leaves without for numbers, such as 63e81747. Every backslash is escaped in the same way.
*/}}
{{- define "cdr-facade.literal" -}}
{{- toPrettyJson . | replace "${" `\\${` -}}
{{- end -}}

{{- define "cdr-facade.config.platform" -}}
{{- with .Values.defaultAccount }}
default-account: {{ . | quote }}
{{- end }}
{{- with .Values.accounts }}
accounts:
  {{- range $name, $account := . }}
  {{ $name | quote }}: {{ omit $account "accessKey" "existingSecret" | toJson }}
  {{- end }}
{{- end }}
{{- end -}}

{{- define "cdr-facade.config.security" -}}
{{- with .Values.security }}
{{- with .mode }}
mode: {{ . | quote }}
{{- end }}
{{- with .apiKeys }}
api-keys:
  {{- range $name, $caller := . }}
  {{ printf "[%s]" $name | quote }}: {{ omit $caller "sha256" "existingSecret" | toJson }}
  {{- end }}
{{- end }}
{{- if eq (default "" .mode) "jwt" }}
jwt:
  {{- range $key, $value := .jwt }}
  {{- with $value }}
  {{ $key }}: {{ . | quote }}
  {{- end }}
  {{- end }}
{{- end }}
{{- with .cors.allowedOrigins }}
cors:
  allowed-origins: {{ toJson . }}
{{- end }}
rate-limit: {{ toJson .rateLimit }}
{{- end }}
{{- end -}}

{{- define "cdr-facade.config.redis" -}}
{{- with .host }}
host: {{ . | quote }}
port: {{ int $.port }}
{{- end }}
{{- with .username }}
username: {{ . | quote }}
{{- end }}
{{- if .tls }}
ssl:
  enabled: true
{{- end }}
{{- end -}}

{{/* The names of all properties that `config` and `extraEnv` set, one a line. */}}
{{- define "cdr-facade.overrides" -}}
{{- include "cdr-facade.overrides.keys" (dict "values" .Values.config "path" "") }}
{{- range .Values.extraEnv }}
{{ .name | lower | replace "_" "." }}
{{- end }}
{{- end -}}

{{- define "cdr-facade.overrides.keys" -}}
{{- range $key, $value := .values }}
{{- $path := printf "%s%s" $.path $key }}
{{- if kindIs "map" $value }}
{{- include "cdr-facade.overrides.keys" (dict "values" $value "path" (printf "%s." $path)) }}
{{- else }}
{{ lower $path }}
{{- end }}
{{- end }}
{{- end -}}
