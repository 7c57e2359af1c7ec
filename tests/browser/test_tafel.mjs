// test_tafel.mjs -- who leads together loses nothing, and who has no task in an item sees nothing.
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {after, before, test} from 'node:test';
import {check, fits, login, quiet, shot, startSite} from './harness.mjs';
import {follow, heading, told, press, unzipped} from './steps.mjs';

let site;

before(async () => { site = await startSite(); });
after(() => site?.stop());

// The meetings of the demo region, newest first: the coming ones, and those that were held.
async function meetings(chair) {
  await chair.goto('/verslag');
  const rows = await chair.locator('tbody tr').evaluateAll((all) => all.map((row) => ({
    path: row.querySelector('a[href$="/agenda"]').getAttribute('href').replace(/\/agenda$/, ''),
    items: Number(row.querySelector('.app-number').textContent),
    isHeld: row.querySelector('a[href$="/verslag"]') !== null,
  })));
  const coming = rows.filter((one) => !one.isHeld && one.items > 0);
  return {coming: coming.at(-1).path, held: rows.find((one) => one.isHeld && one.items > 0).path};
}

const orderOf = (page) => page.locator('#agenda ~ table').first().locator('tbody tr').evaluateAll((all) =>
  all.map((row) => row.querySelector('th a').textContent));

test('two chairs edit the same agenda item: nothing is lost and both see it', async () => {
  const first = await site.page();
  const second = await site.page({script: false});
  for (const page of [first, second]) await login(page, site.people.Procesregisseur.email, site.people.password);
  const {coming} = await meetings(first);
  await first.goto(coming);
  const title = (await first.getByRole('button', {name: /^Zet .* later$/}).first().getAttribute('aria-label'))
    .replace(/^Zet (.*) later$/, '$1');
  await follow(first, title);
  await heading(first, title);
  const item = new URL(first.url()).pathname;
  const edit = await first.getByRole('link', {name: 'Punt wijzigen'}).getAttribute('href');
  for (const page of [first, second]) assert.equal((await page.goto(edit)).status(), 200);

  // The first is saved; the second sees what is new beside each field and keeps what it typed.
  const minutesBefore = await second.getByLabel('Hoeveel minuten?').inputValue();
  await first.getByLabel('Wat wordt het overleg gevraagd?').fill('Wie van ons spreekt de buren deze week?');
  await first.getByLabel('Hoeveel minuten?').fill('17');
  await press(first, 'Opslaan');
  await told(first, 'Uw wijzigingen zijn opgeslagen.');
  await second.getByLabel('Titel').fill('Gesprek met de buren voorbereiden');
  await second.getByLabel('Wat wordt het overleg gevraagd?').fill('Wat willen de buren zelf dat er gebeurt?');
  const answer = second.waitForResponse((one) => one.request().method() === 'POST');
  await press(second, 'Opslaan');
  assert.equal((await answer).status(), 409);
  await second.getByRole('heading', {name: 'Iemand anders heeft dit punt net gewijzigd'}).waitFor();
  await second.getByText('Nu staat hier: Wie van ons spreekt de buren deze week?').waitFor();
  await second.getByText('Nu staat hier: 17').waitFor();
  assert.equal(await second.getByLabel('Titel').inputValue(), 'Gesprek met de buren voorbereiden');
  assert.equal(await second.getByLabel('Wat wordt het overleg gevraagd?').inputValue(), 'Wat willen de buren zelf dat er gebeurt?');
  assert.equal(await second.getByLabel('Hoeveel minuten?').inputValue(), minutesBefore);
  for (const [width, height] of [[390, 844], [1280, 900]]) {
    await second.setViewportSize({width, height});
    await fits(second);
    await shot(second, 'punt-conflict');
  }
  // Nothing was changed by being refused.
  await first.reload();
  await first.getByText('Wie van ons spreekt de buren deze week?').waitFor();
  await second.getByLabel('Hoeveel minuten?').fill('17');
  await second.getByLabel('Wat wordt het overleg gevraagd?').fill('Wie van ons spreekt de buren deze week, en wat willen zij zelf?');
  await press(second, 'Opslaan');
  await told(second, 'Uw wijzigingen zijn opgeslagen.');
  for (const page of [first, second]) {
    assert.equal((await page.goto(item)).status(), 200);
    await heading(page, 'Gesprek met de buren voorbereiden');
    await page.getByText('Wie van ons spreekt de buren deze week, en wat willen zij zelf?').waitFor();
    await page.getByText('17 minuten').waitFor();
  }

  // The order of the agenda: the one who comes second is told, and looks before moving again.
  for (const page of [first, second]) await page.goto(coming);
  const before = await orderOf(first);
  const later = 'Zet Gesprek met de buren voorbereiden later';
  await press(first, later);
  await told(first, 'volgorde');
  const moved = await orderOf(first);
  assert.notDeepEqual(moved, before);
  const refused = second.waitForResponse((one) => one.request().method() === 'POST');
  await press(second, later);
  assert.equal((await refused).status(), 409);
  await second.getByRole('alert').filter({hasText: 'Iemand anders heeft de agenda net gewijzigd'}).waitFor();
  assert.deepEqual(await orderOf(second), moved, 'the step was done, or the order is an old one');
  await press(second, 'Zet Gesprek met de buren voorbereiden eerder');
  await told(second, 'volgorde');
  await first.goto(coming);
  assert.deepEqual(await orderOf(first), before);
  assert.deepEqual(await orderOf(second), before);
  await check(first);
  for (const page of [first, second]) {
    quiet(page);
    await page.context().close();
  }
});

