// test_pages.mjs -- every page that a role can reach by its links: readable by everyone, on a screen
// and on a phone, with and without script.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {axe, fits, insist, quiet, shot, startSite} from './harness.mjs';

const sizes = [{width: 1280, height: 900}, {width: 390, height: 844}];
const files = /\.(csv|jsonl|xlsx|ics|svg|txt|odt|pdf)$|\/export\/|\/voorbeeld$/;
const mostPatterns = 320; // in one run; a link too many is a mistake in this file or a trap
let site;

before(async () => { site = await startSite(); });
after(() => site?.stop());

// What a page is, whatever it is about: /signalen/12/navraag and /signalen/13/navraag are one.
function patternOf(path) {
  return path.split('?')[0].replaceAll(/\/(\d+|GM\d+|[A-Z0-9]{4}(-[A-Z0-9]{4})+)(?=\/|$)/g, '/:id');
}

// The name of its screenshot.
function nameOf(role, pattern) {
  const name = pattern === '/' ? `start ${role}` : pattern;
  return name.toLowerCase().replaceAll(/[^a-z]+/g, '-').replaceAll(/^-|-$/g, '');
}

async function linksOf(page) {
  const links = await page.$$eval('a[href]', (all) => all.map((a) => a.href));
  return links.map((link) => new URL(link)).filter((url) => url.origin === site.url)
    .map((url) => url.pathname + url.search);
}

// What is wrong with the markup of a page, as a list of sentences.
function faultsOfPage() {
  const faults = [];
  const seen = (e) => e.checkVisibility();
  const say = (wrong, what) => wrong && faults.push(what);
  say(document.documentElement.lang !== 'nl', 'lang is not nl');
  say(!/^.+ - Weerglas$/.test(document.title), `title: ${document.title}`);
  say(document.querySelectorAll('h1').length !== 1, 'not one h1');
  for (const table of document.querySelectorAll('table'))
    say(!table.caption?.textContent.trim(), 'a table without a caption');
  for (const field of document.querySelectorAll('input:not([type=hidden]), select, textarea'))
    say(seen(field) && ![...field.labels].some((label) => label.textContent.trim()), `no label: ${field.name}`);
  for (const button of document.querySelectorAll('button'))
    say(button.type === 'submit' && !button.form, `a button of no form: ${button.textContent}`);
  for (const form of document.forms) {
    const submits = [...form.elements].filter((e) => e.type === 'submit');
    say(submits.length === 0, `no way to send: ${form.action}`);
    say(form.method === 'post' && !form.elements.form_token, `no form token: ${form.action}`);
  }
  for (const id of document.querySelectorAll('[id]'))
    say(document.querySelectorAll(`#${CSS.escape(id.id)}`).length > 1, `an id twice: ${id.id}`);
  const levels = [...document.querySelectorAll('h1, h2, h3, h4')].filter(seen).map((h) => +h.tagName[1]);
  levels.forEach((level, i) => say(level > (levels[i - 1] ?? 0) + 1, `heading level skipped: h${level}`));
  return faults;
}

// What someone can do here: the buttons and the links that look like one, as far as they show.
function actionsOfPage() {
  return [...document.querySelectorAll('button, .utrecht-button-link')].filter((e) => e.checkVisibility())
    .map((e) => e.textContent.trim());
}

async function look(page, name) {
  assert.deepEqual(await page.evaluate(faultsOfPage), [], `faults of ${page.url()}`);
  for (const size of sizes) {
    await page.setViewportSize(size);
    await axe(page);
    await fits(page);
    await shot(page, name);
  }
  await page.setViewportSize(sizes[0]);
  quiet(page);
}

// The same address without script: nothing that one can do may be missing.
async function lookWithoutScript(plain, path, actions) {
  assert.equal((await plain.goto(path)).status(), 200, path);
  const left = await plain.evaluate(actionsOfPage);
  assert.deepEqual(actions.filter((one) => !left.includes(one)), [], `lost without script: ${path}`);
  quiet(plain);
}

