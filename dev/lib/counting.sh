# Counts what passed and failed, and says it in the last line. Sourced by what tests.
# shellcheck shell=bash

PASSED=0
FAILED=0
SKIPPED=0

# count PASSED FAILED SKIPPED
count() {
    PASSED=$((PASSED + $1))
    FAILED=$((FAILED + $2))
    SKIPPED=$((SKIPPED + $3))
}

# run_pytest NAME ARGUMENTS… — its report goes under that name to var/log.
run_pytest() {
    local results=$LOGS/pytest-$1.xml status=0
    rm -f "$results"
    python -m pytest --junitxml="$results" "${@:2}" || status=$?
    # shellcheck disable=SC2046
    count $(python "$ROOT/dev/lib/count_results.py" "$results" "$status")
}

# Ends with the exit code that fits.
report() {
    local line="$PASSED passed, $FAILED failed"
    ((SKIPPED == 0)) || line+=", $SKIPPED skipped"
    ((PASSED + FAILED + SKIPPED)) || say "no test has that name"
    say "($(elapsed) s)"
    printf '%s\n' "$line"
    ((FAILED == 0 && PASSED + SKIPPED > 0))
}

# Adds up what another command of dev/ has counted, by its last line.
#   count_command NAME COMMAND…
count_command() {
    local log=$LOGS/$1.log status=0 passed failed skipped
    "${@:2}" | tee "$log" || status=$?
    read -r passed failed skipped < <(sed -nE \
        's/^([0-9]+) passed, ([0-9]+) failed(, ([0-9]+) skipped)?$/\1 \2 \4/p' "$log" |
        tail -n 1) || true
    count "${passed:-0}" "${failed:-0}" "${skipped:-0}"
    if ((status)) && ((${failed:-0} == 0)); then
        count 0 1 0
    fi
}
