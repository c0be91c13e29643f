FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY global.json Directory.Build.props Directory.Packages.props BannedSymbols.txt .editorconfig ./
COPY src ./src
COPY config ./config
RUN dotnet publish src/LeadSync -c Release -o /app /p:UseArtifactsOutput=false

FROM mcr.microsoft.com/dotnet/aspnet:10.0
# The root file system may be read-only: everything that changes lies in /data, everything an admin edits in /config.
RUN mkdir /data && chown $APP_UID /data
COPY --from=build /app /app
COPY config /config
USER $APP_UID
WORKDIR /
VOLUME /data
EXPOSE 8080
ENV DOTNET_EnableDiagnostics=0
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD ["dotnet", "/app/LeadSync.dll", "health", "--url", "http://127.0.0.1:8080"]
ENTRYPOINT ["dotnet", "/app/LeadSync.dll"]
CMD ["run", "--config", "/config", "--data", "/data"]