// The essentials, for pages that the other lane looks at in full.
async function glance(page) {
  assert.deepEqual(await page.evaluate(faultsOfPage), [], `faults of ${page.url()}`);
  await page.setViewportSize(sizes[1]);
  await fits(page);
  await page.setViewportSize(sizes[0]);
  quiet(page);
}

// Whether this is a page to look at: not one to log in instead, and not one that the manual, which
// is the same for all roles, names for others.
async function isOpen(page, answer, pattern, from) {
  if (answer.status() === 403 && from.startsWith('/help')) return false;
  assert.equal(answer.status(), 200, `${pattern}, linked from ${from}`);
  return pattern === '/inloggen' || await page.locator('h1').textContent() !== 'Inloggen';
}

// Walk from the start page along all links; pages seen for an earlier role are left out.
async function walk(role, seen, known) {
  const page = role ? await site.as(role) : await site.page();
  const plain = role ? await site.as(role, {script: false}) : await site.page({script: false});
  const queue = [['/', '']];
  const queued = new Set(['/']);
  for (const [path, from] of queue) {
    const pattern = patternOf(path);
    const key = pattern === '/' ? `${role} /` : pattern;
    if (seen.has(key) || files.test(pattern)) continue;
    if (!await isOpen(page, await page.goto(path), pattern, from)) continue;
    seen.add(key);
    const actions = await page.evaluate(actionsOfPage);
    for (const next of await linksOf(page))
      if (!queued.has(next)) queue.push([next, path]), queued.add(next);
    if (known.test(pattern)) {
      await glance(page);
    } else {
      await look(page, nameOf(role, pattern));
      await lookWithoutScript(plain, path, actions);
    }
  }
  await page.context().close();
  await plain.context().close();
}

const nothing = /^$/;
const ofTheFirstLane = /^\/(help|privacy|toegankelijkheid|contact|inloggen|melden|meldingen|volgen|signalen|kwesties|netwerk|trends|triggers)/;

// Two lanes at a time: those who see most, and all others.
test('every page that can be reached is right, for every role', {concurrency: 2}, async (t) => {
  const roles = Object.keys(site.people).filter((role) => role !== 'password');
  const busy = ['Adviseur OOV', 'Melder'];
  const lanes = [[null, ...busy], roles.filter((role) => !busy.includes(role))];
  const kinds = new Set();
  await Promise.all(lanes.map(async (lane) => {
    const seen = new Set();
    const known = lane[0] === null ? nothing : ofTheFirstLane;
    for (const role of lane) {
      const before = seen.size;
      await t.test(`pages of ${role ?? 'someone without an account'}`, () => walk(role, seen, known));
      console.log(`# ${role ?? 'no account'}: ${seen.size - before} new kinds of pages`);
    }
    seen.forEach((kind) => kinds.add(kind));
  }));
  assert.ok(kinds.size > 60 && kinds.size <= mostPatterns, `${kinds.size} kinds of pages`);
});

test('files can be fetched by whoever sees the link', async () => {
  const page = await site.as('Functionaris gegevensbescherming');
  await page.goto('/logboek');
  const links = (await linksOf(page)).filter((path) => files.test(patternOf(path)));
  assert.ok(links.length >= 2);
  for (const link of links) {
    const answer = await page.request.get(link);
    assert.equal(answer.status(), 200, link);
    assert.match(answer.headers()['content-disposition'] ?? '', /attachment/, link);
  }
  await page.context().close();
});

