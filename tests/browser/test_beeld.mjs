// test_beeld.mjs -- from the picture of the region to a decision about a warning.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {check, fits, login, shot, startSite} from './harness.mjs';
import {follow, heading, phoneMenu, press, told} from './steps.mjs';

let site;

before(async () => { site = await startSite(); });
after(() => site?.stop());

async function sitDown(name, options) {
  const page = await site.page(options);
  await login(page, `${name}@noorderland.example`, site.people.password);
  return page;
}

// Words that a warning must not use.
async function plain(page) {
  const text = (await page.locator('main').innerText()).toLowerCase();
  for (const word of ['significant', 'cluster', 'uitbraak', 'risico'])
    assert.ok(!text.includes(word), `${word} on ${page.url()}`);
}

// The addresses of the warnings about which nothing was decided for good.
async function warnings(page) {
  await page.goto('/beeld/waarschuwingen?status=alle');
  await heading(page, 'Waarschuwingen');
  const links = page.locator('main').getByRole('link', {name: /^Bekijk waarschuwing W-/});
  return links.evaluateAll((all) => all.map((a) => a.getAttribute('href')));
}

for (const script of [true, false]) {
  const how = script ? 'with script' : 'without script';
  const look = script ? check : fits; // axe is a script itself

  test(`a warning becomes a kwestie, and another is set aside, ${how}`, async () => {
    const page = await sitDown('procesregisseur', {width: 1280, script});
    const all = await warnings(page);
    assert.ok(all.length >= 2, 'the demo has warnings');
    await look(page);
    const [first, second] = script ? all : all.slice().reverse();
    await page.goto(first);
    await page.getByRole('heading', {name: 'Kan het ook iets anders zijn?'}).waitFor();
    assert.ok(await page.locator('main ol > li').count() >= 3, 'three other explanations');
    await plain(page);
    await look(page);
    if (script) {
      await shot(page, 'waarschuwing');
      await follow(page, 'Openen als kwestie');
      await look(page);
      await press(page, 'Openen als kwestie');
      await page.getByRole('heading', {name: 'Openen als kwestie', level: 1}).waitFor(); // the reason is missing
      await page.getByLabel('Waarom?').fill('Dit speelt al langer, en de buren weten van niets.');
      await page.getByLabel('De kern in een zin').fill('Bewoners willen weten waar zij aan toe zijn.');
      await press(page, 'Openen als kwestie');
      await page.waitForURL(/\/kwesties\/\d+/);
      await page.getByText('Geopend na waarschuwing').first().waitFor();
      await page.goto(first);
      await page.getByRole('link', {name: /^Kwestie K-/}).waitFor();
      await page.goto(second);
    }
    await follow(page, 'Terzijde leggen');
    await page.getByLabel(/^Er is een nieuwe melder|^Een melder is weg/).check();
    await page.getByLabel('Waarom?').fill('Wij hebben gebeld. Er is niets aan de hand.');
    await press(page, 'Terzijde leggen');
    await told(page, 'De waarschuwing is terzijde gelegd, met uw reden.');
    await page.getByText('Nagegaan:').waitFor();
    await look(page);
  });

  test(`the picture on a phone, ${how}`, async () => {
    const page = await sitDown('bestuurder', {width: 390, script});
    await phoneMenu(page, 'Beeld');
    await heading(page, 'Beeld');
    await look(page);
    await plain(page);
    await page.getByLabel('Thema', {exact: true}).selectOption({label: 'Overlast jongeren'});
    await page.getByLabel('Periode', {exact: true}).selectOption({label: '4 weken'});
    await press(page, 'Toon het beeld');
    await page.getByRole('heading', {name: 'Waar: overlast jongeren, de laatste 4 weken'}).waitFor();
    assert.equal(await page.locator('.duiding-places').getByText(/^[1-4]$/).count(), 0, 'no small number');
    await look(page);
    if (script) await shot(page, 'beeld-telefoon');
    await follow(page, 'Duidingsbericht op een bladzijde');
    await heading(page, 'Duidingsbericht');
    await look(page);
  });
}

