#!/bin/sh
# The web server's process: writes the configuration into WEB_RUN, the only folder that it writes to, and becomes nginx.
set -eu
run="${WEB_RUN:-/run/web}"
node "$(dirname "$0")/render.mjs" "$run"
exec nginx -e stderr -c "$run/nginx.conf" -g 'daemon off;'