// Forms sent empty, or with something impossible: role, page, what to do there.
const wrong = [
  ['Melder', '/meldingen/nieuw', 'Verstuur melding'],
  [null, '/melden', 'Verstuur melding'],
  [null, '/volgen', 'Bekijk mijn melding'],
  ['Adviseur OOV', '/triggers/nieuw', 'Opslaan'],
  ['Adviseur OOV', '/trends/nieuw', 'Opslaan als concept'],
  ['Adviseur OOV', '/kwesties/nieuw', 'Kwestie beginnen'],
  ['Adviseur OOV', '/netwerk/nieuw', 'Opslaan'],
  ['Adviseur OOV', '/netwerk/contacten/nieuw', 'Opslaan'],
  ['Adviseur OOV', '/overleg/punten/nieuw', 'Stel voor'],
  ['Adviseur OOV', '/signalen/:id/navraag', null],
  ['Adviseur OOV', '/signalen/:id/duiding', null],
  ['Adviseur OOV', '/signalen/:id/terugkoppeling', null],
  ['Adviseur OOV', '/gebieden/gemeente/GM9001/nieuw', null],
  ['Beheerder', '/beheer/mensen/nieuw', null],
  ['Beheerder', '/beheer/organisaties/nieuw', null],
  ['Beheerder', '/mijn/wachtwoord', null],
  ['Functionaris gegevensbescherming', '/logboek?van=gisteren', 'get'],
];

async function firstSignal(page) {
  await page.goto('/signalen');
  return page.locator('#signalen a').first().getAttribute('href');
}

// The browser must not stop an empty form before the server sees it.
async function sendEmpty(page, button) {
  await page.evaluate(() => document.querySelectorAll('form').forEach((form) => { form.noValidate = true; }));
  const send = button ? page.locator('main').getByRole('button', {name: button, exact: true})
    : page.locator('main form[method=post] .utrecht-button--primary-action');
  const [answer] = await Promise.all([
    page.waitForResponse((one) => one.request().method() === 'POST' && one.request().isNavigationRequest()),
    send.first().click(),
  ]);
  await page.waitForLoadState();
  return answer;
}

for (const [role, path, button] of wrong)
  test(`a form that is not right says what to do: ${path}`, async () => {
    const page = role ? await site.as(role) : await site.page();
    const where = path.includes('/signalen/:id') ? path.replace('/signalen/:id', await firstSignal(page)) : path;
    let answer = await page.goto(where);
    if (button !== 'get') answer = await sendEmpty(page, button);
    if (path === '/melden') answer = await insist(page, button);
    assert.equal(answer.status(), 422);
    await page.locator('main [aria-invalid=true], main .utrecht-form-field--invalid').first().waitFor();
    assert.match(await page.title(), /^Fout: /);
    assert.ok(await page.locator('[role=alert]').count() > 0, 'nothing says that it went wrong');
    await look(page, `fout-${nameOf(role, patternOf(where))}`);
    await page.context().close();
  });

test('pages for what is not there and what is not allowed', async () => {
  const page = await site.as('Beheerder');
  for (const [path, status] of [['/nergens', 404], ['/signalen', 403], ['/signalen/1', 403],
    ['/beheer/mensen/1', 404]]) {
    assert.equal((await page.goto(path)).status(), status, path);
    assert.equal(await page.getByRole('link', {name: 'Naar de startpagina'}).count(), 1);
    await look(page, `fout-${status}`);
  }
  await page.context().close();
});

test('in the dark the words stay readable', async () => {
  const page = await site.page({colors: 'dark'});
  await page.goto('/');
  await axe(page);
  await page.context().close();
});

test('on paper only the page itself is left', async () => {
  const page = await site.as('Adviseur OOV');
  for (const path of ['/signalen', await firstSignal(page), '/kwesties', '/netwerk', '/netwerk/dekking', '/triggers']) {
    await page.goto(path);
    await page.emulateMedia({media: 'print'});
    for (const gone of ['nav', '.utrecht-page-footer', '.app-user', '.app-filter', 'button', 'summary'])
      for (const one of await page.locator(gone).all())
        assert.equal(await one.isVisible(), false, `${gone} on paper at ${path}`);
    assert.ok(await page.locator('h1').isVisible());
    const colors = await page.$$eval('h1, main p, main td, main dd, main li', (all) =>
      all.filter((e) => e.checkVisibility()).map((e) => {
        const rgb = getComputedStyle(e).color.match(/[\d.]+/g).map(Number);
        return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
      }));
    assert.ok(Math.max(...colors) < 130, `pale text on paper at ${path}`);
    assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundImage), 'none');
    await page.emulateMedia({media: 'screen'});
  }
  await page.context().close();
});
