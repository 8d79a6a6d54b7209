# A database with Odoo's other apps and some records of theirs. Made once, in about a
# minute, and copied for each trial, which takes seconds.
# shellcheck shell=bash

APPS_DB=${DB_PREFIX}_apps
APPS=project,hr,survey,website,calendar,maintenance,contacts
# The models that Odoo's own tests of exports are about.
APPS_OF_TESTS=test_import_export
RECORDS_OF_OTHERS=$ROOT/tests/neighbours/records_of_others.py

prepare_apps_database() {
    local wanted
    prepare_base_database
    wanted="apps $(odoo_version) $LANGUAGES $APPS,$APPS_OF_TESTS \
$(sha256sum <"$RECORDS_OF_OTHERS" | cut -c1-16)"
    [[ $(database_comment "$APPS_DB") == "$wanted" ]] && return
    drop_database "$APPS_DB"
    logged database-apps "could not copy database $BASE_DB to $APPS_DB" \
        odoo db duplicate "$BASE_DB" "$APPS_DB"
    logged database-apps "Odoo could not install its own apps" \
        odoo --database="$APPS_DB" --init="$APPS,$APPS_OF_TESTS" --stop-after-init --no-http
    odoo_succeeded database-apps
    logged database-apps-records "could not make the records of the other apps" \
        odoo_script "$APPS_DB" "$RECORDS_OF_OTHERS"
    prepare_assets "$APPS_DB"
    set_database_comment "$APPS_DB" "$wanted"
    say "database with Odoo's other apps made ($(elapsed) s)"
}

# What each browser test would put together for itself, half a minute long. A copy of the
# database keeps it until an addon adds to it.
prepare_assets() {
    logged "assets-$1" "the scripts for a browser could not be put together" \
        odoo_script "$1" "$ROOT/dev/lib/prepare_assets.py"
}
