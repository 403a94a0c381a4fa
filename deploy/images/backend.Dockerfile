# One image for the API (the default command), the worker, the migrations and, for trials, the embedded identity and mail services.
#   docker build -f deploy/images/backend.Dockerfile -t hms-backend .
ARG NODE_IMAGE=node:24.21.0-bookworm-slim

FROM ${NODE_IMAGE} AS manifests
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY shared-dto/package.json shared-dto/
COPY shared-ui/package.json shared-ui/
COPY migrations/package.json migrations/
COPY local-cloud/package.json local-cloud/
COPY backend/package.json backend/
COPY admin-dashboard/package.json admin-dashboard/
COPY hospital-portal/package.json hospital-portal/

FROM manifests AS build
RUN npm ci --ignore-scripts
COPY tsconfig.base.json nx.json ./
COPY tools/build.mjs tools/build-inputs.mjs tools/
COPY shared-dto shared-dto
COPY migrations migrations
COPY local-cloud local-cloud
COPY backend backend
RUN node tools/build.mjs shared-dto backend

# What runs needs neither the apps' packages nor an embedded PostgreSQL (an optional package of its platform).
FROM manifests AS packages
RUN npm ci --ignore-scripts --omit=dev --omit=optional && rm -rf node_modules/@angular node_modules/@ngrx node_modules/@fontsource-variable

FROM ${NODE_IMAGE}
ENV NODE_ENV=production
WORKDIR /app
COPY --from=packages /app ./
COPY --from=build /app/shared-dto/dist shared-dto/dist
COPY --from=build /app/backend/dist backend/dist
COPY migrations migrations
COPY local-cloud local-cloud
COPY docs/openapi.json docs/openapi.json
COPY deploy/database.mjs deploy/database.mjs
# Volumes of the worker and of the embedded services take over their owner.
RUN install -d -o 1000 -g 1000 /data/audit /data/identity /data/mail
# By number, so that a cluster that demands it can see that this is not root.
USER 1000:1000
EXPOSE 3000
CMD ["node", "--enable-source-maps", "backend/dist/main.js"]
