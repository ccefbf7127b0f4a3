# Backcourt for a team: `worker` and `slack` are the same image with another word. See docs/operations.md.
# Debian, not Alpine: DuckDB's and resvg's binaries are made for glibc.
ARG NODE=20.20.2-bookworm-slim

# The bundle, made with all tools and left behind with them.
FROM node:${NODE} AS build
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY scripts scripts
COPY src src
COPY commands commands
COPY jobs jobs
RUN node scripts/build.mjs cli && rm dist/*.map

# What the bundle leaves outside: native modules and the packages that read files of their own. No package of these needs
# its install script. TypeScript comes as an optional peer of a validator, for its types.
FROM node:${NODE} AS packages
WORKDIR /packages
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts && rm -rf node_modules/typescript node_modules/@typescript node_modules/@types

FROM node:${NODE}
ENV NODE_ENV=production \
    BACKCOURT_HOME=/var/lib/backcourt \
    BACKCOURT_HTTP=0.0.0.0:9464
# The home belongs to the user before it becomes a volume, so that a new volume does, too.
RUN install -d -o node -g node -m 700 /var/lib/backcourt
WORKDIR /app
COPY LICENSE package.json ./
COPY --from=packages /packages/node_modules node_modules
COPY --from=build /build/dist dist
# User and group of the base image, by number: orchestrators that refuse root want to see one.
USER 1000:1000
VOLUME /var/lib/backcourt
EXPOSE 9464
# 503 (a part is down) and no answer are both unhealthy. Docker only says so; it does not restart for it.
HEALTHCHECK --interval=15s --timeout=5s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + /[0-9]+$/.exec(process.env.BACKCOURT_HTTP)[0] + '/healthz').then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Node is the first process: it handles SIGTERM itself (drain, then end). Run it with --init, as compose.yaml does, and
# what a command leaves behind is reaped, too.
ENTRYPOINT ["node", "dist/cli.js"]
CMD ["worker"]
