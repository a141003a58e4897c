{{/*
Every secret value of the configuration: the variable that brings it, and the Secret and key it is in. As YAML, so
that the environment, the Secret and the configuration speak of the same ones.
*/}}
{{- define "cdr-facade.secrets" -}}
{{- $own := include "cdr-facade.fullname" . -}}
{{- range $i, $name := keys .Values.accounts | sortAlpha }}
{{- $account := get $.Values.accounts $name }}
- {{ include "cdr-facade.secret" (dict "own" $own "env" (printf "ACCOUNT_%d_ACCESS_KEY" $i) "key" (printf "access-key-%s" $name) "value" $account.accessKey "existing" $account.existingSecret "standard" "access-key") }}
{{- end }}
{{- range $i, $name := keys .Values.security.apiKeys | sortAlpha }}
{{- $caller := get $.Values.security.apiKeys $name }}
- {{ include "cdr-facade.secret" (dict "own" $own "env" (printf "API_KEY_%d_SHA256" $i) "key" (printf "api-key-%s" $name) "value" $caller.sha256 "existing" $caller.existingSecret "standard" "sha256") }}
{{- end }}
{{- with .Values.redis }}
{{- if and .enabled (or .password .existingSecret.name) }}
- {{ include "cdr-facade.secret" (dict "own" $own "env" "REDIS_PASSWORD" "key" "redis-password" "value" .password "existing" .existingSecret "standard" "redis-password") }}
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

{{/* The data of the chart's own Secret; empty if there is none to make. */}}
{{- define "cdr-facade.secretData" -}}
{{- range include "cdr-facade.secrets" . | fromYamlArray }}
{{- if hasKey . "value" }}
{{ .key | quote }}: {{ .value | b64enc | quote }}
{{- end }}
{{- end }}
{{- end -}}
