{{- define "cdr-facade.container" -}}
image: {{ include "cdr-facade.image" (dict "root" . "image" .Values.image) | quote }}
imagePullPolicy: {{ .Values.image.pullPolicy }}
{{- with .Values.securityContext }}
securityContext:
  {{- toYaml . | nindent 2 }}
{{- end }}
env:
  {{- include "cdr-facade.env" . | nindent 2 }}
{{- with .Values.extraEnvFrom }}
envFrom:
  {{- toYaml . | nindent 2 }}
{{- end }}
ports:
  - name: http
    containerPort: 8080
    protocol: TCP
  {{- with .Values.management.port }}
  - name: management
    containerPort: {{ int . }}
    protocol: TCP
  {{- end }}
{{- include "cdr-facade.probes" . }}
{{- with include "cdr-facade.lifecycle" . | fromYaml }}
lifecycle:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with include "cdr-facade.resources" . | fromYaml }}
resources:
  {{- toYaml . | nindent 2 }}
{{- end }}
volumeMounts:
  - name: config
    mountPath: /config
    readOnly: true
  - name: tmp
    mountPath: /tmp
  {{- with .Values.extraVolumeMounts }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
{{- end -}}

{{- define "cdr-facade.env" -}}
- name: SPRING_CONFIG_ADDITIONAL_LOCATION
  value: file:/config/
- name: SERVER_PORT
  value: "8080"
{{- with .Values.server.contextPath }}
- name: SERVER_SERVLET_CONTEXT_PATH
  value: {{ . | quote }}
{{- end }}
{{- with .Values.management.port }}
- name: MANAGEMENT_SERVER_PORT
  value: {{ int . | quote }}
{{- end }}
{{- if .Values.sandbox.enabled }}
- name: SPRING_PROFILES_ACTIVE
  value: sandbox
{{- end }}
{{- with .Values.tracing.endpoint }}
- name: OTEL_EXPORTER_OTLP_ENDPOINT
  value: {{ . | quote }}
{{- end }}
{{- range include "cdr-facade.secrets" . | fromYamlArray }}
- name: {{ .env }}
  valueFrom:
    secretKeyRef:
      name: {{ .secret | quote }}
      key: {{ .key | quote }}
{{- end }}
{{- with .Values.extraEnv }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{- define "cdr-facade.probes" -}}
{{- range $probe, $group := dict "startup" "liveness" "readiness" "readiness" "liveness" "liveness" }}
{{ $probe }}Probe:
  httpGet:
    path: {{ include "cdr-facade.managementPath" $ }}/health/{{ $group }}
    port: {{ include "cdr-facade.managementPort" $ }}
  {{- get $.Values.probes $probe | toYaml | nindent 2 }}
{{- end }}
{{- end -}}

{{- define "cdr-facade.lifecycle" -}}
{{- with .Values.shutdown.preStopSeconds }}
{{- if not (default dict $.Values.lifecycle).preStop }}
preStop:
  sleep:
    seconds: {{ int . }}
{{- end }}
{{- end }}
{{- with .Values.lifecycle }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/* Without what is empty. */}}
{{- define "cdr-facade.resources" -}}
{{- range $which, $quantities := .Values.resources }}
{{ $which }}:
  {{- range $what, $quantity := $quantities }}
  {{- with $quantity }}
  {{ $what }}: {{ . }}
  {{- end }}
  {{- end }}
{{- end }}
{{- end -}}

{{- define "cdr-facade.scheduling" -}}
{{- with include "cdr-facade.topologySpreadConstraints" . | fromYamlArray }}
topologySpreadConstraints:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- range $field := list "nodeSelector" "affinity" "tolerations" "priorityClassName" "runtimeClassName" "hostAliases" "dnsPolicy" "dnsConfig" }}
{{- with get $.Values $field }}
{{ dict $field . | toYaml }}
{{- end }}
{{- end }}
{{- end -}}

{{- define "cdr-facade.topologySpreadConstraints" -}}
{{- $selector := dict "matchLabels" (include "cdr-facade.selectorLabels" . | fromYaml) -}}
{{- if .Values.topologySpreadConstraints }}
{{- range .Values.topologySpreadConstraints }}
- {{ hasKey . "labelSelector" | ternary . (merge (dict "labelSelector" $selector) .) | toJson }}
{{- end }}
{{- else if .Values.topologySpread.enabled }}
{{- range list "kubernetes.io/hostname" "topology.kubernetes.io/zone" }}
- topologyKey: {{ . }}
  maxSkew: 1
  whenUnsatisfiable: {{ $.Values.topologySpread.whenUnsatisfiable }}
  labelSelector: {{ toJson $selector }}
  matchLabelKeys: [pod-template-hash]
{{- end }}
{{- end }}
{{- end -}}
