{{/* What the pods connect to: its name in networkPolicy, host, port, and the peers that are allowed. */}}
{{- define "cdr-facade.targets" -}}
{{- $policy := .Values.networkPolicy -}}
{{- range $name, $account := .Values.accounts }}
- {{ include "cdr-facade.target" (dict "name" "platform" "url" $account.url "to" $policy.platform) }}
{{- end }}
{{- with .Values.redis }}
{{- if .enabled }}
- {{ include "cdr-facade.target" (dict "name" "redis" "url" (printf "redis://%s:%d" .host (int .port)) "to" $policy.redis) }}
{{- end }}
{{- end }}
{{- with .Values.tracing.endpoint }}
- {{ include "cdr-facade.target" (dict "name" "otlp" "url" . "to" $policy.otlp) }}
{{- end }}
{{- with .Values.security }}
{{- if eq .mode "jwt" }}
{{- range compact (list .jwt.issuerUri .jwt.jwkSetUri) }}
- {{ include "cdr-facade.target" (dict "name" "issuer" "url" . "to" $policy.issuer) }}
{{- end }}
{{- end }}
{{- end }}
{{- end -}}

{{/* A host that is an IPv4 address is its own peer. */}}
{{- define "cdr-facade.target" -}}
{{- $url := urlParse .url -}}
{{- $host := regexReplaceAll ":[0-9]+$" $url.host "" -}}
{{- $port := trimPrefix ":" (regexFind ":[0-9]+$" $url.host) | default (ternary "443" "80" (eq $url.scheme "https")) | int -}}
{{- $to := .to -}}
{{- if and (not $to) (regexMatch "^[0-9]+(\\.[0-9]+){3}$" $host) -}}
{{- $to = list (dict "ipBlock" (dict "cidr" (printf "%s/32" $host))) -}}
{{- end -}}
{{- dict "name" .name "host" $host "port" $port "to" $to | toJson -}}
{{- end -}}
