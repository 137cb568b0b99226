# One image for the API, the worker and the command line; which one runs is the command's choice:
#   API     node dist/apps/api/src/main.js      (the default)
#   worker  node dist/apps/worker/src/main.js
#   admin   node dist/apps/admin/src/main.js --help

FROM node:22-bookworm-slim AS toolchain
# better-sqlite3 is compiled where no prebuilt binary can be downloaded.
RUN apt-get update \
  && apt-get install -y --no-install-recommends python3 make g++ \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY package.json package-lock.json ./
COPY apps/console/package.json apps/console/

FROM toolchain AS build
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund
COPY .swcrc ./
COPY apps apps
COPY libs libs
RUN node apps/run.mjs compile

FROM toolchain AS dependencies
# What compiles is not needed where it only runs.
# What the page is made of is in its files: the image carries no packages of it.
RUN npm ci --omit=dev --workspaces=false --no-audit --no-fund && rm -rf node_modules/@swc && npm run --silent sbom > sbom.cdx.json

FROM node:22-bookworm-slim
# In production nobody is known beforehand: the first start makes an administrator and prints the
# password once; a demo with published passwords is there only with DEMO=true.
ENV NODE_ENV=production DATA_DIR=/data PORT=3000
WORKDIR /app
# Owned by root: what runs cannot change its own code, only /data.
COPY package.json LICENSE ./
COPY schema schema
# The verifier needs nothing else of the image: `docker run --rm IMAGE cat apps/verify-log.mjs` hands it out.
COPY apps/probe.mjs apps/verify-log.mjs apps/
COPY --from=dependencies /app/node_modules node_modules
COPY --from=dependencies /app/sbom.cdx.json ./
COPY --from=build /app/dist dist
RUN install -d -m 0700 -o node -g node /data /proof /evidence
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "apps/probe.mjs", "live"]
# No shell in between: SIGTERM reaches the process, which finishes what is in flight.
CMD ["node", "dist/apps/api/src/main.js"]
