{{- define "cdr-facade.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 50 | trimAll "-" -}}
{{- end -}}

{{/* Good for a Service: without the dots that the name of a release may have. Leaves 13 characters for suffixes. */}}
{{- define "cdr-facade.fullname" -}}
{{- $name := include "cdr-facade.name" . -}}
{{- $full := ternary .Release.Name (printf "%s-%s" .Release.Name $name) (contains $name .Release.Name) -}}
{{- $full = default $full .Values.fullnameOverride | replace "." "-" | trimAll "-" -}}
{{- if gt (len $full) 50 -}}
{{- /* Two aliases in one release, or two long releases, may begin alike. */ -}}
{{- $full = printf "%s-%s" ($full | trunc 41 | trimSuffix "-") (sha256sum $full | trunc 8) -}}
{{- end -}}
{{- $full -}}
{{- end -}}

{{- define "cdr-facade.namespace" -}}
{{- default .Release.Namespace .Values.namespaceOverride -}}
{{- end -}}

{{/*
The metadata of an object. Takes root, and optionally name, suffix (of the name), namespace, labels and annotations.
The labels of the object win over commonLabels, and those over the chart's own.
*/}}
{{- define "cdr-facade.metadata" -}}
name: {{ printf "%s%s" (default (include "cdr-facade.fullname" .root) .name) (default "" .suffix) | quote }}
namespace: {{ default (include "cdr-facade.namespace" .root) .namespace | quote }}
labels:
  {{- include "cdr-facade.labels" . | nindent 2 }}
{{- with .annotations }}
annotations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end -}}

{{- define "cdr-facade.labels" -}}
{{- $standard := include "cdr-facade.standardLabels" .root | fromYaml -}}
{{- merge (dict) (default dict .labels) (default dict .root.Values.commonLabels) $standard | toYaml -}}
{{- end -}}

{{- define "cdr-facade.standardLabels" -}}
{{ include "cdr-facade.selectorLabels" . }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | trunc 63 | trimAll "-" }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end -}}

{{/* Those of the facade's pods. The pod of `helm test` has another component. */}}
{{- define "cdr-facade.selectorLabels" -}}
{{ include "cdr-facade.instanceLabels" . }}
app.kubernetes.io/component: facade
{{- end -}}

{{- define "cdr-facade.instanceLabels" -}}
app.kubernetes.io/name: {{ include "cdr-facade.name" . | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end -}}

{{- define "cdr-facade.serviceAccountName" -}}
{{- $own := ternary (include "cdr-facade.fullname" .) "default" .Values.serviceAccount.create -}}
{{- default $own .Values.serviceAccount.name -}}
{{- end -}}

{{/* Takes root and image. A registry that is set replaces the one in the repository. */}}
{{- define "cdr-facade.image" -}}
{{- $registry := default .image.registry (default dict .root.Values.global).imageRegistry -}}
{{- $repository := .image.repository -}}
{{- if $registry -}}
{{- $path := regexReplaceAll "^([^/]*[.:][^/]*|localhost)/" $repository "" -}}
{{- $repository = printf "%s/%s" (trimSuffix "/" $registry) $path -}}
{{- end -}}
{{- if .image.digest -}}
{{- printf "%s@%s" $repository .image.digest -}}
{{- else -}}
{{- printf "%s:%s" $repository (default .root.Chart.AppVersion .image.tag) -}}
{{- end -}}
{{- end -}}

{{/* Those of the parent chart may be names only. */}}
{{- define "cdr-facade.imagePullSecrets" -}}
{{- $secrets := default list .Values.imagePullSecrets -}}
{{- range (default dict .Values.global).imagePullSecrets -}}
{{- $secrets = append $secrets (kindIs "string" . | ternary (dict "name" .) .) -}}
{{- end -}}
{{- with uniq $secrets -}}
imagePullSecrets:
  {{- toYaml . | nindent 2 }}
{{- end -}}
{{- end -}}

{{/* The name of the port of health and metrics. */}}
{{- define "cdr-facade.managementPort" -}}
{{- ternary "management" "http" (gt (int .Values.management.port) 0) -}}
{{- end -}}

{{/* The path of health and metrics. A port of their own has no context path. */}}
{{- define "cdr-facade.managementPath" -}}
{{- if not .Values.management.port }}{{ .Values.server.contextPath }}{{ end }}/actuator
{{- end -}}

{{/* How the port of requests is spoken to. */}}
{{- define "cdr-facade.scheme" -}}
{{- ternary "https" "http" (regexMatch "(?m)^server\\.ssl\\." (include "cdr-facade.overrides" .)) -}}
{{- end -}}

{{/* The Service within the cluster. Takes root, port and scheme. */}}
{{- define "cdr-facade.url" -}}
{{- printf "%s://%s.%s.svc:%d" .scheme (include "cdr-facade.fullname" .root) (include "cdr-facade.namespace" .root) (int .port) -}}
{{- end -}}