// Someone at a desk, quickly: requests instead of pages.
async function deskOf(email) {
  const page = await site.page();
  const tokenIn = (text) => /name="form_token" value="([^"]*)"/.exec(text)?.[1];
  const get = async (path) => {
    const answer = await page.request.get(path, {maxRedirects: 5});
    return {status: answer.status(), type: answer.headers()['content-type'], body: await answer.body()};
  };
  const post = async (path, from, form) => {
    const token = tokenIn((await get(from)).body.toString('utf8'));
    const answer = await page.request.post(path, {form: {form_token: token, ...form}, headers: {origin: site.url}});
    return answer.text();
  };
  await post('/inloggen', '/inloggen', {email, password: site.people.password});
  assert.notEqual((await get('/mijn')).status, 303, email);
  return {email, get, post, close: () => page.context().close()};
}

// What a person can read in an answer.
function wordsOf({type, body}) {
  let text = body.toString('utf8');
  if (/opendocument/.test(type)) text = unzipped(body, 'content.xml');
  if (/pdf/.test(type)) {
    const read = spawnSync('pdftotext', ['-layout', '-', '-'], {input: body, encoding: 'utf8'});
    if (read.error) return ''; // no program here that reads PDF
    text = read.stdout;
  }
  return text.replaceAll(/<[^>]*>/g, ' ').replaceAll('&amp;', '&').replaceAll('&#39;', '\'').replaceAll('&quot;', '"')
    .replaceAll('\r\n ', '').replaceAll(/\s+/g, ' ');
}

const idsIn = (text, meeting) => new Set([...text.matchAll(new RegExp(`"${meeting}/punten/(\\d+)"`, 'g'))].map(([, id]) => id));

async function itemsOf(chair, meeting) {
  const text = (await chair.get(meeting)).body.toString('utf8');
  const items = [...text.matchAll(new RegExp(`href="${meeting}/punten/(\\d+)">([^<]+)</a>`, 'g'))]
    .map(([, id, title]) => ({id, title: wordsOf({type: 'text/html', body: Buffer.from(title)})}));
  assert.equal(items.length, idsIn(text, meeting).size);
  return items;
}

// In the demo region items of different meetings have the same title; on the coming agenda each gets
// one that stands nowhere else.
async function nameApart(page, meeting, items) {
  for (const [i, {id}] of items.entries()) {
    await page.goto(`/overleg/punten/${id}/wijzigen`);
    const title = page.getByLabel('Titel');
    if (await title.count() === 0) continue; // of a casusverwijzing it is the number
    await title.fill(`Kenmerk ${'abcdefghijklmnopqrstuvwxyz'[i].repeat(6)} van dit onderwerp`);
    await press(page, 'Opslaan');
    await told(page, 'Uw wijzigingen zijn opgeslagen.');
  }
}

// All items that someone sees, by id.
async function seenBy(desk) {
  const seen = new Map();
  for (let path = '/overleg/punten'; path;) {
    const text = (await desk.get(path)).body.toString('utf8');
    for (const [, id, title] of text.matchAll(/href="\/overleg\/punten\/(\d+)">([^<]+)<\/a>/g))
      seen.set(id, wordsOf({type: 'text/html', body: Buffer.from(title)}));
    path = /href="([^"]*)">Toon oudere punten/.exec(text)?.[1].replaceAll('&amp;', '&');
  }
  return seen;
}

