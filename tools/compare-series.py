#!/usr/bin/env python3
"""Compare `weerglas detect` with all figures of R surveillance in a folder.

Usage: compare-series.py BINARY FOLDER [FILE-PART] [-v]

FOLDER holds counts_*.csv and *_R.csv, with the control values of R in their columns. Of each row it
compares the bound, the alarm and what else is there; R's NA must be null or is not compared where
the manual of the kernel says that ours has an answer. Without FOLDER it says so and ends well.
"""
import collections
import csv
import json
import math
import os
import subprocess
import sys

binary, folder = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else ''
part = next((a for a in sys.argv[3:] if not a.startswith('-')), '')
verbose = '-v' in sys.argv
if not os.path.isdir(folder):
    print('ok # SKIP no folder with reference figures')
    sys.exit(0)


def rows(name):
    with open(os.path.join(folder, name + '.csv')) as f:
        return list(csv.DictReader(f))


def number(text):
    try:
        v = float(text)
    except (TypeError, ValueError):
        return None
    return v if math.isfinite(v) else None


def detect(method, dataset, unit, settings, more=()):
    command = [binary, 'detect', '--method', method, '--counts',
               os.path.join(folder, 'counts_%s.csv' % dataset), '--column', unit, '--json', *more]
    for key, value in settings:
        command += ['--set', '%s=%s' % (key, value)]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit('%s: %s' % (' '.join(command), done.stderr))
    return {p['t']: p for p in json.loads(done.stdout)}


class Tally:
    def __init__(self, name):
        self.name, self.agree, self.rows, self.worst, self.bad = name, 0, 0, 0.0, []
        self.fields = collections.Counter()
        self.excused, self.known = 0, lambda key, r: False

    def row(self, key, r, pairs, alarm=None):
        """pairs: (name, ours, R's, relative tolerance); R's None is not compared."""
        wrong = []
        for name, ours, theirs, tolerance in pairs:
            if theirs is None:
                continue
            off = math.inf if ours is None else abs(ours - theirs) / max(1, abs(theirs))
            if off <= tolerance:
                self.worst = max(self.worst, off)
            else:
                wrong.append('%s %s, R %s' % (name, ours, theirs))
                self.fields[name] += 1
        if alarm is not None and alarm[1] is not None and bool(alarm[0]) != bool(alarm[1]):
            wrong.append('alarm %s, R %s' % alarm)
            self.fields['alarm'] += 1
        self.rows += 1
        self.agree += not wrong
        if wrong and self.known(key, r):
            self.excused += 1
        elif wrong:
            self.bad.append('%s t=%s: %s' % (' '.join(key), r['t'], '; '.join(wrong)))

    def say(self):
        print('%-34s %5d of %5d rows agree, largest difference %.1e%s%s' % (
            self.name, self.agree, self.rows, self.worst,
            ', %d known' % self.excused if self.excused else '', ' ' + str(dict(self.fields)) if self.fields else ''))
        for line in self.bad[:4000 if verbose else 3]:
            print('    ' + line)
        return self.agree + self.excused == self.rows


def groups(name, columns):
    g = collections.OrderedDict()
    for r in rows(name):
        g.setdefault(tuple(r[c] for c in columns), []).append(r)
    return g.items()


def flag(text):
    return None if text in ('NA', '') else text in ('1', 'TRUE')


def ears():
    for documented in (False, True):
        t = Tally('ears_C3_documented_formula' if documented else 'ears_R')
        columns = ['dataset', 'unit', 'minSigma'] if documented else \
            ['dataset', 'unit', 'minSigma', 'method', 'baseline', 'alpha']
        for key, group in groups(t.name, columns):
            s = [('minSigma', key[2])]
            if documented:
                ours = detect('ears-c3', key[0], key[1], s)
            else:
                s += [('baseline', key[4]), ('alpha', key[5])]
                s += [('compat', 'r')] if key[3] == 'C3' else []
                ours = detect('ears-' + key[3].lower(), key[0], key[1], s)
            for r in group:
                o = ours[int(r['t'])]
                bound = r['upperbound_doc' if documented else 'upperbound']
                pairs = [('bound', o['upperbound'], number(bound), 1e-10)]
                if documented:
                    pairs.append(('C3', o['statistic'], number(r['C3']), 1e-10))
                t.row(key, r, pairs, (o['alarm'], flag(r['alarm'])))
        yield t


