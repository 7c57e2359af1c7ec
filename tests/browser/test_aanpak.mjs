// test_aanpak.mjs -- a kwestie through the gate to an approach, its actions and the look back.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {check, fits, login, quiet, shot, startSite} from './harness.mjs';
import {follow, heading, press, told} from './steps.mjs';

let site;

before(async () => { site = await startSite(); });
after(() => site?.stop());

const inDays = (n) => new Date(Date.now() + n * 86400000).toISOString().slice(0, 10);
const core = 'Buren en jongeren willen dezelfde steiger op een ander uur gebruiken.';
const expected = 'Buren en jongeren spreken elkaar zelf aan bij de steiger.';
const observed = 'Buren bellen minder, en op twee avonden spraken zij de jongeren zelf.';

async function sitDown(name, options) {
  const page = await site.page(options);
  await login(page, `${name}@noorderland.example`, site.people.password);
  return page;
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

async function beginKwestie(page) {
  await page.goto('/kwesties/nieuw');
  await page.getByLabel('Naam van de kwestie').fill('Rust bij de steiger');
  await page.getByLabel('De kern in een zin').fill(core);
  const place = page.getByLabel('Waar speelt het?');
  await place.selectOption(await place.locator('option', {hasText: 'Waterrijk-Noord'}).getAttribute('value'));
  await page.getByLabel('Thema').selectOption({label: 'Overlast jongeren'});
  await page.getByRole('radio').first().check();
  await page.getByLabel('Wat is uw taak in deze kwestie?').fill('Trekker vanuit de gemeente');
  await press(page, 'Kwestie beginnen');
  await heading(page, 'Rust bij de steiger');
  return new URL(page.url()).pathname;
}

async function addMember(page, kwestie, name, task) {
  await page.goto(`${kwestie}/leden/nieuw`);
  await page.getByLabel('Naam, of een deel daarvan').fill(name);
  await press(page, 'Zoek');
  await page.getByRole('radio', {name}).check();
  await page.getByLabel('Wat is de taak van deze persoon in deze kwestie?').fill(task);
  await press(page, 'Voeg toe');
  await heading(page, 'Rust bij de steiger');
}

// Everything that an approach needs except what the kwestie itself must have first.
async function makeApproach(page, kwestie) {
  await page.goto(kwestie);
  await follow(page, 'Aanpak maken');
  await follow(page, 'Begin met eigen stappen');
  await page.getByLabel('Naam van de aanpak').fill('Avonden bij de steiger');
  await page.getByLabel('Wat wilt u bereiken?').fill('Buren en jongeren maken samen afspraken over de steiger.');
  await page.getByLabel('Welke stappen zet u?').fill('Luisteren bij de steiger (jongerenwerker)\nSamen aan tafel (opbouwwerker)');
  await press(page, 'Opslaan');
  await heading(page, 'Avonden bij de steiger');
  return new URL(page.url()).pathname;
}

const missing = (page) => page.locator('main').getByRole('listitem');

// It cannot begin, and the page says of each of these that it is missing.
async function refused(page, approach, what) {
  assert.equal((await page.goto(`${approach}/starten`)).status(), 200);
  await page.getByText('De aanpak kan nog niet beginnen. Dit ontbreekt:').waitFor();
  for (const text of what) await missing(page).filter({hasText: text}).first().waitFor();
  assert.equal(await page.getByRole('button', {name: /^Start/}).count(), 0, 'it can begin too early');
}

async function fillApproach(page, approach) {
  await page.goto(approach);
  await follow(page, 'Aanpak wijzigen');
  await page.getByLabel('Voor wie is de aanpak?').fill('Jongeren en buren rond de steiger, en wie er tussenin staat.');
  await page.getByLabel('Waarom past dit bij hen, en wie van hen dacht mee?').fill('Twee buren en vier jongeren kozen het uur en de plek.');
  await page.getByLabel('Wat verwacht u dat verandert?').fill(expected);
  await page.getByLabel('Op welke dag moet dat te zien zijn?').fill(inDays(30));
  await page.getByLabel('Waaraan ziet u dat?').fill('Buren bellen de jongerenwerker en niet meer de gemeente.');
  await page.getByLabel('Op welke dag blikt u terug?').fill(inDays(40));
  await page.getByLabel('Wie beslist?').fill('De buurt en de gemeente samen, aan dezelfde tafel.');
  await page.getByLabel('Zitten bewoners aan tafel?').selectOption({label: 'Ja'});
  const rights = page.getByLabel('Welke grondrechtentoets hoort hierbij?');
  if (await rights.count()) await rights.selectOption({index: 1});
  await press(page, 'Opslaan');
  await heading(page, 'Avonden bij de steiger');
}

async function takePosition(page, kwestie) {
  await page.goto(`${kwestie}/positie`);
  await page.getByLabel('Regisseur: de gemeente brengt anderen bij elkaar').check();
  await page.getByLabel('Vanaf welke dag?').fill(inDays(0));
  await page.getByLabel('Waarom deze positie?').fill('Buren en jongeren kunnen dit samen, als iemand hen uitnodigt.');
  await page.getByRole('group', {name: 'Kiest de gemeente hiermee een kant?'}).getByLabel('Nee').check();
  await press(page, 'Vastleggen');
  await heading(page, 'Afwegen');
}

async function answerRights(page, kwestie) {
  await page.goto(`${kwestie}/grondrechten/nieuw`);
  await page.getByLabel('Wat wilt u doen?').fill('Avonden houden bij de steiger');
  await page.getByLabel('Het raakt geen grondrecht').check();
  await page.getByLabel('Wat is het doel?').fill('Mensen laten praten over hoe zij de steiger gebruiken.');
  await page.getByLabel('Wat gebeurt er als u niets doet?').fill('Dan spreken buren alleen over elkaar en niet met elkaar.');
  await page.getByLabel('Ja, dit mag zo').check();
  await press(page, 'Opslaan');
  await heading(page, 'Avonden houden bij de steiger');
  assert.equal(await page.getByRole('button', {name: 'Bevestig deze toets'}).count(), 0, 'one confirms what one answered');
  return new URL(page.url()).pathname;
}

async function writeCard(page, kwestie, role) {
  await page.goto(`${kwestie}/rolkaart`);
  await page.getByLabel('Wat is uw rol?').fill(role);
  await page.getByLabel('Wat doet u wel?').fill('Ik luister en ik zeg wat ermee gebeurt.');
  await page.getByLabel('Wat doet u niet?').fill('Ik doe geen beloften over de steiger.');
  await page.getByLabel('Wie dekt u?').fill('Teamleider veiligheid');
  await press(page, 'Opslaan');
  await heading(page, 'Afwegen');
}

test('a kwestie goes through the gate to an approach that is looked back on', async () => {
  const adviser = await site.as('Adviseur OOV');
  const colleague = await sitDown('communicatie');
  const police = await sitDown('politie', {width: 390, script: false});
  const kwestie = await beginKwestie(adviser);
  for (const page of [colleague, police])
    assert.equal((await page.goto(kwestie)).status(), 404, 'seen without a task in it');
  await addMember(adviser, kwestie, 'Wout Hofman', 'Taal en toon naar de buurt');
  await addMember(adviser, kwestie, 'Tess Brouwer', 'Beeld van de wijkagenten');

  // Nothing begins before the analysis is there, and it says what is not there.
  const approach = await makeApproach(adviser, kwestie);
  await refused(adviser, approach, ['De kern is nog niet ondertekend', 'De positie van de gemeente is nog niet vastgelegd',
    'Er is nog geen grondrechtentoets', 'Er staat nog niet voor wie de aanpak is', 'Er staat nog niet wat u verwacht dat verandert',
    'Er is nog geen dag om terug te blikken']);
  await look(adviser, 'aanpak-poort-dicht');

  // The core: two signatures of two people.
  await adviser.goto(`${kwestie}/analyse`);
  await press(adviser, 'Onderteken de kern');
  await adviser.getByRole('button', {name: 'Trek uw handtekening in'}).waitFor();
  await refused(adviser, approach, ['Er is nog een tweede handtekening nodig']);
  await colleague.goto(`${kwestie}/analyse`);
  await colleague.getByText(core).first().waitFor();
  await press(colleague, 'Onderteken de kern');
  await colleague.getByRole('button', {name: 'Trek uw handtekening in'}).waitFor();

  // The position, a card for each, and the rights: answered by one, confirmed by another.
  await takePosition(colleague, kwestie);
  await writeCard(adviser, kwestie, 'Luisteraar');
  await writeCard(police, kwestie, 'Vraagbaak');
  const rights = await answerRights(adviser, kwestie);
  await fillApproach(adviser, approach);
  await refused(adviser, approach, ['nog niet bevestigd door een tweede persoon']);
  await police.goto(rights);
  await police.getByLabel('Waarom klopt deze toets volgens u?').fill('Er is geen gebod en geen verbod: wie komt, komt zelf.');
  await press(police, 'Bevestig deze toets');
  await police.getByText('Nog niet.').waitFor({state: 'detached'});
  await fits(police); // axe itself is script
  await shot(police, 'grondrechtentoets-bevestigd');
  await adviser.goto(`${kwestie}/analyse`);
  await adviser.getByText('Een aanpak kan beginnen.').waitFor();
  await look(adviser, 'aanpak-poort-open');

  // Who withdraws at the last moment closes the gate again, also for who is about to start.
  await adviser.goto(`${approach}/starten`);
  await colleague.goto(`${kwestie}/analyse`);
  await press(colleague, 'Trek uw handtekening in');
  await colleague.getByRole('button', {name: 'Onderteken de kern'}).waitFor();
  const answer = adviser.waitForResponse((one) => one.request().method() === 'POST');
  await press(adviser, 'Start de aanpak');
  assert.equal((await answer).status(), 422);
  await missing(adviser).filter({hasText: 'tweede handtekening'}).waitFor();
  await press(colleague, 'Onderteken de kern');
  await colleague.getByRole('button', {name: 'Trek uw handtekening in'}).waitFor();
  await adviser.goto(approach);
  await follow(adviser, 'Aanpak starten');
  await press(adviser, 'Start de aanpak');
  await told(adviser, 'De aanpak is nu in uitvoering.');

  // A step, and an action that its owner finds and does.
  await follow(adviser, 'Luisteren bij de steiger');
  await adviser.getByLabel('Stand').selectOption({label: 'Gedaan'});
  await press(adviser, 'Opslaan');
  await told(adviser, 'De stap is opgeslagen.');
  await follow(adviser, 'Actie toevoegen');
  await adviser.getByLabel('Wat moet er gebeuren?').fill('Buren persoonlijk uitnodigen');
  const owner = adviser.getByLabel('Wie doet het?');
  await owner.selectOption(await owner.locator('option', {hasText: /informatiecoördinator|Tess Brouwer/}).getAttribute('value'));
  await adviser.getByLabel('Op welke dag is het klaar?').fill(inDays(7));
  await press(adviser, 'Opslaan');
  await told(adviser, 'De actie is opgeslagen.');
  await look(adviser, 'aanpak-bezig');
  await police.goto('/acties');
  await follow(police, 'Buren persoonlijk uitnodigen');
  await police.getByLabel('Hoe staat het ervoor?').selectOption({label: 'Gedaan'});
  await police.getByLabel('Wat is ervan gekomen?').fill('De wijkagent belde bij elf deuren aan.');
  await press(police, 'Opslaan');
  await heading(police, 'Mijn acties');

  // The look back: what was expected beside what was seen.
  await colleague.goto(approach);
  await colleague.getByText('De wijkagent belde bij elf deuren aan.').waitFor();
  await follow(colleague, 'Terugblikken');
  await colleague.getByText(expected).waitFor();
  await look(colleague, 'aanpak-terugblik');
  await colleague.getByLabel('Wat zag u?').fill(observed);
  await colleague.getByLabel('Ging het zoals verwacht?').selectOption({label: 'Deels zoals verwacht'});
  await colleague.getByLabel('Wat hebben we geleerd?').fill('Het uur kiezen met de jongeren maakte meer uit dan de plek.');
  await press(colleague, 'Terugblik opslaan');
  await told(colleague, 'De terugblik is opgeslagen.');
  for (const page of [adviser, colleague, police]) {
    await page.goto(approach);
    const columns = page.locator('.aanpak-columns > section');
    assert.match(await columns.nth(0).textContent(), new RegExp(expected));
    assert.match(await columns.nth(1).textContent(), new RegExp(observed));
    assert.match(await columns.nth(1).textContent(), /Deels zoals verwacht/);
  }
  const boxes = await adviser.locator('.aanpak-columns > section').evaluateAll((all) =>
    all.map((one) => one.getBoundingClientRect().toJSON()));
  assert.equal(boxes[0].top, boxes[1].top, 'not beside each other');
  assert.ok(boxes[1].left >= boxes[0].right);
  await look(adviser, 'aanpak-teruggeblikt');
  for (const page of [adviser, colleague, police]) {
    quiet(page);
    await page.context().close();
  }
});
