# Odoo 19 itself. PyPI has none; Debian unstable has a package that need not be
# installed: it is downloaded (apt checks its signature) and unpacked under var/.
# shellcheck shell=bash

ODOO_TREE=$VAR/odoo
ODOO_PACKAGES=(
    odoo-19
    # Debian moved these out of Odoo's tree and left links to them.
    fonts-font-awesome fonts-glyphicons-halflings fonts-inconsolata fonts-montserrat
    fonts-ocr-b fonts-roboto-unhinted libjs-jquery libjs-jquery-form libjs-underscore
)

# The folder that holds the package `odoo`; ODOO_SOURCE names another Odoo 19 to use.
odoo_path() {
    printf '%s' "${ODOO_SOURCE:-$ODOO_TREE/usr/lib/python3/dist-packages}"
}

odoo_version() {
    if [[ -n ${ODOO_SOURCE:-} ]]; then
        printf 'from %s' "$ODOO_SOURCE"
    else
        cat "$ODOO_TREE/.complete" 2>/dev/null
    fi
}

prepare_odoo_source() {
    if [[ -n ${ODOO_SOURCE:-} ]]; then
        [[ -e $ODOO_SOURCE/odoo/release.py ]] ||
            fail "ODOO_SOURCE=$ODOO_SOURCE holds no Odoo (no odoo/release.py in it)"
        return
    fi
    [[ -e $ODOO_TREE/.complete ]] && return
    download_odoo
    unpack_odoo
    say "Odoo $(odoo_version) unpacked ($(elapsed) s)"
}

# The mirror that this machine already uses, so that none has to be named here.
debian_mirror() {
    if [[ -n ${DEBIAN_MIRROR:-} ]]; then
        printf '%s' "$DEBIAN_MIRROR"
        return
    fi
    local mirror
    mirror=$(apt-get indextargets --format '$(LABEL)|$(REPO_URI)' 'Created-By: Packages' |
        sed -n 's/^Debian|//p')
    if [[ -z $mirror ]]; then
        # Before the first "apt-get update" only the address is known.
        mirror=$(apt-get update --print-uris | sed -nE "s|^'(.*/debian)/dists/.*|\1|p")
    fi
    printf '%s' "${mirror%%$'\n'*}"
}

private_apt() {
    local apt=$VAR/apt
    apt-get \
        -o Dir::Etc::sourcelist="$apt/unstable.sources" \
        -o Dir::Etc::sourceparts=/dev/null \
        -o Dir::State::Lists="$apt/lists" \
        -o Dir::Cache="$apt/cache" \
        -o APT::Sandbox::User=root \
        -o Acquire::Languages=none \
        "$@"
}

download_odoo() {
    local apt=$VAR/apt mirror keys=/usr/share/keyrings/debian-archive-keyring.gpg
    local other="or set ODOO_SOURCE to a folder with Odoo 19's source"
    command -v apt-get >/dev/null || fail "no apt-get here to fetch Odoo with; \
use Debian $other"
    mirror=$(debian_mirror)
    [[ -n $mirror ]] || fail "this machine's apt names no Debian mirror; set \
DEBIAN_MIRROR to the address of one, $other"
    [[ -e $keys ]] || fail "$keys is missing (package debian-archive-keyring)"
    mkdir -p "$apt"/{lists,cache/archives}/partial "$apt/packages"
    cat >"$apt/unstable.sources" <<-SOURCES
		Types: deb
		URIs: $mirror
		Suites: sid
		Components: main
		Architectures: $(dpkg --print-architecture)
		Signed-By: $keys
	SOURCES
    logged odoo-index "could not read Debian unstable's package list from $mirror; \
check the network, $other" private_apt --error-on=any update
    rm -f "$apt"/packages/*.deb
    cd "$apt/packages"
    logged odoo-download "could not download Odoo's Debian packages from $mirror; \
check the network, $other" private_apt download "${ODOO_PACKAGES[@]}"
    cd "$ROOT"
    say "Odoo downloaded ($(elapsed) s)"
}

unpack_odoo() {
    local apt=$VAR/apt part=$ODOO_TREE.part package version
    rm -rf "$part" "$ODOO_TREE"
    mkdir -p "$part"
    for package in "$apt"/packages/*.deb; do
        logged odoo-unpack "could not unpack $package; is the disk full?" \
            dpkg-deb --extract "$package" "$part"
    done
    version=$(dpkg-deb --field "$apt"/packages/odoo-19_*.deb Version)
    mend_odoo "$part/usr/lib/python3/dist-packages/odoo/addons"
    printf '%s\n' "$version" >"$part/.complete"
    mv "$part" "$ODOO_TREE"
    rm -rf "$apt/packages" "$apt/lists" "$apt/cache"
}

# What the Debian package lacks and a browser asks for.
mend_odoo() {
    local addons=$1 fonts
    # Listed in mail's assets, not in the package: an error in every page's console.
    local absent=$addons/mail/static/lib/selfie_segmentation/selfie_segmentation.js
    mkdir -p "${absent%/*}"
    [[ -e $absent ]] || : >"$absent"
    # Icons: the links point to files that Debian's newer Font Awesome no longer has,
    # while the package carries Font Awesome 4.7 elsewhere.
    fonts=$addons/web/static/src/libs/fontawesome/fonts
    ln -sf "../../../src/libs/fontawesome/fonts/fontawesome-webfont.woff" \
        "../../../src/libs/fontawesome/fonts/fontawesome-webfont.woff2" \
        "$addons/web/static/lib/fontawesome/fonts/"
    [[ -e $fonts/fontawesome-webfont.woff ]] || say "warning: no icon font in $fonts"
}
