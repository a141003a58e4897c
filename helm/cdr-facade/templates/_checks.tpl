{{/* What the schema cannot say, or not readably. Tells all faults at once. */}}
{{- define "cdr-facade.checks" -}}
{{- $lines := list -}}
{{- range list "names" "accounts" "security" "redis" "pods" "traffic" "metrics" -}}
{{- range splitList "\n" (include (printf "cdr-facade.checks.%s" .) $) -}}
{{- with trim . -}}{{- $lines = append $lines (printf "  - %s" .) -}}{{- end -}}
{{- end -}}
{{- end -}}
{{- if $lines -}}
{{- fail (printf "\n\nThe values of cdr-facade do not fit together:\n%s\n" (join "\n" (uniq $lines))) -}}
{{- end -}}
{{- end -}}

{{- define "cdr-facade.checks.names" -}}
{{- if not .Values.enabled }}
enabled: is false, but the parent chart does not look at it; give its dependency a condition
{{- end }}
{{- $full := include "cdr-facade.fullname" . }}
{{- if not (regexMatch "^[a-z]" $full) }}
fullnameOverride: set it; the name "{{ $full }}" does not begin with a letter, which a Service needs
{{- else if not (regexMatch "^[-a-z0-9]+$" $full) }}
fullnameOverride: set it; the name "{{ $full }}" has other characters than lower-case letters, digits and hyphens
{{- end }}
{{- $selector := include "cdr-facade.selectorLabels" . | fromYaml }}
{{- range $where, $labels := dict "commonLabels" .Values.commonLabels "podLabels" .Values.podLabels "service.labels" .Values.service.labels }}
{{- range $label, $value := $labels }}
{{- if hasKey $selector $label }}
{{ $where }}: {{ $label }} is set by the chart, which finds its pods by it
{{- end }}
{{- end }}
{{- end }}
{{- end -}}

{{- define "cdr-facade.checks.accounts" -}}
{{- $accounts := default dict .Values.accounts -}}
{{- /* The sandbox is an account of its own. */}}
{{- $names := keys $accounts }}
{{- if .Values.sandbox.enabled }}
{{- $names = append $names "sandbox" }}
{{- end }}
{{- $names = $names | uniq | sortAlpha }}
{{- /* Names of properties are compared without hyphens: each would get settings of the other. */}}
{{- $seen := dict }}
{{- range $name := $names }}
{{- $bare := replace "-" "" $name }}
{{- with get $seen $bare }}
accounts.{{ $name }}: is the same name as {{ . }} without hyphens; rename one of the two
{{- end }}
{{- $_ := set $seen $bare $name }}
{{- end }}
{{- if not $names }}
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
{{- $default := .Values.defaultAccount }}
{{- if and $default $names (not (has $default $names)) }}
defaultAccount: "{{ $default }}" is none of accounts ({{ join ", " $names }})
{{- else if and (gt (len $names) 1) (not $default) (not (has "default" $names)) }}
defaultAccount: set it to one of accounts ({{ join ", " $names }}){{ if $.Values.sandbox.enabled }}, or sandbox.enabled to false{{ end }}
{{- end }}
{{- end -}}

{{- define "cdr-facade.checks.security" -}}
{{- with .Values.security }}
{{- $mode := default "" .mode }}
{{- if not (or $mode $.Values.sandbox.enabled) }}
security.mode: choose api-key, jwt or none (none: everybody who can reach the port may do everything)
{{- end }}
{{- if and (eq $mode "api-key") (not .apiKeys) }}
security.apiKeys: holds no key, so no caller could get in
{{- end }}
{{- range $name, $caller := .apiKeys }}
{{- $existing := (default dict $caller.existingSecret).name }}
{{- if and $caller.sha256 $existing }}
security.apiKeys.{{ $name }}: set either sha256 or existingSecret.name, not both
{{- else if not (or $caller.sha256 $existing) }}
security.apiKeys.{{ $name }}: set sha256, or existingSecret.name to a Secret that holds it
{{- end }}
{{- end }}
{{- if eq $mode "jwt" }}
{{- if not (or .jwt.issuerUri .jwt.jwkSetUri) }}
security.jwt: set issuerUri or jwkSetUri
{{- end }}
{{- if not .jwt.audience }}
security.jwt.audience: is missing
{{- end }}
{{- end }}
{{- end }}
{{- end -}}

