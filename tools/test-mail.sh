#!/bin/bash
# test-mail.sh WEERGLAS ROOT -- e-mail through a real mail server on this machine: plain, with
# STARTTLS and with TLS, with and without a password, down first, and in the real sandbox. Writes TAP.
set -u
weerglas=$1 root=$2
dir=$(mktemp -d)
tests=0 bad=0 sinks=()
trap 'kill "${sinks[@]}" ${server:-} 2>/dev/null; wait; rm -rf "$dir"' EXIT
export no_proxy='*'

ok() { # ok WHAT COMMAND...
    what=$1
    shift
    tests=$((tests + 1))
    if "$@" >"$dir/out" 2>&1; then echo "ok $tests - $what"; return; fi
    bad=1
    echo "not ok $tests - $what"
    sed 's/^/# /' "$dir/out" | head -20
}
has() { grep -qF -- "$2" "$1" || { echo "no \"$2\" in:"; cat "$1"; return 1; }; }
hasnt() { ! grep -qF -- "$2" "$1"; }
fails_with() { # fails_with TEXT COMMAND...
    text=$1
    shift
    ! "$@" >"$dir/said" 2>&1 && has "$dir/said" "$text"
}
free_port() { # for what must know its port before it listens
    node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close() })'
}
sink() { # sink NAME PORT OPTIONS...: its port, which it chooses itself when PORT is 0, is in $port
    mkdir -p "$dir/$1"
    rm -f "$dir/$1/ready"
    node "$root/tests/mail/sink.mjs" "$2" "$dir/$1" "${@:3}" 2>"$dir/$1/log" &
    sinks+=($!)
    for _ in $(seq 100); do [ -e "$dir/$1/ready" ] && port=$(<"$dir/$1/ready") && return; sleep 0.1; done
    echo "Bail out! no mail server: $(cat "$dir/$1/log")"
    exit 1
}
arrives() { # arrives NAME NUMBER SECONDS
    for _ in $(seq $(($3 * 10))); do [ -e "$dir/$1/$2.eml" ] && return; sleep 0.1; done
    cat "$dir/serve.log"
    return 1
}

# An authority of our own, and a certificate of it for "localhost" that is not for another name.
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj '/CN=Test CA' \
    -keyout "$dir/ca.key" -out "$dir/ca.pem" 2>/dev/null
make_cert() { # make_cert FILE NAME
    openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj "/CN=$2" \
        -keyout "$dir/$1.key" -out "$dir/$1.csr" 2>/dev/null
    openssl x509 -req -in "$dir/$1.csr" -CA "$dir/ca.pem" -CAkey "$dir/ca.key" -days 2 \
        -extfile <(echo "subjectAltName=DNS:$2") -out "$dir/$1.pem" 2>/dev/null
}
make_cert right localhost
make_cert other ergens-anders.example
printf 'post\ngeheim woord\n' >"$dir/secret"
printf 'post\nfout\n' >"$dir/wrong"
printf 'post\ngeheim woord\n' >"$dir/open"
chmod 600 "$dir/secret" "$dir/wrong"
chmod 644 "$dir/open"

late=$(free_port) web=$(free_port)
sink plain 0 --refuse weg@gemeente.example --later straks@gemeente.example
plain=$port
sink starttls 0 --starttls "$dir/right.key" "$dir/right.pem" --user post 'geheim woord'
starttls=$port
sink smtps 0 --tls "$dir/right.key" "$dir/right.pem" --user post 'geheim woord'
smtps=$port
sink other 0 --starttls "$dir/other.key" "$dir/other.pem"
other=$port

