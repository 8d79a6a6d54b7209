# Databases. Each keeps in its comment what it was made from, so that it is known
# whether it is whole and up to date.
# shellcheck shell=bash

BASE_DB=${DB_PREFIX}_base
# The first is the one that new users get; the demonstration changes that.
LANGUAGES=en_US,vi_VN
# What a demonstration is made with, besides the addon's own data.
DEMO_SCRIPTS=$ROOT/dev/lib

database_comment() {
    sql postgres "SELECT shobj_description(oid, 'pg_database') FROM pg_database
                  WHERE datname = '$1'"
}

set_database_comment() { sql postgres "COMMENT ON DATABASE \"$1\" IS '$2'"; }

drop_database() {
    sql postgres "DROP DATABASE IF EXISTS \"$1\" WITH (FORCE)" 2>/dev/null
    rm -rf "$VAR/data/filestore/${1:?}"
}

# Changes when a file of the addon does (its tests are a link and do not count).
addon_state() {
    (cd "$ROOT" && find "$ADDON" -type f -not -path '*/__pycache__/*' -print0 |
        LC_ALL=C sort --zero-terminated | xargs --null sha256sum | sha256sum | cut -c1-16)
}

# Odoo with mail and the Vietnamese language, made once and copied for each database:
# a copy takes a second, making it half a minute.
prepare_base_database() {
    local wanted
    wanted="base $(odoo_version) $LANGUAGES ${PGDATABASE_TEMPLATE:-}"
    [[ $(database_comment "$BASE_DB") == "$wanted" ]] && return
    drop_database "$BASE_DB"
    logged database-base "Odoo could not make its first database" \
        odoo --database="$BASE_DB" --init=mail --load-language="$LANGUAGES" \
        --stop-after-init --no-http
    odoo_succeeded database-base
    warn_without_unaccent
    set_database_comment "$BASE_DB" "$wanted"
    say "database with Odoo's own modules made ($(elapsed) s)"
}

# Only a superuser may do this, which Odoo's role on a server of others is not.
warn_without_unaccent() {
    local immutable
    immutable=$(sql "$BASE_DB" "SELECT provolatile = 'i' FROM pg_proc
        WHERE proname = 'unaccent' AND pronargs = 1")
    [[ $immutable == t ]] || say "warning: 'ke hoach' will not find 'Kế hoạch'. Have the \
server's administrator run in its database template1: CREATE EXTENSION unaccent; CREATE \
EXTENSION pg_trgm; ALTER FUNCTION unaccent(text) IMMUTABLE; then set \
PGDATABASE_TEMPLATE=template1 and start again with --reset"
}

# Brings DATABASE up to the addon's files; demo or plain says with which data.
#   prepare_database DATABASE demo|plain
prepare_database() {
    local database=$1 kind=$2 wanted found
    wanted="$ADDON $kind $(addon_state)"
    found=$(database_comment "$database")
    [[ $found == "$wanted" ]] && return
    if [[ $found == "$ADDON $kind "* ]]; then
        update_database "$database"
    else
        create_database "$database" "$kind"
    fi
    set_database_comment "$database" "$wanted"
    say "database $database ready ($(elapsed) s)"
}

create_database() {
    local database=$1 kind=$2 demo=()
    prepare_base_database
    drop_database "$database"
    logged "database-$database" "could not copy database $BASE_DB to $database" \
        odoo db duplicate "$BASE_DB" "$database"
    if [[ $kind == demo ]]; then
        demo=(--with-demo)
        # A module gets its demonstration data when all it depends on have theirs. Those
        # of Odoo's modules are left out: American companies in a commune's lists.
        sql "$database" "UPDATE ir_module_module SET demo = TRUE WHERE state = 'installed'"
    fi
    logged "database-$database" "$ADDON does not install" \
        odoo --database="$database" --init="$ADDON" "${demo[@]}" --stop-after-init --no-http
    odoo_succeeded "database-$database"
    if [[ $kind == demo ]]; then
        logged "database-$database-users" "could not make Vietnamese the users of $database" \
            odoo_script "$database" "$DEMO_SCRIPTS/demo_users.py"
        # The first version had no reports.
        [[ ! -e $DEMO_SCRIPTS/demo_reports.py ]] ||
            logged "database-$database-reports" "could not make the reports of $database" \
                odoo_script "$database" "$DEMO_SCRIPTS/demo_reports.py"
    fi
}

update_database() {
    local over="a full 'dev/test' or 'dev/demo --reset' starts over"
    logged "database-$1" "$ADDON does not update; $over" \
        odoo --database="$1" --update="$ADDON" --i18n-overwrite --stop-after-init --no-http
    odoo_succeeded "database-$1"
}

# Odoo ends with 0 also when a module was not found or its demo data failed.
odoo_succeeded() {
    local log=$LOGS/$1.log
    grep -v unaccent "$log" | grep ' WARNING ' >&2 || true
    # What is said about unaccent is warned of above.
    if grep -v unaccent "$log" |
        grep -E ' (ERROR|CRITICAL) |invalid module names|demo data failed' >&2; then
        fail "Odoo reported errors (whole log: $log)"
    fi
}

odoo_script() { odoo shell --database="$1" --no-http <"$2"; }