{{- define "cdr-facade.checks.redis" -}}
{{- $overrides := include "cdr-facade.overrides" . }}
{{- with .Values.redis }}
{{- $elsewhere := or $.Values.extraEnvFrom (regexMatch "(?m)^spring\\.data\\.redis\\.(url|host|sentinel|cluster)" $overrides) }}
{{- if and .enabled (regexMatch "(?m)^spring\\.data\\.redis\\.url$" $overrides) }}
{{- range $name, $set := dict "host" .host "username" .username "password" .password "existingSecret" .existingSecret.name }}
{{- if $set }}
redis.{{ $name }}: leave it empty; a spring.data.redis.url in config or extraEnv replaces it, and has to hold user and password
{{- end }}
{{- end }}
{{- end }}
{{- if and .enabled (not .host) (not $elsewhere) }}
redis.host: is missing; set it, or spring.data.redis.url, sentinel.* or cluster.* in config or extraEnv
{{- end }}
{{- if and .password .existingSecret.name }}
redis: set either password or existingSecret.name, not both
{{- end }}
{{- end }}
{{- end -}}

{{- define "cdr-facade.checks.pods" -}}
{{- $overrides := include "cdr-facade.overrides" . }}
{{- if regexMatch "(?m)^management\\.server\\.port$" $overrides }}
management.port: set it instead of management.server.port in config or extraEnv, so that probes, Service and monitor follow
{{- end }}
{{- if regexMatch "(?m)^server\\.servlet\\.context[-.]?path$" $overrides }}
server.contextPath: set it instead of server.servlet.context-path in config or extraEnv, so that the probes follow
{{- end }}
{{- if regexMatch "(?m)^server\\.port$" $overrides }}
service.port: set it instead of server.port in config or extraEnv; the port of the pods is always 8080
{{- end }}
{{- if regexMatch "(?m)^cdr\\.web\\.shutdown[-._]?delay$" $overrides }}
shutdown.delaySeconds: set it instead of cdr.web.shutdown-delay in config or extraEnv, so that the grace period of the pods follows
{{- end }}
{{- if regexMatch "(?m)^spring\\.lifecycle\\.timeout[-._]?per[-._]?shutdown[-._]?phase$" $overrides }}
shutdown.timeoutSeconds: set it instead of spring.lifecycle.timeout-per-shutdown-phase in config or extraEnv, so that the grace period of the pods follows
{{- end }}
{{- with .Values.shutdown }}
{{- if gt (int .delaySeconds) (int .timeoutSeconds) }}
shutdown.delaySeconds: is above shutdown.timeoutSeconds, which would cut it short
{{- end }}
{{- end }}
{{- /* A management port has the TLS of the port of requests, unless it is told otherwise. */}}
{{- $plain := and .Values.management.port (regexMatch "(?m)^management\\.server\\.ssl\\.enabled$" $overrides) }}
{{- if and (regexMatch "(?m)^server\\.ssl\\." $overrides) (not $plain) }}
management.port: set it, and management.server.ssl.enabled to false, if config or extraEnv sets server.ssl; the probes use HTTP
{{- end }}
{{- if regexMatch "(?m)^management\\.server\\.ssl\\.(bundle|cert|key|trust)" $overrides }}
management.server.ssl: cannot be set in config or extraEnv, except for enabled; the probes use HTTP
{{- end }}
{{- if regexMatch "(?m)^management\\.(endpoints\\.web|server)\\.(base[-._]?path|path[-._]?mapping)" $overrides }}
management: base-path and path-mapping cannot be set in config or extraEnv; the probes, the monitor and the access rules need /actuator
{{- end }}
{{- if eq (int .Values.management.port) 8080 }}
management.port: 8080 is the port of requests; choose another one
{{- end }}
{{- with .Values.autoscaling }}
{{- if .enabled }}
{{- if gt (int .minReplicas) (int .maxReplicas) }}
autoscaling: minReplicas is above maxReplicas
{{- end }}
{{- if not (or .targetCPUUtilizationPercentage .targetMemoryUtilizationPercentage .metrics) }}
autoscaling: set a target or metrics
{{- end }}
{{- $resources := default dict $.Values.resources }}
{{- range $what, $percentage := dict "cpu" .targetCPUUtilizationPercentage "memory" .targetMemoryUtilizationPercentage }}
{{- if and $percentage (not (or (get (default dict $resources.requests) $what) (get (default dict $resources.limits) $what))) }}
resources.requests.{{ $what }}: is missing; autoscaling needs it, since its target is a percentage of it
{{- end }}
{{- end }}
{{- end }}
{{- end }}
{{- with .Values.strategy }}
{{- $none := list "0" "0%" }}
{{- if and (eq .type "RollingUpdate") (has (toString .rollingUpdate.maxSurge) $none) (has (toString (default 0 .rollingUpdate.maxUnavailable)) $none) }}
strategy.rollingUpdate: maxSurge and maxUnavailable are both 0, so that no pod could be replaced
{{- end }}
{{- end }}
{{- with .Values.podDisruptionBudget }}
{{- $pods := int (ternary $.Values.autoscaling.minReplicas $.Values.replicaCount (default false $.Values.autoscaling.enabled)) }}
{{- $percent := trimSuffix "%" (toString .minAvailable) }}
{{- /* Kubernetes rounds up. */}}
{{- $least := kindIs "string" .minAvailable | ternary (ceil (divf (mulf $percent $pods) 100)) .minAvailable }}
{{- $known := or $.Values.autoscaling.enabled (not (kindIs "invalid" $.Values.replicaCount)) }}
{{- if and .enabled .minAvailable $known (ge (int $least) $pods) }}
podDisruptionBudget.minAvailable: {{ .minAvailable }} of {{ $pods }} pods would let no node be drained
{{- end }}
{{- end }}
{{- end -}}

