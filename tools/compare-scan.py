#!/usr/bin/env python3
"""Compare `weerglas scan` with what SaTScan answered, for every settings file in a folder.

Usage: compare-scan.py BINARY FOLDER

FOLDER holds NAME.prm, the files that they name, and expected.json: for each NAME the exit status
(`rc`) and the clusters in SaTScan's words. Where SaTScan refuses, we must. Otherwise the first
cluster must have the same statistic (2e-6; 1e-3 with interpolated population), number of areas,
cases and days, and p within Monte Carlo error. Without FOLDER it says so and ends well.
"""
import json
import math
import os
import subprocess
import sys

binary, folder = os.path.abspath(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else ''
if not os.path.isdir(folder):
    print('ok # SKIP no folder with reference figures')
    sys.exit(0)


def day(text):
    year, month, date = text.split('/')
    return f'{int(year):04d}-{int(month):02d}-{int(date):02d}'


def differences(want, got, rough, done):
    statistic = float(want.get('TEST_STAT') or want['LLR'])
    near = (1e-3 if rough else 2e-6) * max(1, abs(statistic))
    if abs(got['statistic'] - statistic) > near:
        yield f"statistic {got['statistic']} for {statistic}"
    if len(got['areas']) != int(want['NUMBER_LOC']) or got['centre'] != want['LOC_ID']:
        yield f"{len(got['areas'])} areas round {got['centre']}"
    if got['observed'] != int(want['OBSERVED']):
        yield f"{got['observed']} cases for {want['OBSERVED']}"
    for ours, theirs in (('start', 'START_DATE'), ('end', 'END_DATE')):
        if got[ours] is not None and got[ours] != day(want[theirs]):
            yield f'{ours} {got[ours]} for {want[theirs]}'
    if want['P_VALUE'] != 'n/a':
        p = float(want['P_VALUE'])
        error = 5 * math.sqrt(2 * p * (1 - p) / done) + 3 / (done + 1)
        if abs(got['p'] - p) > error:
            yield f"p {got['p']} for {p}"


expected = json.load(open(os.path.join(folder, 'expected.json')))
good = total = 0
for name in sorted(expected):
    want = expected[name]
    total += 1
    run = subprocess.run([binary, 'scan', name + '.prm', '--json'], cwd=folder, capture_output=True,
                         text=True)
    if want.get('rc', 0) != 0 or run.returncode != 0:
        wrong = [] if want.get('rc', 0) != 0 and run.returncode == 2 else [run.stderr.strip()]
    else:
        got = json.loads(run.stdout)['clusters']
        if not want['clusters'] or not got:
            wrong = ['a cluster for none, or none'] if want['clusters'] or got else []
        else:
            wrong = list(differences(want['clusters'][0], got[0], name.startswith('nm_'),
                                     want.get('reps_done') or 999))
    good += not wrong
    if wrong:
        print(f'{name}: ' + '; '.join(wrong))
print(f'{good} of {total} cases as SaTScan')
sys.exit(good != total)