def cusum():
    names = {'std': 'standard', 'rossi': 'rossi', 'ansc': 'anscombe', 'ansc2': 'anscombe2nd',
             'pnb': 'pearsonNegBin', 'anb': 'anscombeNegBin', 'none': 'none'}
    t = Tally('cusum_R')
    for key, group in groups('cusum_R', ['dataset', 'unit', 'cfg', 'k', 'h']):
        trans, _, glm = key[2].partition('_')
        s = [('k', key[3]), ('h', key[4]), ('trans', names[trans]), ('compat', 'r')]
        s += [('m', 'glm')] if glm else []
        ours = detect('cusum', key[0], key[1], s, ['--from', group[0]['t']])
        for r in group:
            o, bound = ours[int(r['t'])], number(r['upperbound'])
            mine = o['upperbound']
            if trans == 'std' and mine is not None:
                mine = float(math.ceil(mine))   # R rounds this one up
            # R's bound of none and anb is no count, that of ansc2 an approximation; of rossi it is
            # the wrong root when any count is an alarm. R approximates the residual of anb to 1e-3.
            if trans in ('none', 'anb', 'ansc2') or (trans == 'rossi' and mine == 0):
                bound = None
            sum_r = None if trans == 'anb' else number(r['cusum'])
            t.row(key, r, [('m', o['expected'], number(r['m']), 1e-10),
                           ('cusum', o['statistic'], sum_r, 1e-10),
                           ('bound', mine, bound, 1e-10)], (o['alarm'], flag(r['alarm'])))
    yield t


def glr():
    t = Tally('glr_cusum_R')
    # At one point R's search for theta fails (63 cases where 1 was expected, and R says 0); until
    # both have begun anew, the answers differ.
    t.known = lambda key, r: key[0] == 'stsNewport' and key[2] == 'nb_glr' and \
        565 <= int(r['t']) <= 569
    for key, group in groups('glr_cusum_R', ['dataset', 'unit', 'cfg', 'theta', 'alphaNB', 'cARL']):
        method = 'glr-cusum' if key[3] == 'NA' else 'lr-cusum'
        s = [('alpha', key[4]), ('c.ARL', key[5])]
        s += [] if key[3] == 'NA' else [('theta', key[3])]
        ours = detect(method, key[0], key[1], s, ['--from', group[0]['t']])
        for r in group:
            o = ours[int(r['t'])]
            t.row(key, r, [('mu0', o['expected'], number(r['mu0']), 1e-10),
                           ('statistic', o['statistic'], number(r['statistic']), 1e-10)],
                  (o['alarm'], flag(r['alarm'])))
    yield t


def bayes():
    t = Tally('bayes_R')
    for key, group in groups('bayes_R', ['dataset', 'unit', 'b', 'w', 'actY', 'alpha']):
        ours = detect('bayes', key[0], key[1], list(zip(['b', 'w', 'actY', 'alpha'], key[2:])))
        for r in group:
            o = ours[int(r['t'])]
            t.row(key, r, [('bound', o['upperbound'], number(r['upperbound']), 0)],
                  (o['alarm'], flag(r['alarm'])))
    yield t


def classic():
    t = Tally('farrington_classic_R')
    names = ['b', 'w', 'alpha', 'reweight', 'trend', 'powertrans']
    columns = ['dataset', 'unit', 'b', 'w', 'alpha', 'reweight', 'trendopt', 'powertrans']
    for key, group in groups(t.name, columns):
        ours = detect('farrington', key[0], key[1], list(zip(names, key[2:])))
        for r in group:
            o = ours[int(r['t'])]
            t.row(key, r, [('bound', o['upperbound'], number(r['upperbound']), 1e-12),
                           ('median', o['expected'], number(r['median']), 1e-12),
                           ('trend', float(o['trend']), number(r['trend']), 0)],
                  (o['alarm'], flag(r['alarm'])))
    yield t


def flexible():
    t = Tally('farrington_flexible_R')
    names = ['epochAsDate', 'thresholdMethod', 'alpha', 'b', 'w', 'noPeriods', 'weightsThreshold',
             'pastWeeksNotIncluded', 'pThresholdTrend', 'compat']
    columns = ['dataset', 'unit', 'epochAsDate', 'method', 'alpha', 'b', 'w', 'noPeriods',
               'weightsThreshold', 'pastNotIncl', 'pTrend']
    for key, group in groups(t.name, columns):
        ours = detect('farrington-flexible', key[0], key[1],
                      list(zip(names, list(key[2:]) + ['r'])))
        for r in group:
            o = ours[int(r['t'])]
            t.row(key, r, [('bound', o['upperbound'], number(r['upperbound']), 1e-12),
                           ('expected', o['expected'], number(r['expected']), 1e-12),
                           ('phi', o['dispersion'], number(r['phi']), 1e-10),
                           ('score', o['score'], number(r['score']), 1e-10),
                           ('p', o['p'], number(r['pvalue']), 1e-10),
                           ('slope', o['slope'], number(r['trendcoef']), 1e-10),
                           ('trend', float(o['trend']), number(r['trend']), 0)],
                  (o['alarm'], flag(r['alarm'])))
    yield t


well = True
for check in (ears, cusum, glr, bayes, classic, flexible):
    if part in check.__name__:
        for tally in check():
            well = tally.say() and well
sys.exit(0 if well else 1)