mkdir "$dir/data"
chmod 700 "$dir/data"
all=(--data "$dir/data" --public-url https://weerglas.gemeente.example --mail-from weerglas@gemeente.example)
one=("${all[@]}" --smtp "smtp://localhost:$plain")
begin=("${all[@]}" --smtp "smtp://localhost:$starttls" --smtp-ca "$dir/ca.pem" --smtp-secret "$dir/secret")
whole=("${all[@]}" --smtp "smtps://localhost:$smtps" --smtp-ca "$dir/ca.pem" --smtp-secret "$dir/secret")
"$weerglas" migrate --data "$dir/data" >/dev/null || exit 1

# The service itself, in its sandbox, before its mail server is there: the administrator invites
# someone. That this arrives, and that its link works, is seen at the end.
mkdir -m 700 "$dir/demo"
"$weerglas" demo --data "$dir/demo" >"$dir/logins" 2>&1 || { echo 'Bail out! no demo'; exit 1; }
"$weerglas" serve --data "$dir/demo" --port $web --workers 1 --strict \
    --public-url "http://127.0.0.1:$web" --mail-from weerglas@gemeente.example \
    --smtp "smtps://localhost:$late" --smtp-ca "$dir/ca.pem" --smtp-secret "$dir/secret" 2>"$dir/serve.log" &
server=$! url=http://127.0.0.1:$web
for _ in $(seq 100); do curl -s -o /dev/null $url/ && break; sleep 0.1; done
get() { curl -s --max-time 20 -b "$dir/jar" -c "$dir/jar" "$@"; }
page() { get -o "$dir/page" "$url$1"; }
field() { sed -n "s/.*name=\"$1\" value=\"\([^\"]*\)\".*/\1/p" "$dir/page" | head -1; }
post() { # post PATH PAGE FIELDS...: the form of a page; says the status
    page "$2"
    get -o "$dir/page" -w '%{http_code}' --data-urlencode "form_token=$(field form_token)" "${@:3}" "$url$1"
}
status() { [ "$1" = "$2" ] || { echo "status $2"; cat "$dir/page" "$dir/serve.log"; return 1; }; }
if grep -q landlock "$dir/serve.log"; then
    echo '# the kernel has no Landlock: the service is not tried'
    kill $server; server=
else
    password=$(sed -n 's/.*[Ww]achtwoord[^:]*: *//p' "$dir/logins" | head -1)
    ok 'the administrator logs in' status 303 "$(post /inloggen /inloggen \
        -d email=beheerder@noorderland.example --data-urlencode "password=$password")"
    page /beheer/mensen/nieuw
    organisation=$(sed -n '/id="organisation"/,/<\/select>/s/.*<option value="\([0-9][0-9]*\)".*/\1/p' "$dir/page" | head -1)
    ok 'and invites someone' status 200 "$(post /beheer/mensen/nieuw /beheer/mensen/nieuw -d version=0 \
        -d email=nieuw@gemeente.example --data-urlencode 'name=Zoë de Nieuwe' -d source_role=oov \
        -d organisation="$organisation" -d role=deelnemer)"
    ok 'the page has no link: only the mail will' hasnt "$dir/page" '/uitnodiging/'
fi

try() { "$weerglas" mail test jan@gemeente.example "$@"; }
ok 'plain, on this machine' try "${one[@]}"
ok 'the message arrived' has "$dir/plain/1.eml" 'X-To: jan@gemeente.example'
ok 'it says that a machine sent it' has "$dir/plain/1.eml" 'Auto-Submitted: auto-generated'
ok 'its sender is that of the configuration' has "$dir/plain/1.eml" 'X-From: weerglas@gemeente.example'
ok 'STARTTLS, with a password' try "${begin[@]}"
ok 'that went over TLS' has "$dir/starttls/1.eml" 'X-Tls: true'
ok 'TLS from the first byte' try "${whole[@]}"
ok 'that arrived' has "$dir/smtps/1.eml" 'X-Tls: true'
ok 'an address that is refused' fails_with 'neemt dit adres niet aan: 550 5.1.1 no such person' \
    "$weerglas" mail test weg@gemeente.example "${one[@]}"
ok 'no certificate of ours, no mail' fails_with 'certificaat' \
    try "${all[@]}" --smtp "smtps://localhost:$smtps" --smtp-secret "$dir/secret"
ok 'a certificate for another name' fails_with 'certificaat' \
    try "${all[@]}" --smtp "smtp://localhost:$other" --smtp-ca "$dir/ca.pem"
ok 'no STARTTLS where it is wanted' fails_with 'biedt geen versleuteling aan' \
    try "${all[@]}" --smtp "smtp://localhost:$plain" --smtp-ca "$dir/ca.pem"
ok 'a wrong password' fails_with 'weigert deze gebruiker of dit wachtwoord' \
    try "${all[@]}" --smtp "smtps://localhost:$smtps" --smtp-ca "$dir/ca.pem" --smtp-secret "$dir/wrong"
ok 'nobody there' fails_with 'Geen verbinding met de mailserver' try "${all[@]}" --smtp "smtp://localhost:$late"
ok 'a name that nobody has' fails_with 'niet te vinden' try "${all[@]}" --smtp smtps://mail.weerglas.invalid
ok 'a password that others can read' fails_with 'is open to others (644)' \
    try "${all[@]}" --smtp "smtps://localhost:$smtps" --smtp-secret "$dir/open"
ok 'a user in the address is no way' fails_with 'without a user' try "${all[@]}" --smtp smtp://post:x@localhost

check() { "$weerglas" check "$@" | grep 'E-mail'; }
says() { # says TEXT OPTIONS...
    text=$1
    shift
    check "$@" >"$dir/said"
    has "$dir/said" "$text"
}
ok 'check: no mail server is no fault' says 'geen mailserver ingesteld' --data "$dir/data"
ok 'check: sound, in the sandbox of the keeper' says 'localhost antwoordt, versleuteld, en neemt gebruiker' "${begin[@]}"
ok 'check: nobody there' says 'Geen verbinding' "${all[@]}" --smtp "smtp://localhost:$late"
ok 'check: a wrong password' says 'weigert deze gebruiker' \
    "${all[@]}" --smtp "smtps://localhost:$smtps" --smtp-ca "$dir/ca.pem" --smtp-secret "$dir/wrong"

sink broken 0 --drop-after 1
ok 'a connection that breaks is no success' fails_with 'brak af' try "${all[@]}" --smtp "smtp://localhost:$port"
ok 'though the message was taken' has "$dir/broken/1.eml" 'X-To: jan@gemeente.example'

if [ -n "$server" ]; then
    for _ in $(seq 200); do grep -q mail_server_down "$dir/serve.log" && break; sleep 0.1; done
    ok 'the service says that the server is down' has "$dir/serve.log" 'event=mail_server_down'
    page /beheer/berichten
    ok 'and so does the page of the administrator' has "$dir/page" 'Geen verbinding met de mailserver'
    sink late $late --tls "$dir/right.key" "$dir/right.pem" --user post 'geheim woord'
    ok 'once it is there, the mail arrives' arrives late 1 100
    ok 'for whom it was' has "$dir/late/1.eml" 'X-To: nieuw@gemeente.example'
    ok 'with a name that is not ASCII' has "$dir/late/1.eml" '=?utf-8?Q?Zo=C3=AB_de_Nieuwe?='
    link=$(sed ':a; /=\r$/{ N; s/=\r\n//; ba }' "$dir/late/1.eml" | tr -d '\r' | grep -o "$url/uitnodiging/[A-Za-z0-9_-]*")
    ok 'and its link works' test "$(curl -s -o /dev/null -w '%{http_code}' "$link")" = 200
    sleep 1
    page /beheer/berichten
    ok 'the page says that it was sent' grep -q '<dt>Verstuurd</dt><dd>1</dd>' "$dir/page"
    ok 'no process was ended by the sandbox' hasnt "$dir/serve.log" 'signal=31'
fi
echo "1..$tests"
exit $bad
