{{/*
Every secret of the configuration: the variable that brings it, and the Secret and key that hold it. As YAML, so that
the environment, the Secret and the configuration use the same ones.
*/}}
{{- define "cdr-facade.secrets" -}}
{{- $own := include "cdr-facade.fullname" . -}}
{{- range $name, $account := .Values.accounts }}
{{- $env := printf "CDR_PLATFORM_ACCOUNTS_%s_ACCESSKEY" (upper $name) }}
- {{ include "cdr-facade.secret" (dict "own" $own "env" $env "key" (printf "access-key-%s" $name) "value" $account.accessKey "existing" $account.existingSecret "standard" "access-key") }}
{{- end }}
{{- $callers := default dict .Values.security.apiKeys }}
{{- range $i, $name := keys $callers | sortAlpha }}
{{- $caller := get $callers $name }}
- {{ include "cdr-facade.secret" (dict "own" $own "env" (printf "API_KEY_%d_SHA256" $i) "key" (printf "api-key-%s" $name) "value" $caller.sha256 "existing" $caller.existingSecret "standard" "sha256") }}
{{- end }}
{{- with .Values.redis }}
{{- if and .enabled (or .password .existingSecret.name) }}
- {{ include "cdr-facade.secret" (dict "own" $own "env" "SPRING_DATA_REDIS_PASSWORD" "key" "redis-password" "value" .password "existing" .existingSecret "standard" "redis-password") }}
{{- end }}
{{- end }}
{{- end -}}

{{- define "cdr-facade.secret" -}}
{{- $existing := default dict .existing -}}
{{- if $existing.name -}}
{{- dict "env" .env "secret" $existing.name "key" (default .standard $existing.key) | toJson -}}
{{- else -}}
{{- dict "env" .env "secret" .own "key" .key "value" (default "" .value) | toJson -}}
{{- end -}}
{{- end -}}

{{/* The data of the chart's own Secret; empty if it needs none. */}}
{{- define "cdr-facade.secretData" -}}
{{- range include "cdr-facade.secrets" . | fromYamlArray }}
{{- if hasKey . "value" }}
{{ .key | quote }}: {{ .value | b64enc | quote }}
{{- end }}
{{- end }}
{{- end -}}