// Nobody who has no task in an item gets its page, or reads its title anywhere.
async function triesAll(desk, meeting, items, seen, tally) {
  const agenda = await desk.get(meeting);
  const own = idsIn(agenda.body.toString('utf8'), meeting);
  const mayCome = agenda.status === 200;
  const closed = items.filter((one) => !own.has(one.id));
  for (const {id} of items) assert.equal(seen.has(id), own.has(id), `${desk.email} and ${id} in the list of items`);
  // A trend is for everyone, and an item about it bears its name.
  const trends = wordsOf(await desk.get('/trends'));
  const unknown = closed.filter(({title}) => ![...seen.values()].includes(title) && !trends.includes(title));
  for (const {id, title} of items)
    for (const path of [`${meeting}/punten/${id}`, `${meeting}/punten/${id}/weging`, `/overleg/punten/${id}`,
      `/overleg/punten/${id}/wijzigen`, `/overleg/punten/${id}/deelnemers`, `/overleg/punten/${id}/stand?naar=doorgeschoven`]) {
      const answer = await desk.get(path);
      tally.asked++;
      if (own.has(id)) {
        assert.notEqual(answer.status, 404, `${desk.email} has a task in it: ${path}`);
        continue;
      }
      // Whom the consultation is closed to learns as little: the page does not say what is there.
      assert.equal(answer.status, mayCome ? 404 : 403, `${desk.email} at ${path}`);
      assert.ok(!wordsOf(answer).includes(title), `${desk.email} reads the title at ${path}`);
    }
  tally.unknown += unknown.length;
  const products = ['agenda', 'verslag', 'besluiten', 'terugkoppeling'].flatMap((one) => ['', '.odt', '.pdf'].map((end) => `${meeting}/${one}${end}`));
  for (const path of [meeting, ...products, `${meeting}/uitnodiging.ics`, '/', '/overleg', '/overleg/punten', '/informatievragen', '/verslag']) {
    const answer = await desk.get(path);
    const words = wordsOf(answer);
    for (const {title} of unknown) assert.ok(!words.includes(title), `${desk.email} reads “${title}” at ${path}`);
    tally.read++;
  }
  // Searching for words of a title (turned around: the answer repeats them) does not bring up the whole of it.
  for (const {title} of unknown) {
    const query = encodeURIComponent(title.split(' ').slice(-2).reverse().join(' '));
    for (const path of [`/signalen?q=${query}&status=alle`, `/kwesties?q=${query}`])
      assert.ok(!wordsOf(await desk.get(path)).includes(title), `${desk.email} finds “${title}”`);
  }
  tally.closed += closed.length;
  tally.own += own.size;
}

async function readsCalendar(desk, items) {
  const page = await desk.post('/overleg/agenda-adres', '/overleg', {actie: 'maak'});
  const feed = /\/overleg\/agenda\/[^\s<"]+\.ics/.exec(page)?.[0];
  assert.ok(feed, `${desk.email} gets no address of a calendar`);
  const answer = await desk.get(feed);
  assert.equal(answer.status, 200);
  const words = wordsOf(answer);
  assert.match(words, /BEGIN:VEVENT/);
  for (const {title} of items) assert.ok(!words.includes(title), `“${title}” stands in the calendar of ${desk.email}`);
}

test('need to know: who has no task in an item gets 404, and its title stands nowhere', async () => {
  const page = await site.as('Procesregisseur');
  const {coming, held} = await meetings(page);
  const chair = await deskOf(site.people.Procesregisseur.email);
  await nameApart(page, coming, await itemsOf(chair, coming));
  const agendas = [[coming, await itemsOf(chair, coming)], [held, await itemsOf(chair, held)]];
  const tally = {people: 0, asked: 0, read: 0, closed: 0, unknown: 0, own: 0};
  // Everyone who comes to consultations, everyone else with a role of their own, and one reporter.
  const others = site.logins.filter(({role, email}) => role !== 'Procesregisseur' &&
    (role !== 'Melder' || email === site.people.Melder.email));
  for (const {email} of others) {
    const desk = await deskOf(email);
    const seen = await seenBy(desk);
    for (const [meeting, items] of agendas) await triesAll(desk, meeting, items, seen, tally);
    if ((await desk.get('/overleg')).status === 200) await readsCalendar(desk, agendas.flatMap(([, items]) => items));
    await desk.close();
    tally.people++;
  }
  console.log(`# ${JSON.stringify(tally)}`);
  assert.ok(tally.people >= 15 && tally.unknown > 50 && tally.own > 50, JSON.stringify(tally));
  await chair.close();
  await page.context().close();
});
