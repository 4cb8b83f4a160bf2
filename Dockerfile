# The command line with the open fonts inside. The two base images are Microsoft's .NET images, by default under the names that a
# mirror inside an intranet gives them:
#
#   docker build --build-arg SDK_IMAGE=… --build-arg RUNTIME_IMAGE=… -t converter .
#   docker run --rm --read-only -v "$PWD:/data" converter convert 讲话.txt --out out
#
# No engine for containers was at hand when this was written: its steps were tried one by one in a clean folder.

ARG SDK_IMAGE=dotnet/sdk:10.0-bookworm-slim
ARG RUNTIME_IMAGE=dotnet/runtime:10.0-bookworm-slim

FROM ${SDK_IMAGE} AS build
WORKDIR /source
COPY global.json Directory.Build.props Directory.Packages.props .editorconfig ./
COPY src ./src
COPY styles ./styles
RUN dotnet publish src/Converter.Cli/Converter.Cli.csproj -c Release -o /app
COPY scripts ./scripts
RUN scripts/get-fonts /app/fonts

FROM ${RUNTIME_IMAGE}
COPY --from=build /app /app
RUN useradd --system --no-create-home converter
USER converter
WORKDIR /data
# Nothing is written but the files that are asked for.
ENV DOTNET_EnableDiagnostics=0
ENTRYPOINT ["dotnet", "/app/Converter.Cli.dll"]
CMD ["--help"]
