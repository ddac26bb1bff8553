# syntax=docker/dockerfile:1
# Every RUN is a script of the project that runs outside of a container too (npm run package does them all).
# Pin by digest in a release: --build-arg NODE_IMAGE=node:24-alpine@sha256:...
ARG NODE_IMAGE=node:24-alpine

FROM ${NODE_IMAGE} AS build
WORKDIR /src
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=optional --ignore-scripts
COPY . .
RUN npm run --silent package -- --out /app

FROM ${NODE_IMAGE}
ARG VERSION=0.1.0
ARG REVISION=unknown
LABEL org.opencontainers.image.title="opera-cloud-mcp" \
      org.opencontainers.image.description="MCP server for Oracle OPERA Cloud (OHIP)" \
      org.opencontainers.image.licenses="MIT" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
ENV NODE_ENV=production MCP_HOST=0.0.0.0 MCP_PORT=3000
WORKDIR /app
COPY --from=build --chown=0:0 /app ./
# Nothing but these is written to: the root file system may be read-only.
VOLUME ["/tmp", "/var/lib/opera-cloud-mcp"]
USER 10001:10001
EXPOSE 3000 9464
HEALTHCHECK --interval=10s --timeout=4s --start-period=20s CMD ["node", "healthcheck.mjs"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["node", "dist/main.js"]
CMD ["serve"]
