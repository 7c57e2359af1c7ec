// test_overleg.mjs -- the consultation from agenda to look back, with everyone on a device of their own.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {after, before, test} from 'node:test';
import {check, login, quiet, shot, startSite} from './harness.mjs';
import {follow, followUp, heading, open, phoneMenu, press, report, search, unzipped} from './steps.mjs';

let site;

before(async () => { site = await startSite(); });
after(() => site?.stop());

// Who is at the table; each on a phone, with or without script.
const table = ['adviseur.waterrijk', 'adviseur.zeldenbroek', 'adviseur.oosterwad', 'adviseur.duinveen',
  'adviseur.noorderkoog', 'politie', 'om', 'reclassering'];

async function sitDown(name, options) {
  const page = await site.page(options);
  await login(page, `${name}@noorderland.example`, site.people.password);
  return page;
}

const inDays = (n) => new Date(Date.now() + n * 86400000).toISOString().slice(0, 10);

// A series of which the first meeting is over a week; the address of that meeting.
async function planMeeting(chair) {
  await chair.goto('/overleg');
  await follow(chair, 'Reeks beginnen');
  await chair.getByLabel('Naam').fill('Proefoverleg');
  await chair.getByLabel('Een dag waarop het overleg is').fill(inDays(9));
  await chair.getByLabel('Om de hoeveel dagen?').fill('21');
  await chair.getByLabel('Begint om').fill('09:30');
  await chair.getByLabel('Duurt (minuten)').fill('120');
  await chair.getByLabel('De agenda sluit hoeveel dagen van tevoren?').fill('2');
  await chair.getByLabel('De agenda sluit om').fill('12:00');
  await chair.getByLabel('Waar?').fill('Raadhuis, kamer 4');
  await press(chair, 'Opslaan');
  await heading(chair, 'Overleg');
  await chair.locator('tr, li', {hasText: 'Proefoverleg'}).getByRole('link').first().click();
  await chair.getByRole('heading', {name: /^Overleg van /}).waitFor();
  return new URL(chair.url()).pathname;
}

// The adviser brings a signal to the meeting, with every organisation at the table.
async function propose(adviser, meeting, number, title) {
  await adviser.goto(meeting);
  await follow(adviser, `Stel voor: ${number}`);
  await adviser.getByLabel('Titel').fill(title);
  await adviser.getByLabel('Wat vraagt u aan het overleg?').fill('Zien anderen dit ook, en wat is nu verstandig?');
  for (const box of await adviser.locator('input[name=partij]').all()) await box.check();
  await press(adviser, 'Stel voor');
  await heading(adviser, title);
}

// Each criterion gets a mark. A clear or strong one needs a reason; who does not know says what to ask.
async function score(page, address, marks) {
  await page.goto(address);
  await follow(page, 'Geef uw scores');
  await heading(page, 'Uw scores');
  const criteria = await page.locator('.weging-criterion').all();
  assert.equal(criteria.length, 11);
  for (const [i, criterion] of criteria.entries()) {
    const mark = marks[i % marks.length];
    await criterion.getByLabel(mark, {exact: true}).check();
    if (mark !== 'Geen' && mark !== 'Licht')
      await page.locator('.weging-why textarea, .weging-why input').nth(i).fill(
        mark === 'Weet ik niet' ? 'Zijn er ook elders gesprekken geweest?' : 'Dit is op twee plekken zelf gezien.');
  }
  await press(page, 'Ik ben klaar');
  await page.getByRole('heading', {name: /^Weging: /}).waitFor();
}

async function addNote(page, summary, label, text, lens) {
  await page.getByText(summary, {exact: true}).click();
  const form = page.locator('details[open]', {hasText: summary});
  await form.getByLabel(label).fill(text);
  if (lens) await form.getByLabel('Hoe weten we dit?').selectOption(lens);
  await form.getByRole('button', {name: 'Voeg toe'}).click();
  await page.getByText(text).first().waitFor();
}

// The page as it is on a screen and on a phone.
async function look(page, name) {
  const size = page.viewportSize();
  for (const [width, height] of [[1280, 900], [390, 844]]) {
    await page.setViewportSize({width, height});
    await check(page);
    await shot(page, name);
  }
  await page.setViewportSize(size);
}