{{- define "cdr-facade.checks.traffic" -}}
{{- with .Values.service }}
{{- if and (eq .type "ClusterIP") (or .nodePort .externalTrafficPolicy) }}
service: nodePort and externalTrafficPolicy need the type NodePort or LoadBalancer
{{- end }}
{{- if and (ne .type "LoadBalancer") .loadBalancerSourceRanges }}
service.loadBalancerSourceRanges: needs the type LoadBalancer
{{- end }}
{{- if eq (int .port) (int $.Values.management.port) }}
service.port: is management.port as well; choose another one
{{- end }}
{{- end }}
{{- if and .Values.ingress.enabled (not .Values.ingress.hosts) }}
ingress.hosts: name at least one host
{{- end }}
{{- if and .Values.httpRoute.enabled (not .Values.httpRoute.parentRefs) }}
httpRoute.parentRefs: name the Gateway that the route belongs to
{{- end }}
{{- if .Values.networkPolicy.enabled }}
{{- $overrides := include "cdr-facade.overrides" . }}
{{- $followed := dict }}
{{- $_ := set $followed "cdr\\.platform\\.(accounts\\..+\\.)?proxy\\.(host|port)" "accounts.<name>.proxy" }}
{{- $_ := set $followed "cdr\\.platform\\.(accounts\\..+\\.)?url" "accounts.<name>.url" }}
{{- $_ := set $followed "cdr\\.security\\.jwt\\.(issuer|jwk[-._]?set)[-._]?uri" "security.jwt.issuerUri or jwkSetUri" }}
{{- $_ := set $followed "otel\\.exporter\\.otlp\\.(traces\\.)?endpoint" "tracing.endpoint" }}
{{- $_ := set $followed "management\\..*otlp.*\\.endpoint" "tracing.endpoint" }}
{{- $_ := set $followed "spring\\.data\\.redis\\.port" "redis.port" }}
{{- range $property, $value := $followed }}
{{- with regexFind (printf "(?m)^%s$" $property) $overrides }}
{{ $value }}: set it instead of {{ . }} in config or extraEnv, so that the network policy allows it
{{- end }}
{{- end }}
{{- range include "cdr-facade.targets" . | fromYamlArray }}
{{- if not .to }}
networkPolicy.{{ .name }}: say where {{ default .name .host }} is, such as [{ipBlock: {cidr: 192.0.2.10/32}}]; a policy cannot name hosts
{{- end }}
{{- end }}
{{- end }}
{{- end -}}

{{- define "cdr-facade.checks.metrics" -}}
{{- $monitor := .Values.metrics.serviceMonitor }}
{{- $mode := default "" .Values.security.mode }}
{{- $open := or (eq $mode "none") (and .Values.sandbox.enabled (not $mode)) }}
{{- if and $monitor.enabled (not $open) (not (or $monitor.existingSecret.name $monitor.oauth2)) }}
metrics.serviceMonitor: metrics need the scope ops:read; set existingSecret.name to a Secret with an API key or bearer token that has it, or oauth2
{{- end }}
{{- if gt (int (include "cdr-facade.milliseconds" $monitor.scrapeTimeout)) (int (include "cdr-facade.milliseconds" $monitor.interval)) }}
metrics.serviceMonitor.scrapeTimeout: {{ $monitor.scrapeTimeout }} is longer than the interval ({{ $monitor.interval }}), which Prometheus refuses
{{- end }}
{{- end -}}

{{/* A duration with one unit, such as 30s. */}}
{{- define "cdr-facade.milliseconds" -}}
{{- $units := dict "ms" 1 "s" 1000 "m" 60000 "h" 3600000 "d" 86400000 -}}
{{- mul (regexFind "^[0-9]+" . | int64) (get $units (regexFind "[a-z]+$" .)) -}}
{{- end -}}
