# Debian packages that the rest stands on: found out by what they provide, installed
# only when that is missing.
# shellcheck shell=bash

MISSING=()

as_root() {
    if ((EUID == 0)); then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        fail "this needs root and there is no sudo; run as root: $*"
    fi
}

# need PACKAGE "why" TEST… — the package is missing when the test fails.
need() {
    local package=$1 why=$2
    shift 2
    if ! "$@" >/dev/null 2>&1; then
        MISSING+=("$package")
        say "missing: $package ($why)"
    fi
}

install_missing() {
    ((${#MISSING[@]})) || return 0
    command -v apt-get >/dev/null ||
        fail "no apt-get here; install by hand what provides: ${MISSING[*]}"
    local advice="apt-get could not install ${MISSING[*]}; check this machine's apt \
sources and network, then start again"
    if [[ ! -e $VAR/apt/updated ]] || find "$VAR/apt/updated" -mmin +60 | grep -q .; then
        logged apt-update "$advice" as_root apt-get update
        mkdir -p "$VAR/apt" && touch "$VAR/apt/updated"
    fi
    logged apt-install "$advice" as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install --yes --no-install-recommends "${MISSING[@]}"
    say "installed ${MISSING[*]} ($(elapsed) s)"
    MISSING=()
}

has_library() { ldconfig -p | grep -qF "$1" || /sbin/ldconfig -p | grep -qF "$1"; }

need_python() {
    local why="to run Odoo"
    if ! find_python >/dev/null; then
        need python3 "$why" command -v /usr/bin/python3
        need python3-venv "$why" false
    fi
}

need_for_server() {
    if private_server_wanted; then
        need postgresql "database server" find_postgres
    else
        need postgresql-client "to talk to the server at ${PGHOST:-$PGUSER}" \
            command -v psql
    fi
    need libmagic1 "tells the type of uploaded files" has_library libmagic.so.1
    need tzdata "time zones" test -e /usr/share/zoneinfo/Asia/Ho_Chi_Minh
    need libfontconfig1 "wkhtmltopdf, for PDF" has_library libfontconfig.so.1
    need libxrender1 "wkhtmltopdf, for PDF" has_library libXrender.so.1
    need libxext6 "wkhtmltopdf, for PDF" has_library libXext.so.6
}

need_for_tests() {
    need chromium "browser tests" find_browser
    need poppler-utils "tests read the printed PDF" command -v pdftotext
}

find_browser() {
    command -v google-chrome || command -v chromium || command -v chromium-browser
}
