#!/bin/sh
# test-ical.sh SAMPLES -- read a calendar of ours with ical.js and with python3-icalendar, whichever
# there is.
dir=$(mktemp -d) || exit 2
trap 'rm -rf "$dir"' EXIT
"$1" "$dir" || exit 1
root=$(cd "$(dirname "$0")/.." && pwd)
tried=0

if command -v node >/dev/null && [ -d "$root/node_modules/ical.js" ]; then
    tried=1
    cat >"$root/node_modules/.test-ical.$$.mjs" <<'NODE'
import assert from 'node:assert';
import { readFileSync } from 'node:fs';
import * as module from 'ical.js';
const ICAL = module.default ?? module;
const text = readFileSync(process.argv[2], 'utf8');
const calendar = new ICAL.Component(ICAL.parse(text));
const zone = new ICAL.Timezone(calendar.getFirstSubcomponent('vtimezone'));
ICAL.TimezoneService.register(zone.tzid, zone);
const [first, second] = calendar.getAllSubcomponents('vevent').map((v) => new ICAL.Event(v));
assert.equal(first.uid, '1@weerglas');
assert.equal(first.startDate.toJSDate().toISOString(), '2026-07-01T07:30:00.000Z');
assert.equal(first.endDate.toJSDate().toISOString(), '2026-07-01T09:00:00.000Z');
assert.equal(first.summary, 'Driehoek; wijk "Zuid", met ëéñ heel lange titel die over meer dan één regel gaat'
  + ' €'.repeat(13));
assert.equal(first.description, 'Regel een\nRegel twee\\met schuine streep');
assert.equal(first.location, 'Raadhuis, zaal 1');
assert.equal(first.sequence, 2);
const property = (name) => first.component.getFirstProperty(name);
assert.equal(property('url').getFirstValue(), 'https://weerglas.example/overleg/1?a=b,c;d');
assert.equal(property('organizer').getFirstValue(), 'mailto:overleg@regio.example');
assert.equal(property('organizer').getParameter('cn'), 'Procesregisseur; regio Noorderland');
assert.equal(calendar.getFirstPropertyValue('method'), 'PUBLISH');
assert.equal(first.component.getAllSubcomponents('valarm').length, 0);
assert.equal(property('status').getFirstValue(), 'TENTATIVE');
assert.deepEqual(property('categories').getValues(), ['overleg', 'a,b;c']);
assert.ok(second.startDate.isDate);
assert.equal(second.startDate.toString(), '2024-02-28');
assert.equal(second.endDate.toString(), '2024-03-01');
console.log('ical.js reads it');
NODE
    node "$root/node_modules/.test-ical.$$.mjs" "$dir/sample.ics"
    result=$?
    rm -f "$root/node_modules/.test-ical.$$.mjs"
    [ $result = 0 ] || exit 1
fi

for python in python3 /usr/bin/python3; do # Debian's own has python3-icalendar
    "$python" -c 'import icalendar' 2>/dev/null || continue
    tried=1
    "$python" - "$dir/sample.ics" <<'PYTHON' || exit 1
import datetime, sys
import icalendar

calendar = icalendar.Calendar.from_ical(open(sys.argv[1], 'rb').read())
first, second = calendar.walk('VEVENT')
assert not calendar.errors and not first.errors and not second.errors
utc = datetime.timezone.utc
assert first['DTSTART'].dt.astimezone(utc) == datetime.datetime(2026, 7, 1, 7, 30, tzinfo=utc)
assert first['DTEND'].dt.astimezone(utc) == datetime.datetime(2026, 7, 1, 9, 0, tzinfo=utc)
assert first['SUMMARY'] == 'Driehoek; wijk "Zuid", met ëéñ heel lange titel die over meer dan één regel gaat' + ' €' * 13
assert first['DESCRIPTION'] == 'Regel een\nRegel twee\\met schuine streep'
assert first['LOCATION'] == 'Raadhuis, zaal 1'
assert first['URL'] == 'https://weerglas.example/overleg/1?a=b,c;d'
assert str(first['CATEGORIES'].cats[0]) == 'overleg'  # 4.0.3 splits the other at its escaped comma
assert first['ORGANIZER'] == 'mailto:overleg@regio.example'
assert first['ORGANIZER'].params['CN'] == 'Procesregisseur; regio Noorderland'
assert calendar['METHOD'] == 'PUBLISH'
assert first['STATUS'] == 'TENTATIVE' and first['SEQUENCE'] == 2
assert second['DTSTART'].dt == datetime.date(2024, 2, 28)
assert second['DTEND'].dt == datetime.date(2024, 3, 1)
print('python3-icalendar reads it')
PYTHON
    break
done
[ $tried = 1 ] || { echo 'skipped: neither node with ical.js nor python3-icalendar is here'; exit 77; }
