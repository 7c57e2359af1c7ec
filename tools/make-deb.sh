#!/bin/sh
# make-deb.sh [DIR] -- a Debian package of the program, its unit and its documents, in DIR (build).
# Builds with meson in build-deb; needs dpkg-dev for the names of the libraries it depends on.
set -eu
cd "$(dirname "$0")/.."
out=${1:-build}
version=$(sed -n "s/^project('weerglas', 'c', version: '\([^']*\)'.*/\1/p" meson.build)
arch=$(dpkg --print-architecture)
root=build-deb/package

again=
[ ! -f build-deb/build.ninja ] || again=--reconfigure # files may have come since
CC=gcc meson setup $again build-deb --buildtype=release -Dtests=false >build-deb.log
mv build-deb.log build-deb/
ninja -C build-deb weerglas
rm -rf "$root"
install -D -m 755 -s build-deb/weerglas "$root/usr/bin/weerglas"
install -D -m 644 packaging/weerglas.service "$root/lib/systemd/system/weerglas.service"
install -d -m 755 "$root/DEBIAN" "$root/etc/weerglas" "$root/usr/share/doc/weerglas/examples"
for file in README.md CHANGELOG.md SECURITY.md docs/operations.md docs/security-model.md docs/privacy.md docs/bio.md; do
    install -m 644 "$file" "$root/usr/share/doc/weerglas/"
done
install -m 644 packaging/nginx.conf packaging/Caddyfile "$root/usr/share/doc/weerglas/examples/"
{
    printf 'Files: *\nLicense: EUPL-1.2\n\n'
    cat LICENSE
} >"$root/usr/share/doc/weerglas/copyright"
cat >"$root/etc/weerglas/weerglas.conf" <<'CONF'
# Options of `weerglas serve`, in one line; see /usr/share/doc/weerglas/operations.md.
#WEERGLAS_OPTIONS="--public-url https://weerglas.gemeente.example --contact beheer@gemeente.example"
CONF
chmod 640 "$root/etc/weerglas/weerglas.conf"
echo /etc/weerglas/weerglas.conf >"$root/DEBIAN/conffiles"

# The libraries, with the versions that their packages promise.
mkdir -p build-deb/debian
printf 'Source: weerglas\n\nPackage: weerglas\nArchitecture: any\n' >build-deb/debian/control
depends=$(cd build-deb && dpkg-shlibdeps -O -e package/usr/bin/weerglas 2>/dev/null | sed -n 's/^shlibs:Depends=//p')
[ -n "$depends" ] || { echo 'make-deb.sh: the libraries are not known; is dpkg-dev installed?' >&2; exit 1; }

cat >"$root/DEBIAN/control" <<CONTROL
Package: weerglas
Version: $version
Architecture: $arch
Maintainer: Maintainers of Weerglas <weerglas@example.org>
Depends: $depends, adduser
Recommends: nginx | caddy
Suggests: postgresql, sqlite3
Section: web
Priority: optional
Installed-Size: $(du -sk "$root/usr" | cut -f1)
Description: signals local tension early, without tracking people
 For Dutch municipalities: people report what they see or hear; advisers ask on,
 interpret, connect and record what is done. Screens are in Dutch.
CONTROL
cat >"$root/DEBIAN/postinst" <<'POSTINST'
#!/bin/sh
set -e
if [ "$1" = configure ]; then
    getent passwd weerglas >/dev/null ||
        adduser --system --group --quiet --home /var/lib/weerglas --no-create-home weerglas
    install -d -o weerglas -g weerglas -m 700 /var/lib/weerglas
    chgrp weerglas /etc/weerglas/weerglas.conf
    if [ -d /run/systemd/system ]; then
        systemctl daemon-reload
        # An upgrade: go on with the new program. A first installation is started by hand.
        [ -z "${2:-}" ] || systemctl try-restart weerglas.service
    fi
fi
POSTINST
cat >"$root/DEBIAN/prerm" <<'PRERM'
#!/bin/sh
set -e
if [ "$1" = remove ] && [ -d /run/systemd/system ]; then
    systemctl disable --now --quiet weerglas.service || true
fi
PRERM
# The data stay, also when the package is purged: they are records of a municipality.
chmod 755 "$root/DEBIAN/postinst" "$root/DEBIAN/prerm"
mkdir -p "$out"
dpkg-deb --root-owner-group --build "$root" "$out/weerglas_${version}_$arch.deb"
