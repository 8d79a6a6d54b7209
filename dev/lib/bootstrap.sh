# Brings up what a command in dev/ needs, from nothing if need be. Sourced by each.
# shellcheck shell=bash

set -euo pipefail
((BASH_VERSINFO[0] >= 5)) || { echo "dev: needs bash 5 or later" >&2; exit 1; }

_LIB=$(dirname "${BASH_SOURCE[0]}")
for _part in common system odoo_source venv odoo_config postgres database; do
    # shellcheck disable=SC1090
    . "$_LIB/$_part.sh"
done

# prepare core|server|tests — Odoo's code alone; with a database server; with a browser.
prepare() {
    locked bootstrap "_prepare_$1"
    use_odoo
}

_prepare_core() {
    prepare_software
    use_odoo
}

_prepare_server() {
    need_for_server
    prepare_software
    use_odoo
    prepare_postgres
}

_prepare_tests() {
    need_for_tests
    _prepare_server
}

# Three downloads side by side: Debian packages, Odoo, Python packages.
prepare_software() {
    local source venv failed="" rest=("${MISSING[@]}")
    prepare_odoo_source &
    source=$!
    MISSING=()
    need_python
    install_missing
    prepare_venv &
    venv=$!
    MISSING=("${rest[@]}")
    install_missing
    wait "$venv" || failed=yes
    wait "$source" || failed=yes
    [[ ! $failed ]] || exit 1
    write_odoo_config
}