// The product as PDF and as ODT, through its links: a real file, with these words in it.
async function keepsFiles(page, path, words) {
  for (const [link, end, type, magic] of [['Opslaan als PDF', 'pdf', 'application/pdf', '%PDF-'],
    ['Opslaan als ODT (LibreOffice, Word)', 'odt', 'application/vnd.oasis.opendocument.text', 'PK']]) {
    const [saved] = await Promise.all([page.waitForEvent('download'), follow(page, link)]);
    assert.match(saved.suggestedFilename(), new RegExp(`^O-.*\\.${end}$`));
    const file = readFileSync(await saved.path());
    assert.equal(file.toString('latin1', 0, magic.length), magic);
    const answer = await page.request.get(`${path}.${end}`);
    assert.equal(answer.headers()['content-type'], type);
    if (end === 'odt') assert.ok(unzipped(file, 'content.xml').includes(words), `not in the file: ${words}`);
    else assert.match(file.toString('latin1', file.length - 8), /%%EOF/);
  }
}

test('eight people weigh a signal on eight devices, and the reporter hears what came of it', async () => {
  const phone = await site.page({width: 390});
  await login(phone, site.people.Melder.email, site.people.password);
  await phoneMenu(phone, 'Mijn meldingen');
  await follow(phone, 'Nieuwe melding');
  const {number, link} = await report(phone, 'Bij de vlonder stonden zaterdag twintig mensen te praten over de opvang.');
  const adviser = await site.as('Adviseur OOV');
  await search(adviser, 'vlonder');
  await followUp(adviser, number);

  const chair = await site.as('Procesregisseur');
  const meeting = await planMeeting(chair);
  const title = 'Gesprekken bij de vlonder';
  await propose(adviser, meeting, number, title);
  await chair.goto(meeting);
  await press(chair, `Zet ${title} op de agenda`);
  await press(chair, 'Begin het overleg');
  await follow(chair, title);
  await heading(chair, title);
  await chair.getByRole('link', {name: /weging/i}).first().click();
  await press(chair, 'Begin de weging');
  const weighing = new URL(chair.url()).pathname;

  // Picture: nobody can score, judge or decide before it is there.
  assert.equal((await chair.goto(`${weighing}/besluit`)).status() >= 400, true, 'a decision before a picture');
  await chair.goto(weighing);
  await follow(chair, 'Schrijf het beeld op');
  await chair.getByLabel('Het beeld: wat zien we samen?').fill('Op drie plekken praten mensen over de opvang. Niemand is boos geworden.');
  await chair.getByLabel('Wat zouden we zien als dit beeld niet klopt?').fill('Dan vraagt over twee weken niemand er meer naar.');
  await chair.locator('main form button[type=submit]').first().click();
  await chair.getByRole('heading', {name: /^Weging: /}).waitFor();
  await addNote(chair, 'Uitspraak toevoegen', 'Een uitspraak over wat er speelt', 'Bewoners hoorden het eerst uit de krant.', 'aangetoond');
  await follow(chair, 'Open het scoren');
  await heading(chair, 'Het scoren openen');
  for (const box of await chair.locator('input[name=wie]').all()) {
    const label = await box.evaluate((e) => e.closest('label').textContent);
    await box.setChecked(!/procesregisseur|operationeel specialist/i.test(label));
  }
  await press(chair, 'Open het scoren');
  await chair.getByText('0 van 8 klaar').waitFor();

  // Eight people, eight devices, at once; one of them without script.
  const marks = ['Weet ik niet', 'Geen', 'Licht', 'Duidelijk', 'Sterk'];
  const people = await Promise.all(table.map((name, i) => sitDown(name, {width: 390, script: i !== 3})));
  await Promise.all(people.slice(0, 7).map((page, i) => score(page, weighing, marks.slice(i % 4))));
  await chair.goto(weighing);
  await chair.getByText('7 van 8 klaar').waitFor();
  for (const page of [chair, people[0], people[7]]) {
    await page.goto(weighing);
    assert.equal(await page.getByRole('heading', {name: 'Spreiding van de scores'}).count(), 0, 'a spread before all are done');
  }
  await shot(people[0], 'weging-wachten');
  await score(people[7], weighing, ['Licht']);
  await chair.goto(weighing);
  await chair.getByRole('heading', {name: 'Spreiding van de scores'}).waitFor();
  const rows = await chair.locator('caption', {hasText: 'Aantal mensen per score'}).locator('xpath=..').locator('tbody tr').all();
  assert.equal(rows.length, 12);
  for (const row of rows.slice(0, 11)) {
    const counts = (await row.locator('td.app-number').allTextContents()).slice(0, 5).map(Number);
    assert.equal(counts.reduce((sum, n) => sum + n, 0), 8, `marks lost: ${counts}`);
  }
  await check(chair);
  await shot(chair, 'weging-spreiding');
  await people[0].goto(weighing);
  await check(people[0]);
  await shot(people[0], 'weging-spreiding');

  // Judgement: only after three other explanations.
  await press(chair, 'Naar het oordeel');
  await chair.getByRole('alert').first().waitFor();
  await chair.goto(weighing);
  for (const text of ['Er stond die week een stuk in de krant.', 'Een nieuwe melder meldt vaker.', 'Er was markt, dus meer mensen op straat.'])
    await addNote(chair, 'Andere verklaring toevoegen', 'Hoe kan dit ook anders zijn?', text);
  await press(chair, 'Naar het oordeel');
  await follow(chair, 'Schrijf het oordeel op');
  await chair.getByLabel('Het oordeel: wat vinden we hiervan?').fill('Mensen willen weten wat er komt. Er is geen spanning tussen groepen.');
  await chair.locator('main form button[type=submit]').first().click();
  await people[5].goto(weighing);
  await addNote(people[5], 'Ik zie het anders', 'Waar kijkt u anders tegen aan?', 'Wij verwachten zaterdag meer mensen dan vorige week.');
  await chair.goto(weighing);
  await chair.getByText('Wij verwachten zaterdag meer mensen dan vorige week.').waitFor();
  await press(chair, 'Naar het besluit');

  // Decision: an outcome, its reason, who does what, and what the reporter hears.
  await follow(chair, 'Leg het besluit vast');
  await chair.getByRole('link', {name: 'Gesprek aangaan'}).click();
  await chair.getByLabel('Wat besluit u samen?').fill('De gemeente praat met de bewoners rond de vlonder.');
  await chair.getByLabel('Waarom?').first().fill('Mensen missen informatie, en een gesprek is de lichtste stap.');
  await chair.getByLabel('Actie 1: wat gaat er gebeuren?').fill('Gesprek bij de vlonder voorbereiden');
  const who = chair.getByLabel('Wie doet dit?').first();
  await who.selectOption(await who.locator('optgroup[label="Gemeente Waterrijk"] option').first().getAttribute('value'));
  await chair.getByLabel('Wanneer is het klaar?').first().fill(inDays(20));
  await chair.getByLabel('Wat hoort de melder?').fill('Wij hebben uw melding samen besproken. Wij praten met de bewoners.');
  await press(chair, 'Leg het besluit vast');
  await chair.getByText('Deze weging is klaar.').waitFor();
  await check(chair);
  await shot(chair, 'weging-besluit');

  // What goes out: the report and the decisions, to read and to keep.
  await chair.goto(meeting);
  for (const [link, product, words] of [['Verslag', 'verslag', 'Mensen willen weten wat er komt.'],
    ['Besluitenlijst', 'besluiten', 'Gesprek bij de vlonder voorbereiden']]) {
    await follow(chair, link);
    await chair.locator('.verslag').getByText(title).first().waitFor();
    for (const text of ['Gesprek aangaan', 'De gemeente praat met de bewoners rond de vlonder.', words])
      await chair.locator('.verslag').getByText(text).first().waitFor();
    await look(chair, `overleg-${product}`);
    await keepsFiles(chair, `${meeting}/${product}`, 'De gemeente praat met de bewoners rond de vlonder.');
    await follow(chair, 'Naar het overleg');
  }
  // Others at the table read the report of what they weighed; the list of decisions is the chair's.
  assert.equal((await people[3].goto(`${meeting}/verslag`)).status(), 200);
  await people[3].getByText('De gemeente praat met de bewoners rond de vlonder.').waitFor();
  assert.equal((await people[3].request.get(`${meeting}/besluiten`)).status(), 403);

  // The reporter, without logging in.
  const nobody = await site.page({width: 390});
  await nobody.goto(link);
  await nobody.getByText('Wij hebben uw melding samen besproken.').waitFor();

  // The action waits for its owner, who does it.
  await adviser.goto('/');
  await adviser.getByRole('link', {name: /Gesprek bij de vlonder voorbereiden/}).first().click();
  await adviser.getByLabel('Hoe staat het ervoor?').selectOption({label: 'Gedaan'});
  await adviser.getByLabel('Wat is ervan gekomen?').fill('Er kwamen vijftien mensen. Zij wilden vooral weten wie zij kunnen bellen.');
  await adviser.locator('main form button[type=submit]').first().click();
  await chair.goto(weighing);
  await chair.locator('tr', {hasText: 'Gesprek bij de vlonder voorbereiden'}).getByText(/gedaan/i).waitFor();
  await open(adviser, number);
  for (const page of [phone, chair, nobody, ...people]) {
    quiet(page);
    await page.context().close();
  }
  await adviser.context().close();
});
