# The facade as an image. docs/image.md explains the arguments, the flags and the AOT cache.
ARG JDK_IMAGE=eclipse-temurin:25-jdk
ARG JRE_IMAGE=eclipse-temurin:25-jre

FROM ${JDK_IMAGE} AS build
# Both are for builds behind a mirror.
ARG MAVEN_ARGS=""
ARG MVNW_REPOURL=""
WORKDIR /build

# Everything that Maven downloads, kept as long as pom.xml stays: the same build, of a class that does nothing.
COPY mvnw pom.xml ./
COPY .mvn .mvn
RUN mkdir -p src/main/java/nothing \
 && echo 'package nothing; final class Nothing { private Nothing() { } static void main() { } }' \
    >src/main/java/nothing/Nothing.java \
 && ./mvnw -B -ntp -q package -DskipTests -Dspring-javaformat.skip -Dmaven.gitcommitid.skip -Dstart-class=nothing.Nothing \
 && rm -r src target

COPY src src
# What /actuator/info says, as there is no repository here to ask.
ARG REVISION=""
RUN if [ -n "$REVISION" ]; then echo "git.commit.id.abbrev=$REVISION" >src/main/resources/git.properties; fi \
 && ./mvnw -B -ntp -q package -DskipTests -Dmaven.gitcommitid.skip

# One time for all files: the layers are the same whenever they are built, and the AOT cache compares times.
RUN java -Djarmode=tools -jar target/cdr-facade.jar extract --layers --destination layers \
 && mkdir native && (cd native && for jar in ../layers/dependencies/lib/netty-transport-native-*-linux-*.jar; do \
      jar --extract --file "$jar" META-INF/native; done) \
 && find layers native -exec touch -h -d 2026-11-22T00:00:00Z {} +


FROM ${JDK_IMAGE} AS tools
WORKDIR /build
COPY docker/HealthCheck.java docker/Training.java docker/jvm.args docker/jvm.flags ./
RUN javac -d health HealthCheck.java && javac -d training Training.java \
 && find . -exec touch -d 2026-11-22T00:00:00Z {} +


# Complete but for the AOT cache. `--target plain` makes this the image.
FROM ${JRE_IMAGE} AS plain
WORKDIR /app
COPY --from=tools /build/health health/
COPY --from=tools /build/jvm.args /build/jvm.flags ./
COPY --from=build /build/native/META-INF/native native/
COPY --from=build /build/layers/dependencies/ ./
COPY --from=build /build/layers/snapshot-dependencies/ ./
COPY --from=build /build/layers/application/ ./
ARG VERSION=""
ARG REVISION=""
ARG CREATED=""
ARG SOURCE=""
LABEL org.opencontainers.image.title="cdr-facade" \
      org.opencontainers.image.description="Clean JSON over a call-centre platform's call detail records" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}" \
      org.opencontainers.image.created="${CREATED}" \
      org.opencontainers.image.source="${SOURCE}"
USER 10001:10001
EXPOSE 8080
# Without JAVA_TOOL_OPTIONS, which is meant for the facade.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["/usr/bin/env", "-u", "JAVA_TOOL_OPTIONS", "java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx16m", "-cp", "/app/health", "HealthCheck"]
ENTRYPOINT ["java", "@/app/jvm.args", "-jar", "/app/cdr-facade.jar"]


# Serves requests from the sandbox, and writes the classes that the JVM has loaded into the AOT cache.
FROM plain AS training
COPY --from=tools /build/training /training
RUN ["java", "-cp", "/training", "Training", "java", "@/app/jvm.args", "-XX:AOTCacheOutput=/tmp/cdr-facade.aot", "-Xlog:aot=error", "-jar", "/app/cdr-facade.jar"]


FROM plain
COPY --from=training --chown=0:0 /tmp/cdr-facade.aot ./
ENTRYPOINT ["java", "@/app/jvm.args", "-XX:AOTCache=/app/cdr-facade.aot", "-jar", "/app/cdr-facade.jar"]
