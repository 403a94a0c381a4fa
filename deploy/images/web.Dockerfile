# nginx with both apps. Its nginx is Debian's, the one that the tests run.
#   docker build -f deploy/images/web.Dockerfile -t hms-web .
ARG NODE_IMAGE=node:24.21.0-bookworm-slim

FROM ${NODE_IMAGE} AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY shared-dto/package.json shared-dto/
COPY shared-ui/package.json shared-ui/
COPY migrations/package.json migrations/
COPY local-cloud/package.json local-cloud/
COPY backend/package.json backend/
COPY admin-dashboard/package.json admin-dashboard/
COPY hospital-portal/package.json hospital-portal/
RUN npm ci --ignore-scripts
COPY tsconfig.base.json nx.json ./
COPY tools/build.mjs tools/build-inputs.mjs tools/
COPY tools/weight tools/weight
COPY shared-dto shared-dto
COPY shared-ui shared-ui
COPY admin-dashboard admin-dashboard
COPY hospital-portal hospital-portal
COPY deploy/web/compress.mjs deploy/web/
RUN node tools/build.mjs shared-dto admin-dashboard hospital-portal \
  && mkdir web \
  && mv admin-dashboard/dist/browser web/admin-dashboard \
  && mv hospital-portal/dist/browser web/hospital-portal \
  && node deploy/web/compress.mjs web

FROM ${NODE_IMAGE}
RUN apt-get update \
  && apt-get install -y --no-install-recommends nginx=1.22.1-* libnginx-mod-http-brotli-static=1.0.0~rc-* \
  && rm -rf /var/lib/apt/lists/* /etc/nginx/sites-enabled /var/log/nginx
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build /app/web web
COPY tools/start/spa-delivery.mjs tools/start/
COPY deploy/web deploy/web
USER 1000:1000
EXPOSE 8080 8443
# nginx finishes what is under way on SIGQUIT.
STOPSIGNAL SIGQUIT
CMD ["sh", "deploy/web/start.sh"]
