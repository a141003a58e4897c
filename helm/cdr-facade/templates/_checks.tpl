{{/* What the schema cannot say, or not readably. Tells all that is wrong at once. */}}
{{- define "cdr-facade.checks" -}}
{{- $faults := include "cdr-facade.checks.accounts" . | cat (include "cdr-facade.checks.security" .) | cat (include "cdr-facade.checks.rest" .) -}}
{{- $lines := list -}}
{{- range splitList "\n" $faults -}}
{{- with trim . -}}{{- $lines = append $lines (printf "  - %s" .) -}}{{- end -}}
{{- end -}}
{{- if $lines -}}
{{- fail (printf "\n\nThe values of cdr-facade do not fit together:\n%s\n" (join "\n" (uniq $lines))) -}}
{{- end -}}
{{- end -}}

{{- define "cdr-facade.checks.accounts" -}}
{{- $accounts := .Values.accounts -}}
{{- if not (or $accounts .Values.sandbox.enabled) }}
accounts: name at least one account at the platform, or try the facade with sandbox.enabled=true
{{- end }}
{{- range $name, $account := $accounts }}
{{- $existing := (default dict $account.existingSecret).name }}
{{- if and $account.accessKey $existing }}
accounts.{{ $name }}: set either accessKey or existingSecret.name, not both
{{- else if not (or $account.accessKey $existing) }}
accounts.{{ $name }}: set accessKey, or existingSecret.name to a Secret that holds it
{{- end }}
{{- end }}
{{- $standard := .Values.defaultAccount }}
{{- if and $standard $accounts (not (hasKey $accounts $standard)) }}
defaultAccount: "{{ $standard }}" is none of accounts ({{ keys $accounts | sortAlpha | join ", " }})
{{- else if and (gt (len $accounts) 1) (not $standard) (not (hasKey $accounts "default")) (not .Values.sandbox.enabled) }}
defaultAccount: set it to one of accounts ({{ keys $accounts | sortAlpha | join ", " }})
{{- end }}
{{- end -}}

{{- define "cdr-facade.checks.security" -}}
{{- with .Values.security }}
{{- if not (or .mode $.Values.sandbox.enabled) }}
security.mode: choose api-key, jwt or none (none: whoever reaches the port may do everything)
{{- end }}
{{- if and (eq .mode "api-key") (not .apiKeys) }}
security.apiKeys: holds no key, so that nobody could call
{{- end }}
{{- range $name, $caller := .apiKeys }}
{{- $existing := (default dict $caller.existingSecret).name }}
{{- if and $caller.sha256 $existing }}
security.apiKeys.{{ $name }}: set either sha256 or existingSecret.name, not both
{{- else if not (or $caller.sha256 $existing) }}
security.apiKeys.{{ $name }}: set sha256, or existingSecret.name to a Secret that holds it
{{- end }}
{{- end }}
{{- if eq .mode "jwt" }}
{{- if not (or .jwt.issuerUri .jwt.jwkSetUri) }}
security.jwt: set issuerUri or jwkSetUri
{{- end }}
{{- if not .jwt.audience }}
security.jwt.audience: is missing
{{- end }}
{{- end }}
{{- end }}
{{- end -}}

{{- define "cdr-facade.checks.rest" -}}
{{- with .Values }}
{{- if and .redis.enabled (not .redis.host) }}
redis.host: is missing
{{- end }}
{{- if and .redis.password .redis.existingSecret.name }}
redis: set either password or existingSecret.name, not both
{{- end }}
{{- if and .autoscaling.enabled (gt (int .autoscaling.minReplicas) (int .autoscaling.maxReplicas)) }}
autoscaling: minReplicas is above maxReplicas
{{- end }}
{{- if and .ingress.enabled (not .ingress.hosts) }}
ingress.hosts: name at least one host
{{- end }}
{{- if and .httpRoute.enabled (not .httpRoute.parentRefs) }}
httpRoute.parentRefs: name the Gateway that the route belongs to
{{- end }}
{{- $monitor := .metrics.serviceMonitor }}
{{- $open := or (eq .security.mode "none") (and .sandbox.enabled (not .security.mode)) }}
{{- if and $monitor.enabled (not $open) (not (or $monitor.existingSecret.name $monitor.oauth2)) }}
metrics.serviceMonitor: metrics need the scope ops:read; set existingSecret.name to a Secret with an API key or bearer token that has it, or oauth2
{{- end }}
{{- if .networkPolicy.enabled }}
{{- range include "cdr-facade.targets" $ | fromYamlArray }}
{{- if not .to }}
networkPolicy.{{ .name }}: say where {{ .host }} is, such as [{ipBlock: {cidr: 192.0.2.10/32}}]; a policy cannot name hosts
{{- end }}
{{- end }}
{{- end }}
{{- end }}
{{- end -}}
