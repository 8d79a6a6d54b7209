# The Python environment: everything pinned in dev/requirements.lock, plus Odoo's folder
# on its path and the wkhtmltopdf that prints headers and footers.
# shellcheck shell=bash

LOCK=$ROOT/dev/requirements.lock

# The first Python 3.11–3.13 that can make virtual environments. PYTHON names another.
find_python() {
    local python
    for python in ${PYTHON:+"$PYTHON"} python3 python3.13 python3.12 python3.11 \
        /usr/bin/python3; do
        if "$python" -c 'import sys, ensurepip, venv
sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; then
            "$python" -c 'import sys; print(sys.executable)'
            return
        fi
    done
    return 1
}

prepare_venv() {
    local python stamp
    stamp=$(printf '%s\n' "$VENV" "$(odoo_path)" "$(sha256sum <"$LOCK")" | sha256sum)
    [[ $(cat "$VENV/.complete" 2>/dev/null) == "$stamp" ]] && return
    python=$(find_python) || fail "no Python 3.11 to 3.13 that can make a virtual \
environment; install one, or set PYTHON to its path"
    rm -rf "$VENV"
    logged venv "$python could not make a virtual environment in $VENV" \
        "$python" -m venv "$VENV"
    logged pip "pip could not install dev/requirements.lock; check the network and \
pip's configuration, then start again" \
        "$VENV/bin/pip" install --disable-pip-version-check --no-input --no-compile \
        --no-deps --only-binary :all: --require-hashes --requirement "$LOCK"
    odoo_path >"$("$VENV/bin/python" -c 'import site; print(site.getsitepackages()[0])')/odoo.pth"
    ln -sf wkhtmltopdf-pack "$VENV/bin/wkhtmltopdf"
    write_odoo_command
    printf '%s\n' "$stamp" >"$VENV/.complete"
    say "Python packages installed ($(elapsed) s)"
}

write_odoo_command() {
    cat >"$VENV/bin/odoo" <<-COMMAND
		#!$VENV/bin/python
		from odoo.cli.command import main

		main()
	COMMAND
    chmod +x "$VENV/bin/odoo"
}

# Pins dev/requirements.in anew. uv resolves for every Python from 3.11 on at once; it
# lives in an environment of its own because only this needs it.
write_lock() {
    local tool=$VAR/uv
    [[ -x $tool/bin/uv ]] || {
        "$(find_python)" -m venv "$tool"
        "$tool/bin/pip" install --quiet --disable-pip-version-check uv
    }
    # docopt is source only, and only the command line of num2words wants it.
    (cd "$ROOT/dev" && "$tool/bin/uv" pip compile --quiet --no-config --upgrade \
        --universal --python-version 3.11 --generate-hashes --no-emit-package docopt \
        --no-annotate --no-header requirements.in --output-file requirements.lock)
    # uv notes what it left out; keep only pins.
    sed -i '/^#/d; /^$/d' "$LOCK"
    say "wrote dev/requirements.lock"
}
