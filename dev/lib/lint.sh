# The linters. Each counts as one test passed or failed.
# shellcheck shell=bash

run_lint() {
    lint "ruff check" ruff check .
    lint "ruff format (mend with: ruff format)" ruff format --check .
    lint "pylint-odoo" pylint --rcfile=.pylintrc "$ADDON"
    lint "pylint-odoo: one class a model in a room" one_class_a_room
    lint "oca-checks-odoo-module" oca-checks-odoo-module --config=.oca_hooks.cfg "$ADDON"
    lint "oca-checks-po" check_translations
}

# A model may be extended once in each room, so pylint is shown one room at a time.
one_class_a_room() {
    local room status=0
    for room in "$ADDON"/{models,wizard}/*/; do
        pylint --rcfile=.pylintrc --disable=all \
            --enable=consider-merging-classes-inherited "$room" || status=1
    done
    return "$status"
}

lint() {
    local name=$1 log
    shift
    log=$LOGS/lint-${1//\//-}.log
    if "$@" >"$log" 2>&1; then
        say "lint: $name: ok"
        count 1 0 0
    else
        cat "$log" >&2
        say "lint: $name: FAILED"
        count 0 1 0
    fi
}

check_translations() {
    local files=()
    mapfile -t files < <(find "$ADDON/i18n" -name '*.po' -o -name '*.pot')
    ((${#files[@]} == 0)) || oca-checks-po --config=.oca_hooks.cfg "${files[@]}"
}
