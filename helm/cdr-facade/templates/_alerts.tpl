{{/* The alerts of docs/operations.md. Takes selector (of series), and redis (whether replicas share state). */}}
{{- define "cdr-facade.alerts" -}}
- alert: CdrFacadeDown
  expr: absent(up{ {{- .selector -}} }) or up{ {{- .selector -}} } == 0
  for: 2m
  labels: {severity: critical}
  annotations:
    summary: cdr-facade cannot be scraped
- alert: CdrFacadeFailing
  expr: >-
    sum(rate(http_server_requests_seconds_count{ {{- .selector -}} ,outcome="SERVER_ERROR"}[5m]))
    / sum(rate(http_server_requests_seconds_count{ {{- .selector -}} }[5m])) > 0.05
  for: 5m
  labels: {severity: critical}
  annotations:
    summary: more than one in twenty requests fails
- alert: CdrPlatformRefusesCredentials
  expr: sum by (account) (increase(cdr_platform_logins_total{ {{- .selector -}} ,outcome!="success"}[15m])) > 3
  for: 5m
  labels: {severity: critical}
  annotations:
    summary: 'logins of account {{ "{{ $labels.account }}" }} fail'
- alert: CdrPlatformBreakerOpen
  expr: max by (name) (resilience4j_circuitbreaker_state{ {{- .selector -}} ,state="open"}) == 1
  for: 5m
  labels: {severity: warning}
  annotations:
    summary: 'the platform of account {{ "{{ $labels.name }}" }} keeps failing and is left alone'
- alert: CdrPlatformSlow
  expr: >-
    histogram_quantile(0.95, sum by (le, account) (rate(cdr_platform_requests_seconds_bucket{ {{- .selector -}} }[10m]))) > 10
  for: 15m
  labels: {severity: warning}
  annotations:
    summary: 'the platform of account {{ "{{ $labels.account }}" }} is slow'
- alert: CdrFacadeShedding
  expr: rate(cdr_web_requests_shed_total{ {{- .selector -}} }[5m]) > 0
  for: 10m
  labels: {severity: warning}
  annotations:
    summary: more requests at once than the facade takes on
- alert: CdrTokenNotRenewed
  expr: max by (account) (cdr_platform_token_age_seconds{ {{- .selector -}} }) > 12 * 3600
  for: 10m
  labels: {severity: warning}
  annotations:
    summary: 'the token of account {{ "{{ $labels.account }}" }} was not renewed'
- alert: CdrTooManyLogins
  expr: sum by (account) (increase(cdr_platform_logins_total{ {{- .selector -}} }[1h])) > 10
  labels: {severity: warning}
  annotations:
    summary: 'somebody else logs in as account {{ "{{ $labels.account }}" }} and ends the facade''s tokens'
- alert: CdrFacadeMemory
  expr: >-
    sum by (pod) (jvm_memory_used_bytes{ {{- .selector -}} ,area="heap"})
    / sum by (pod) (jvm_memory_max_bytes{ {{- .selector -}} ,area="heap"}) > 0.9
  for: 15m
  labels: {severity: warning}
  annotations:
    summary: 'the heap of {{ "{{ $labels.pod }}" }} is nearly full'
{{- end -}}
