#!/bin/sh
# test-doc.sh SAMPLES -- read an ODT and a PDF of ours with programs of others: the zip and XML
# readers of Python (expat), and poppler.
python3 -c 'import zipfile, xml.etree' 2>/dev/null || { echo 'skipped: there is no python3'; exit 77; }
command -v pdfinfo >/dev/null || { echo 'skipped: there is no poppler-utils'; exit 77; }
dir=$(mktemp -d) || exit 2
trap 'rm -rf "$dir"' EXIT
"$1" "$dir" || exit 1

python3 - "$dir/sample.odt" <<'PYTHON' || exit 1
import sys, zipfile
import xml.etree.ElementTree as ET

O = '{urn:oasis:names:tc:opendocument:xmlns:office:1.0}'
T = '{urn:oasis:names:tc:opendocument:xmlns:text:1.0}'
B = '{urn:oasis:names:tc:opendocument:xmlns:table:1.0}'
S = '{urn:oasis:names:tc:opendocument:xmlns:style:1.0}'
F = '{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}'
file = zipfile.ZipFile(sys.argv[1])
assert file.testzip() is None
first = file.infolist()[0]
assert (first.filename, first.compress_type, first.extra) == ('mimetype', zipfile.ZIP_STORED, b'')
assert file.read('mimetype') == b'application/vnd.oasis.opendocument.text'
parts = {n: ET.fromstring(file.read(n)) for n in file.namelist() if n.endswith('.xml')}
listed = {e.get(k) for e in parts['META-INF/manifest.xml'] for k in e.keys() if k.endswith('full-path')}
assert listed == {'/', 'content.xml', 'styles.xml', 'meta.xml'}, listed

meta = parts['meta.xml']
assert meta.find('.//{http://purl.org/dc/elements/1.1/}title').text == 'Verslag & <besluiten>'
assert meta.find('.//{http://purl.org/dc/elements/1.1/}language').text == 'nl-NL'
default = parts['styles.xml'].find(f'.//{S}default-style/{S}text-properties')
assert (default.get(F + 'language'), default.get(F + 'country')) == ('nl', 'NL')

content = parts['content.xml']
heads = [(h.get(T + 'outline-level'), ''.join(h.itertext())) for h in content.iter(T + 'h')]
assert heads == [('1', 'Eerste deel'), ('2', 'Onder het eerste'), ('3', 'Nog dieper'),
                 ('1', 'Laatste deel')], heads
table = content.find(f'.//{B}table')
assert len(table.findall(f'{B}table-header-rows/{B}table-row')) == 1
assert len(table.findall(f'{B}table-row')) == 60
assert len(list(content.iter(T + 'list-item'))) == 2
named = {s.get(S + 'name') for p in ('content.xml', 'styles.xml') for s in parts[p].iter()
         if s.get(S + 'name')}
named |= {s.get(S + 'name') for s in parts['styles.xml'].iter(T + 'list-style')}
used = {e.get(k) for e in content.iter() for k in (T + 'style-name', B + 'style-name') if e.get(k)}
assert used <= named, used - named
assert any('a\uFFFDz' == ''.join(p.itertext()) for p in content.iter(T + 'p'))
print('odt: as it should be')
PYTHON

# has TEXT -- in what a program said of the PDF.
has() { grep -qF -- "$1" "$dir/said" || { echo "pdf: not found: $1"; cat "$dir/said"; exit 1; }; }
pdfinfo "$dir/sample.pdf" >"$dir/said" 2>&1 || exit 1
has 'Title:           Verslag & <besluiten>'
has 'Tagged:          yes'
has '(A4)'
! grep -qi 'error' "$dir/said" || { cat "$dir/said"; exit 1; }
pdfinfo -struct-text "$dir/sample.pdf" >"$dir/said" 2>&1 || exit 1
for tag in Document 'H1 (block)' 'H2 (block)' 'H4 (block)' 'LBody (block)' Caption '/Scope /Column' \
    '/Scope /Row' '"Kleine letters."' 'ş en ł, “aanhaling” en <tekens> & meer'; do
    has "$tag"
done
[ "$(grep -c 'TH:' "$dir/said")" = 63 ] || { echo 'pdf: not 3 heads and 60 names of rows'; exit 1; }
pdftotext -layout "$dir/sample.pdf" "$dir/said" || exit 1
has 'pagina 1 van 5'
has 'pagina 5 van 5'
has 'Súdwest-Fryslân'
[ "$(grep -c 'Wat & wie' "$dir/said")" -ge 3 ] || { echo 'pdf: the head is not repeated'; exit 1; }
pdffonts "$dir/sample.pdf" | awk 'NR > 2 && !/yes yes yes/ { bad = 1 } END { exit bad }' ||
    { echo 'pdf: a typeface is not embedded, or cannot be searched'; exit 1; }
echo 'pdf: as it should be'
