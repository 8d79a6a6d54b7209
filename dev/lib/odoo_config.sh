# What Odoo is told besides its arguments.
# shellcheck shell=bash

use_odoo() {
    export VIRTUAL_ENV=$VENV PATH=$VENV/bin:$PATH
    export ODOO_RC=$VAR/odoo.conf
    export LC_ALL=C.UTF-8
    unset PYTHONHOME
    # Kept out of the checkout's root.
    export HYPOTHESIS_STORAGE_DIRECTORY=$VAR/hypothesis
}

write_odoo_config() {
    local paths=$ROOT
    if [[ -d ${ODOO_SOURCE:-}/addons ]]; then
        paths+=,$ODOO_SOURCE/addons
    fi
    cat >"$VAR/odoo.conf.part" <<-CONF
		[options]
		addons_path = $paths
		data_dir = $VAR/data
		http_interface = 127.0.0.1
		list_db = False
		unaccent = True
		screenshots = $VAR/screenshots
	CONF
    mv "$VAR/odoo.conf.part" "$VAR/odoo.conf"
}
