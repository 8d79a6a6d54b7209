# Names of places, messages and environment. Sourced first by everything in dev/.
# shellcheck shell=bash

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
VAR=$ROOT/var
VENV=$VAR/venv
LOGS=$VAR/log
# Tells this checkout from others on the same machine.
CHECKOUT_ID=$(printf '%s' "$ROOT" | sha256sum | cut -c1-8)
ADDON=cchc_plan
DB_PREFIX=${CCHC_DB_PREFIX:-cchc}

say() { printf '%s\n' "$*" >&2; }

fail() {
    printf 'dev: %s\n' "$*" >&2
    exit 1
}

# Seconds since the process that began the bootstrap, with one decimal.
STARTED=${EPOCHREALTIME/,/.}
elapsed() {
    LC_ALL=C awk -v a="$STARTED" -v b="${EPOCHREALTIME/,/.}" \
        'BEGIN { printf "%.1f", b - a }'
}

# Runs a command with its output in a log; a failure shows the log's end and a sentence.
#   logged NAME "what to do when it fails" COMMAND…
logged() {
    local log=$LOGS/$1.log advice=$2
    shift 2
    if ! "$@" >"$log" 2>&1 </dev/null; then
        tail -n 15 "$log" >&2
        fail "$advice (whole log: $log)"
    fi
}

# One bootstrap or database change at a time in a checkout; later ones wait.
#   locked NAME COMMAND…
HELD_LOCKS=()
locked() {
    local lock
    exec {lock}>"$VAR/$1.lock"
    if ! flock --nonblock "$lock"; then
        say "waiting for another dev/ command that holds var/$1.lock"
        flock "$lock"
    fi
    HELD_LOCKS+=("$lock")
    "${@:2}"
    unset 'HELD_LOCKS[-1]'
    exec {lock}>&-
}

# For what goes on running when this process ends: it must not keep a lock.
without_locks() {
    (
        for lock in ${HELD_LOCKS[@]+"${HELD_LOCKS[@]}"}; do
            exec {lock}>&-
        done
        exec "$@"
    )
}

mkdir -p "$LOGS"