for (const script of [true, false]) {
  const how = script ? 'with script' : 'without script';
  const look = script ? check : fits;

  test(`the own municipality, with the keyboard, ${how}`, async () => {
    const page = await sitDown('adviseur.waterrijk', {width: script ? 1280 : 390, script});
    await page.goto('/beeld?thema=opvang');
    const where = page.getByLabel('Waar', {exact: true});
    assert.deepEqual(await where.locator('option').allInnerTexts(), ['Hele regio', 'Waterrijk']);
    await where.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', {name: /^Waar in Waterrijk: opvang/}).waitFor();
    const places = page.locator('.duiding-places');
    await places.getByRole('rowheader', {name: 'Waterrijk-Noord', exact: true}).waitFor();
    assert.equal(await places.getByText('Noorderkoog').count(), 0);
    const map = await page.locator('svg.chart-map:visible title').allTextContents();
    assert.ok(map.some((text) => text.startsWith('Waterrijk-Noord: ')), 'the map has the villages');
    await plain(page);
    await look(page);
    if (script) await shot(page, 'beeld-gemeente');
    await follow(page, 'Wonen en woningtoewijzing');
    await page.getByRole('heading', {name: /^Waar in Waterrijk: wonen/}).waitFor(); // the choice stays
    await follow(page, 'Duidingsbericht op een bladzijde');
    await heading(page, 'Duidingsbericht');
    await page.getByText('Waterrijk, Demoregio Noorderland').waitFor();
    await look(page);
    await follow(page, 'Terug naar het beeld');
    await page.getByRole('heading', {name: /^Waar in Waterrijk: wonen/}).waitFor();
    await follow(page, 'Terug naar de hele regio');
    await page.getByRole('heading', {name: /^Waar: wonen/}).waitFor();
    await look(page);
  });
}

test('whoever handles no signals has the region only', async () => {
  const page = await sitDown('bestuurder', {width: 1280});
  await page.goto('/beeld');
  assert.equal(await page.getByLabel('Waar', {exact: true}).count(), 0);
  const answer = await page.goto('/beeld?waar=GM9001');
  assert.equal(answer.status(), 404);
});

test('the difference with what was expected is on the map and in the table', async () => {
  const page = await sitDown('procesregisseur', {width: 1280});
  await page.goto('/beeld');
  const map = page.locator('.chart-wide svg.chart-map');
  for (const row of await page.locator('.duiding-places tbody tr').all()) {
    const name = (await row.getByRole('rowheader').innerText()).trim();
    const note = (await row.locator('[data-label="Let op"]').innerText()).split(';')[0];
    if (name === 'Samen') continue;
    const said = await map.locator('title').evaluateAll((all) => all.map((t) => t.textContent));
    const tile = said.find((text) => text.startsWith(`${name}: `));
    assert.ok(tile.includes(note === '' ? 'zoals verwacht' : note), `${tile} beside ${note}`);
  }
});

test('the picture on a screen, and a computation that is asked for and stopped', async () => {
  const page = await sitDown('procesregisseur', {width: 1280});
  await page.goto('/beeld');
  await heading(page, 'Beeld');
  await page.getByText('Dezelfde cijfers in een tabel').click();
  await check(page);
  await shot(page, 'beeld');
  await press(page, 'Nu opnieuw berekenen');
  await told(page, 'De nieuwe berekening staat klaar.');
  const stop = page.getByRole('button', {name: 'Stop de berekening'});
  if (await stop.count()) await stop.click(); // a quick machine may be done with it
  await page.getByLabel('Hoe vaak mag een waarschuwing komen zonder dat er iets is?')
    .selectOption({label: 'ongeveer eens per jaar'});
  await press(page, 'Bewaar deze keuze');
  await told(page, 'Uw keuze telt vanaf de volgende berekening.');
  await follow(page, 'Hoe komen wij aan een waarschuwing?');
  await heading(page, 'Hoe komen wij aan deze waarschuwing?');
  await check(page);
});
