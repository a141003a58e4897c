{{/* What the pods connect to. Each has its name in networkPolicy, host, port, and the peers that are allowed. */}}
{{- define "cdr-facade.targets" -}}
{{- $policy := .Values.networkPolicy -}}
{{- range $name, $account := .Values.accounts }}
{{- with (default dict $account.proxy).host }}
{{- $url := printf "http://%s:%d" (include "cdr-facade.bracketed" .) (int (default 3128 $account.proxy.port)) }}
- {{ include "cdr-facade.target" (dict "name" "proxy" "url" $url "to" $policy.proxy) }}
{{- else }}
- {{ include "cdr-facade.target" (dict "name" "platform" "url" $account.url "to" $policy.platform) }}
{{- end }}
{{- end }}
{{- with .Values.redis }}
{{- if .enabled }}
{{- $url := printf "redis://%s:%d" (include "cdr-facade.bracketed" (default "" .host)) (int .port) }}
- {{ include "cdr-facade.target" (dict "name" "redis" "url" $url "to" $policy.redis) }}
{{- end }}
{{- end }}
{{- with .Values.tracing.endpoint }}
- {{ include "cdr-facade.target" (dict "name" "otlp" "url" . "to" $policy.otlp) }}
{{- end }}
{{- with .Values.security }}
{{- if eq (default "" .mode) "jwt" }}
{{- range compact (list .jwt.issuerUri .jwt.jwkSetUri) }}
- {{ include "cdr-facade.target" (dict "name" "issuer" "url" . "to" $policy.issuer) }}
{{- end }}
{{- end }}
{{- end }}
{{- end -}}

{{/* A host as in a URL. */}}
{{- define "cdr-facade.bracketed" -}}
{{- contains ":" . | ternary (printf "[%s]" (trimAll "[]" .)) . -}}
{{- end -}}

{{/* One target. Where no peers are given, a host that is an IP address is its own peer. */}}
{{- define "cdr-facade.target" -}}
{{- $url := urlParse .url -}}
{{- $host := regexReplaceAll ":[0-9]+$" $url.host "" | trimAll "[]" -}}
{{- $port := trimPrefix ":" (regexFind ":[0-9]+$" $url.host) | default (ternary "443" "80" (eq $url.scheme "https")) | int -}}
{{- $to := .to -}}
{{- if not $to -}}
{{- if contains ":" $host -}}
{{- $to = list (dict "ipBlock" (dict "cidr" (printf "%s/128" $host))) -}}
{{- else if regexMatch "^[0-9]+(\\.[0-9]+){3}$" $host -}}
{{- $to = list (dict "ipBlock" (dict "cidr" (printf "%s/32" $host))) -}}
{{- end -}}
{{- end -}}
{{- dict "name" .name "host" $host "port" $port "to" $to | toJson -}}
{{- end -}}

{{/* The hosts of the Ingress, each with its paths. */}}
{{- define "cdr-facade.ingressHosts" -}}
{{- $paths := list (dict "path" .path) -}}
{{- range .hosts }}
- {{ merge (dict) (kindIs "string" . | ternary (dict "host" .) .) (dict "paths" $paths) | toJson }}
{{- end }}
{{- end -}}
