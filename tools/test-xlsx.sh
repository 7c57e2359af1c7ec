#!/bin/sh
# test-xlsx.sh SAMPLES -- read a workbook of ours with the zip and XML readers of Python.
python3 -c 'import zipfile, xml.etree' 2>/dev/null || { echo 'skipped: there is no python3'; exit 77; }
dir=$(mktemp -d) || exit 2
trap 'rm -rf "$dir"' EXIT
"$1" "$dir" || exit 1
python3 - "$dir/sample.xlsx" <<'PYTHON'
import datetime, re, sys, zipfile
import xml.etree.ElementTree as ET

M = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
book = zipfile.ZipFile(sys.argv[1])
assert book.testzip() is None
parts = {name: ET.fromstring(book.read(name)) for name in book.namelist()}
names = [s.get('name') for s in parts['xl/workbook.xml'].iter(M + 'sheet')]
assert names == ['Signalen & zo', 'Leeg'], names

styles = parts['xl/styles.xml']
codes = {f.get('numFmtId'): f.get('formatCode') for f in styles.iter(M + 'numFmt')}
xfs = styles.find(M + 'cellXfs').findall(M + 'xf')
bold = [f.find(M + 'b') is not None for f in styles.find(M + 'fonts')]

def value(cell):
    if cell.get('t') == 'inlineStr':
        text = ''.join(t.text or '' for t in cell.iter(M + 't'))
        return re.sub('_x([0-9A-Fa-f]{4})_', lambda m: chr(int(m[1], 16)), text)
    if cell.find(M + 'v') is None:
        return None
    number = float(cell.find(M + 'v').text)
    code = codes.get(xfs[int(cell.get('s', 0))].get('numFmtId'))
    if code is None:
        return number
    assert code in ('dd-mm-yyyy', 'dd-mm-yyyy hh:mm'), code
    day = datetime.datetime(1899, 12, 30) + datetime.timedelta(days=number)
    return day.isoformat(timespec='minutes')

sheet = parts['xl/worksheets/sheet1.xml']
rows = [{re.sub('[0-9]', '', c.get('r')): value(c) for c in r} for r in sheet.iter(M + 'row')]
assert rows[0] == {'A': 'Tekst', 'B': 'Geheel', 'C': 'Deel', 'D': 'Dag', 'E': 'Moment'}, rows[0]
assert all(bold[int(xfs[int(c.get('s'))].get('fontId'))] for c in next(sheet.iter(M + 'row')))
texts = ['Súdwest-Fryslân', '<b>&"\'', '=1+1', '  spaties  ', 'twee\nregels', '_x0041_', '\U0001F600',
         'a\uFFFDz', '0612345678']
assert len(rows) == 1 + len(texts)
for i, text in enumerate(texts):
    want = {'A': text, 'B': i * -1000000.0, 'C': i / 3, 'D': '2024-02-29T00:00'}
    if i % 2:
        want['E'] = '2026-03-01T09:30'
    is_ = {k: v for k, v in rows[i + 1].items() if v is not None}
    assert abs(is_['C'] - want['C']) <= 1e-15 * want['C'], is_  # 16 digits are written
    assert is_ | {'C': want['C']} == want, (is_, want)
pane = next(sheet.iter(M + 'pane'))
assert pane.get('state') == 'frozen' and pane.get('ySplit') == '1'
assert sheet.find(M + 'autoFilter').get('ref') == 'A1:E10'
assert 40 < float(next(sheet.iter(M + 'col')).get('width')) < 42
empty = parts['xl/worksheets/sheet2.xml']
assert [value(c) for c in empty.iter(M + 'c')] == ['Alleen een kop']
print(len(rows), 'rows as they should be')
PYTHON
