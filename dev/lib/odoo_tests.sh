# Odoo's own tests that an addon could disturb. Debian's package carries them.
# shellcheck shell=bash

# By pytest, not by Odoo's runner: that one runs the tests of `base` as soon as `base` is
# loaded, which is before the addon is, so that they would say nothing of it.
#
# Left out as a file: base/tests/test_uninstall.py installs and uninstalls an app in the middle of
# the run, after which the process has no registry for the tests that follow.
ODOO_TESTS=(
    base/tests/test_ir_attachment.py
    base/tests/test_ir_default.py
    base/tests/test_ir_filters.py
    base/tests/test_overrides.py
    base/tests/test_res_company.py
    base/tests/test_res_users.py
    mail/tests/test_res_users.py
    test_import_export/tests/test_export.py
    web/tests/test_load_menus.py
    web/tests/test_login.py
    web/tests/test_webmanifest.py
)

# These fail without the addon as well: the first expects another page than the one that
# `portal` leads to, the second a step of a tour within ten seconds.
LEFT_OUT="not test_web_login_external and not test_user_switch"

run_odoo_tests() {
    local addons
    addons=$(odoo_path)/odoo/addons
    if [[ ! -e $addons/${ODOO_TESTS[0]} ]]; then
        say "no tests in $addons: Odoo's own are left out"
        count 0 0 1
        return
    fi
    run_pytest odoo-own -c "$ROOT/pyproject.toml" --odoo-http --odoo-log-level=critical \
        --odoo-config="$ODOO_RC" --odoo-database="$1" -k "$LEFT_OUT" \
        "${ODOO_TESTS[@]/#/$addons/}"
}
