#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Starts a private PostgreSQL cluster on a socket in a temporary folder, runs a command with its folder in
# PLANSIFT_TEST_POSTGRES, and takes everything away again.
#   packaging/test_postgres.sh COMMAND [ARGUMENT...]
set -eu
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
if [ -z "$bin" ]; then
    echo "PostgreSQL is not installed: its store tests are skipped" >&2
    exec "$@"
fi
folder=$(mktemp -d)
as=()
if [ "$(id -u)" = 0 ]; then # the server refuses to run as root
    as=(runuser -u postgres --)
    chown postgres "$folder"
fi
stop() {
    (cd / && "${as[@]}" "$bin/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1) || true
    rm -rf "$folder"
}
trap stop EXIT
here=$PWD
cd /
"${as[@]}" "$bin/initdb" -D "$folder/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 >/dev/null
"${as[@]}" "$bin/pg_ctl" -D "$folder/data" -w -l "$folder/log" \
    -o "-c listen_addresses='' -c unix_socket_directories='$folder' -c fsync=off" start >/dev/null
chmod 755 "$folder"
cd "$here"
PLANSIFT_TEST_POSTGRES=$folder "$@"
