{{/* What the chart's values say in the words of the application. Secrets come in from the environment. */}}
{{- define "cdr-facade.config" -}}
{{- $cdr := dict "web" (dict "shutdown-delay" (printf "%ds" (int .Values.shutdown.delaySeconds))) -}}
{{- $spring := dict "lifecycle" (dict "timeout-per-shutdown-phase" (printf "%ds" (int .Values.shutdown.timeoutSeconds))) -}}
{{- $_ := set $cdr "platform" (include "cdr-facade.config.platform" . | fromYaml) -}}
{{- $_ := set $cdr "security" (include "cdr-facade.config.security" . | fromYaml) -}}
{{- if .Values.redis.enabled -}}
{{- $_ := set $cdr "shared-state" "redis" -}}
{{/* Releases may use one Redis. */}}
{{- $_ := set $cdr "redis" (dict "key-prefix" (printf "%s:%s:" .Release.Namespace (include "cdr-facade.fullname" .))) -}}
{{- $_ := set $spring "data" (dict "redis" (include "cdr-facade.config.redis" .Values.redis | fromYaml)) -}}
{{- end -}}
{{- $config := dict "spring" $spring "cdr" $cdr -}}
{{- with .Values.logging.format -}}
{{- $_ := set $config "logging" (dict "structured" (dict "format" (dict "console" .))) -}}
{{- end -}}
{{ toYaml $config }}
{{- with .Values.config }}
---
{{ toYaml . }}
{{- end }}
{{- end -}}

{{- define "cdr-facade.config.platform" -}}
{{- with .Values.defaultAccount }}
default-account: {{ . | quote }}
{{- end }}
{{- range $i, $name := keys .Values.accounts | sortAlpha }}
{{- if eq $i 0 }}
accounts:
{{- end }}
  {{ $name | quote }}:
    access-key: ${ACCOUNT_{{ $i }}_ACCESS_KEY}
    {{- omit (get $.Values.accounts $name) "accessKey" "existingSecret" | toYaml | nindent 4 }}
{{- end }}
{{- end -}}

{{- define "cdr-facade.config.security" -}}
{{- with .Values.security }}
{{- with .mode }}
mode: {{ . | quote }}
{{- end }}
{{- range $i, $name := keys .apiKeys | sortAlpha }}
{{- if eq $i 0 }}
api-keys:
{{- end }}
  {{ printf "[%s]" $name | quote }}:
    sha256: ${API_KEY_{{ $i }}_SHA256}
    {{- omit (get $.Values.security.apiKeys $name) "sha256" "existingSecret" | toYaml | nindent 4 }}
{{- end }}
{{- if eq .mode "jwt" }}
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
host: {{ .host | quote }}
port: {{ int .port }}
{{- with .username }}
username: {{ . | quote }}
{{- end }}
{{- if or .password .existingSecret.name }}
password: ${REDIS_PASSWORD}
{{- end }}
{{- if .tls }}
ssl:
  enabled: true
{{- end }}
{{- end -}}
