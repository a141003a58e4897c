{{- define "cdr-facade.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 50 | trimSuffix "-" -}}
{{- end -}}

{{/* Leaves room for suffixes within the 63 characters of a name. */}}
{{- define "cdr-facade.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 50 | trimSuffix "-" -}}
{{- else if contains (include "cdr-facade.name" .) .Release.Name -}}
{{- .Release.Name | trunc 50 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name (include "cdr-facade.name" .) | trunc 50 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{- define "cdr-facade.instanceLabels" -}}
app.kubernetes.io/name: {{ include "cdr-facade.name" . }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end -}}

{{/* Those of the facade's pods, and not of the pod that tests them. */}}
{{- define "cdr-facade.selectorLabels" -}}
{{ include "cdr-facade.instanceLabels" . }}
app.kubernetes.io/component: facade
{{- end -}}

{{- define "cdr-facade.commonLabels" -}}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end -}}

{{- define "cdr-facade.labels" -}}
{{ include "cdr-facade.selectorLabels" . }}
{{ include "cdr-facade.commonLabels" . }}
{{- end -}}

{{- define "cdr-facade.serviceAccountName" -}}
{{- if .Values.serviceAccount.create -}}
{{- default (include "cdr-facade.fullname" .) .Values.serviceAccount.name -}}
{{- else -}}
{{- default "default" .Values.serviceAccount.name -}}
{{- end -}}
{{- end -}}

{{- define "cdr-facade.image" -}}
{{- if .Values.image.digest -}}
{{- printf "%s@%s" .Values.image.repository .Values.image.digest -}}
{{- else -}}
{{- printf "%s:%s" .Values.image.repository (default .Chart.AppVersion .Values.image.tag) -}}
{{- end -}}
{{- end -}}

{{/* Of the pod: the restricted Pod Security Standard. */}}
{{- define "cdr-facade.podSecurityContext" -}}
runAsNonRoot: true
runAsUser: {{ .Values.userId }}
runAsGroup: {{ .Values.userId }}
fsGroup: {{ .Values.userId }}
seccompProfile:
  type: RuntimeDefault
{{- end -}}

{{- define "cdr-facade.containerSecurityContext" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end -}}

{{/* The Service within the cluster. */}}
{{- define "cdr-facade.url" -}}
{{- printf "http://%s.%s.svc:%d" (include "cdr-facade.fullname" .) .Release.Namespace (int .Values.service.port) -}}
{{- end -}}
