{{/* The alerts of docs/operations.md, for the series with the given labels. */}}
{{- define "cdr-facade.alerts" -}}
- alert: CdrFacadeDown
  expr: absent(up{ {{- . -}} }) or up{ {{- . -}} } == 0
  for: 2m
  labels: {severity: critical}
  annotations:
    summary: cdr-facade cannot be scraped
- alert: CdrFacadeFailing
  expr: >-
    sum(rate(http_server_requests_seconds_count{ {{- . -}} ,outcome="SERVER_ERROR",uri!~"/(actuator|v3/api-docs).*"}[5m]))
    / sum(rate(http_server_requests_seconds_count{ {{- . -}} ,uri!~"/(actuator|v3/api-docs).*"}[5m])) > 0.05
  for: 5m
  labels: {severity: critical}
  annotations:
    summary: more than one in twenty requests fails
- alert: CdrPlatformRefusesCredentials
  expr: sum by (account) (increase(cdr_platform_logins_total{ {{- . -}} ,outcome="not-authorised"}[15m])) > 3
  for: 5m
  labels: {severity: critical}
  annotations:
    summary: 'the platform refuses the credentials of account {{ "{{ $labels.account }}" }}'
- alert: CdrPlatformBreakerOpen
  expr: >-
    max by (name) (max_over_time(resilience4j_circuitbreaker_state{ {{- . -}} ,state="open"}[2m])) == 1
    or sum by (name) (increase(resilience4j_circuitbreaker_not_permitted_calls_total{ {{- . -}} }[2m])) > 0
  for: 5m
  labels: {severity: warning}
  annotations:
    summary: 'the platform of account {{ "{{ $labels.name }}" }} keeps failing and is not called for a while'
- alert: CdrPlatformSlow
  expr: >-
    histogram_quantile(0.95, sum by (le, account) (rate(cdr_platform_requests_seconds_bucket{ {{- . -}} }[10m]))) > 10
  for: 15m
  labels: {severity: warning}
  annotations:
    summary: 'the platform of account {{ "{{ $labels.account }}" }} is slow'
- alert: CdrFacadeShedding
  expr: rate(cdr_web_requests_shed_total{ {{- . -}} }[5m]) > 0
  for: 10m
  labels: {severity: warning}
  annotations:
    summary: the facade refuses requests because too many are running
- alert: CdrTooManyLogins
  expr: sum by (account) (increase(cdr_platform_logins_total{ {{- . -}} ,outcome="success"}[1h])) > 10
  labels: {severity: warning}
  annotations:
    summary: 'another client logs in as account {{ "{{ $labels.account }}" }} and ends the facade''s tokens'
- alert: CdrSharedStateLost
  expr: max by (pod) (cdr_shared_state_connected{ {{- . -}} }) == 0
  for: 5m
  labels: {severity: warning}
  annotations:
    summary: '{{ "{{ $labels.pod }}" }} has no connection to Redis, and shares neither tokens nor rate limits'
- alert: CdrFacadeMemory
  expr: >-
    sum by (pod) (jvm_memory_used_bytes{ {{- . -}} ,area="heap"})
    / sum by (pod) (jvm_memory_max_bytes{ {{- . -}} ,area="heap"}) > 0.9
  for: 15m
  labels: {severity: warning}
  annotations:
    summary: 'the heap of {{ "{{ $labels.pod }}" }} is nearly full'
{{- end -}}
