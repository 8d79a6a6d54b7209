# The database server: a private cluster of this checkout on a Unix socket, or, when
# PGHOST or PGUSER says so, a server that is already there.
# shellcheck shell=bash

PRIVATE_ROLE=odoo

private_server_wanted() {
    # PGHOST may also be ours, from `eval "$(dev/odoo --env)"`.
    [[ -z ${PGHOST:-}${PGUSER:-} || ${CCHC_PRIVATE_SERVER:-} == "$CHECKOUT_ID" ]]
}

# The newest server on this machine that has the extensions Odoo's search wants.
find_postgres() {
    local wanted=${1:-} version
    for version in ${wanted:-$(ls -r --sort=version /usr/lib/postgresql 2>/dev/null)}; do
        if [[ -x /usr/lib/postgresql/$version/bin/postgres &&
            -e /usr/share/postgresql/$version/extension/unaccent.control ]]; then
            printf '/usr/lib/postgresql/%s/bin' "$version"
            return
        fi
    done
    return 1
}

# The server refuses to run as root.
server_user() {
    if ((EUID != 0)); then
        id -un
    elif id postgres >/dev/null 2>&1; then
        printf postgres
    else
        printf nobody
    fi
}

as_server_user() {
    if ((EUID == 0)); then
        (cd / && without_locks runuser -u "$(server_user)" -- "$@")
    else
        without_locks "$@"
    fi
}

# var/postgres, unless the server's user cannot get there (a checkout under /root).
cluster_home() {
    if as_server_user test -x "$VAR"; then
        printf '%s' "$VAR/postgres"
    else
        printf '/var/tmp/%s-%s' "$ADDON" "$CHECKOUT_ID"
    fi
}

# A socket's path may have 107 bytes.
socket_folder() {
    local folder
    folder=$(cluster_home)/socket
    if ((${#folder} + ${#_SOCKET_NAME} > 107)); then
        folder=/var/tmp/$ADDON-$CHECKOUT_ID-socket
    fi
    printf '%s' "$folder"
}
_SOCKET_NAME=/.s.PGSQL.5432.lock

# Sets what psql and Odoo read.
use_private_server() {
    PGHOST=$(socket_folder)
    export PGHOST PGUSER=$PRIVATE_ROLE PGPORT=5432
    export CCHC_PRIVATE_SERVER=$CHECKOUT_ID
    unset PGPASSWORD PGDATABASE PGSERVICE PGSSLMODE
}

prepare_postgres() {
    if ! private_server_wanted; then
        [[ ${PGUSER:-} != postgres ]] ||
            fail "Odoo refuses the role name postgres; set PGUSER to another one"
        unset PGDATABASE
        sql postgres "SELECT 1" >/dev/null ||
            fail "no answer from the database server that PGHOST and PGUSER name"
        return
    fi
    use_private_server
    server_answers && return
    local home data bin
    home=$(cluster_home)
    data=$home/data
    if [[ ! -e $data/.complete ]]; then
        create_cluster "$home"
    fi
    bin=$(find_postgres "$(<"$data/PG_VERSION")") ||
        fail "the cluster in $home was made by PostgreSQL $(<"$data/PG_VERSION"), \
which is gone; 'dev/demo --reset' makes a new one"
    start_cluster "$bin" "$home"
}

# Forgets a cluster that no PostgreSQL on this machine can run any more.
drop_stale_cluster() {
    private_server_wanted || return 0
    local home
    home=$(cluster_home)
    [[ -e $home/data/PG_VERSION ]] || return 0
    find_postgres "$(<"$home/data/PG_VERSION")" >/dev/null || rm -rf "$home/data"
}

server_answers() { sql postgres "SELECT 1" >/dev/null 2>&1; }

create_cluster() {
    local home=$1 bin
    bin=$(find_postgres) || fail "no PostgreSQL server with the extension unaccent found"
    make_private_folder "$home"
    as_server_user rm -rf "$home/data"
    logged initdb "PostgreSQL could not make a cluster in $home" as_server_user \
        "$bin/initdb" --pgdata="$home/data" --username="$PRIVATE_ROLE" --auth=trust \
        --encoding=UTF8 --locale=C.UTF-8 --no-sync
    # Data that can be made again in a minute: fast rather than crash-proof.
    as_server_user tee -a "$home/data/postgresql.conf" >/dev/null <<-CONF
		listen_addresses = ''
		fsync = off
		synchronous_commit = off
		full_page_writes = off
		max_wal_size = 2GB
		shared_buffers = 256MB
	CONF
    as_server_user touch "$home/data/.complete"
}

start_cluster() {
    local bin=$1 home=$2
    make_private_folder "$PGHOST"
    logged postgres "PostgreSQL did not start; see $home/server.log" as_server_user \
        "$bin/pg_ctl" start --wait --silent --pgdata="$home/data" --log="$home/server.log" \
        --options="-c unix_socket_directories='$PGHOST' -c port=$PGPORT"
    # shellcheck disable=SC2034
    SERVER_STARTED=yes
}

stop_cluster() {
    private_server_wanted || return 0
    local home bin
    home=$(cluster_home)
    [[ -e $home/data/postmaster.pid ]] || return 0
    bin=$(find_postgres "$(<"$home/data/PG_VERSION")") || return 0
    as_server_user "$bin/pg_ctl" stop --mode=fast --silent --pgdata="$home/data"
}

# Owned by the server's user and closed to others, also where anyone may write.
make_private_folder() {
    local folder=$1 user
    user=$(server_user)
    [[ -d $folder ]] || mkdir "$folder"
    [[ ! -L $folder ]] || fail "$folder is a link that someone put there; remove it"
    if ((EUID == 0)); then
        chown "$user:" "$folder"
    elif [[ ! -O $folder ]]; then
        fail "$folder belongs to another user; remove it"
    fi
    chmod 700 "$folder"
}

# sql DATABASE STATEMENT — rows as plain lines, fields divided by |.
sql() {
    psql --no-psqlrc --quiet --tuples-only --no-align -v ON_ERROR_STOP=1 \
        --dbname="$1" --command="$2"
}
