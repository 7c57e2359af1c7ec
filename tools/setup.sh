# setup.sh -- what ./run and ./check share; to be read with `.`, from the root of the project.

# The Debian packages that the program is built from, and those that only the tests need.
build_packages='gcc libc6-dev meson ninja-build pkg-config npm ca-certificates
libsqlite3-dev libpq-dev libmicrohttpd-dev libseccomp-dev libsodium-dev libstemmer-dev liboath-dev
libqrencode-dev libxlsxwriter-dev libzip-dev libexpat1-dev libjson-c-dev zlib1g-dev libcmark-dev
libcurl4-gnutls-dev'
test_packages='clang libclang-rt-14-dev clang-format libcriterion-dev postgresql chromium
curl procps util-linux poppler-utils'

stop() {
    echo "$1" >&2
    exit 1
}

now_s() { date +%s; }

# Which of the packages are not installed?
missing_packages() {
    for package in "$@"; do
        # A newer Node.js from elsewhere brings its own npm, and refuses Debian's.
        [ "$package" != npm ] || ! command -v npm >/dev/null || continue
        case $(dpkg-query -W -f '${Status}' "$package" 2>/dev/null) in
        'install ok installed') ;;
        *) echo "$package" ;;
        esac
    done
}

# as_root COMMAND... -- the arguments after env, for systems where the caller is not root.
as_root() {
    if [ "$(id -u)" = 0 ]; then
        env "$@"
    else
        sudo env "$@"
    fi
}

# need_rights PACKAGE... -- stop, in one line, when these cannot be installed; sudo may ask for a
# password here, and not in the middle of the work.
need_rights() {
    command -v apt-get >/dev/null || stop "$says_no_apt $*"
    [ "$(id -u)" = 0 ] && return
    command -v sudo >/dev/null || stop "$says_no_root $*"
    sudo -n true 2>/dev/null || { [ -t 0 ] && sudo -v; } || stop "$says_no_root $*"
}

# install_packages LOG PACKAGE... -- install these; nothing else, and nothing that is there already.
install_packages() {
    log=$1
    shift
    # The lists of a fresh machine are empty, and those of an old one may name what is gone.
    as_root DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@" \
        >"$log" 2>&1 </dev/null && return
    as_root DEBIAN_FRONTEND=noninteractive apt-get update -q >"$log" 2>&1 </dev/null &&
        as_root DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@" \
            >>"$log" 2>&1 </dev/null && return
    tail -5 "$log" >&2
    stop "$says_apt_failed $log"
}

# hash_of PATH... -- one word that changes when any of the files under these paths does.
hash_of() { find "$@" -type f -exec sha256sum {} + 2>/dev/null | LC_ALL=C sort | sha256sum | cut -c1-32; }

# is_done STAMP HASH / mark_done STAMP HASH -- was this step done with these inputs?
is_done() { [ "$(cat ".stamps/$1" 2>/dev/null)" = "$2" ]; }
mark_done() {
    mkdir -p .stamps
    echo "$2" >".stamps/$1"
}

# npm_fetch LOG OPTIONS... -- the packages of package-lock.json, each compared with its hash there.
npm_fetch() {
    log=$1
    shift
    npm ci --ignore-scripts --no-audit --no-fund --no-update-notifier "$@" >"$log" 2>&1 </dev/null && return
    grep -E 'npm (ERR|error)' "$log" | head -5 >&2
    stop "$says_npm_failed $log"
}
