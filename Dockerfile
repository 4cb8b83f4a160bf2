# The command line and the service with the open fonts inside. The two base images are Microsoft's .NET images, by default under the names
# that a mirror inside an intranet gives them:
#
#   docker build --build-arg SDK_IMAGE=… --build-arg RUNTIME_IMAGE=… -t converter .
#   docker run --rm --read-only --user "$(id -u):$(id -g)" -v "$PWD:/data" converter convert 讲话.txt --out out
#
# The service, open to other machines and therefore with keys (docs/service.md says more):
#
#   docker run --rm -v converter:/data converter keys create --owner office --data /data
#   docker run -d --read-only --tmpfs /tmp -v converter:/data -p 8080:8080 converter serve --urls http://0.0.0.0:8080 --data /data --api-keys
#
# docs/service.md says how this was tried, and what of it was not.

ARG SDK_IMAGE=dotnet/sdk:10.0-bookworm-slim
ARG RUNTIME_IMAGE=dotnet/aspnet:10.0-bookworm-slim

FROM ${SDK_IMAGE} AS build
WORKDIR /source
COPY global.json Directory.Build.props Directory.Packages.props .editorconfig ./
COPY src ./src
COPY styles ./styles
RUN dotnet publish src/Converter.Cli/Converter.Cli.csproj -c Release -o /app
COPY scripts ./scripts
RUN scripts/get-fonts /app/fonts

FROM ${RUNTIME_IMAGE}
RUN apt-get update && apt-get install -y --no-install-recommends libsqlite3-0 && rm -rf /var/lib/apt/lists/*
COPY --from=build /app /app
RUN useradd --system --no-create-home converter && mkdir /data && chown converter /data
USER converter
WORKDIR /data
VOLUME /data
EXPOSE 8080
# Nothing is written but the files that are asked for, the data folder, and archives on their way in /tmp.
ENV DOTNET_EnableDiagnostics=0
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /health/ready HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
ENTRYPOINT ["dotnet", "/app/Converter.Cli.dll"]
CMD ["--help"]
