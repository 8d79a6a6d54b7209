#!/usr/bin/env bash
# restart_server.sh BIN HOME — end a database server as a crash does, and start it again.
. "$(dirname "${BASH_SOURCE[0]}")/bootstrap.sh"

as_server_user "$1/pg_ctl" restart --mode=immediate --wait --silent \
    --pgdata="$2/data" --log="$2/server.log" >/dev/null
