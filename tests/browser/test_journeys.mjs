// test_journeys.mjs -- what people come to do, from begin to end, with and without script.
import assert from 'node:assert/strict';
import {createHmac} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {after, before, test} from 'node:test';
import {command, insist, login, quiet, shot, startSite} from './harness.mjs';
import {follow, followUp, heading, open, phoneMenu, press, report, search, told, unzipped} from './steps.mjs';

let site;

before(async () => { site = await startSite(); });
after(() => site?.stop());

// A test that runs twice. Words that only this run uses keep the two apart.
function journey(name, run) {
  for (const script of [true, false])
    test(`${name} (${script ? 'with' : 'without'} script)`, () =>
      run({script, word: script ? 'muziekkoepel' : 'speelweide'}));
}

// Gather all signals of a search in a new kwestie and write down what is said about it.
async function gather(page, word, n) {
  await search(page, word);
  for (const box of await page.locator('#signalen input[type=checkbox]').all()) await box.check();
  await press(page, 'Verzamel in een kwestie');
  await heading(page, 'Verzamelen in een kwestie');
  await page.getByText(`${n} signalen horen bij deze kwestie`).waitFor();
  await page.getByLabel('Naam van de kwestie').fill(`Samenkomen bij de ${word}`);
  await page.getByLabel('De kern in een zin').fill('Jongeren en omwonenden willen dezelfde plek gebruiken.');
  const place = page.getByLabel('Waar speelt het?');
  await place.selectOption(await place.locator('option', {hasText: 'Waterrijk-Noord'}).getAttribute('value'));
  await page.getByLabel('Thema').selectOption({label: 'Overlast jongeren'});
  await page.getByRole('radio').first().check();
  await page.getByLabel('Wat is uw taak in deze kwestie?').fill('Trekker vanuit de gemeente');
  await press(page, 'Kwestie beginnen');
  await heading(page, `Samenkomen bij de ${word}`);
  await follow(page, 'Bewering toevoegen');
  await page.getByLabel('Wat wordt er gezegd?').fill(`De ${word} wordt afgebroken.`);
  await page.getByLabel('Klopt het?').selectOption({label: 'Nog te checken'});
  await page.getByLabel('Wie zegt dat?').fill('bewoners op het plein');
  await press(page, 'Opslaan');
  await heading(page, `Samenkomen bij de ${word}`);
  await page.getByText(`De ${word} wordt afgebroken.`).waitFor();
  await page.getByText('1 bewering nog te checken').waitFor();
}

journey('a report is followed up, gathered in a kwestie and answered', async ({script, word}) => {
  const phone = await site.page({width: 390, script});
  const steps = [];
  const step = async (what, action) => {
    const from = performance.now();
    await action();
    steps.push([what, performance.now() - from]);
  };
  await login(phone, site.people.Melder.email, site.people.password);
  await step('tap: menu, my reports', () => phoneMenu(phone, 'Mijn meldingen'));
  await step('tap: new report', () => follow(phone, 'Nieuwe melding'));
  const text = `Bij de ${word} stonden vrijdag twaalf jongeren te praten. Omwonenden liepen een blokje om.`;
  const {number, link} = await report(phone, text, step);
  const spent = steps.reduce((sum, [, ms]) => sum + ms, 0);
  for (const [what, ms] of steps) console.log(`# ${what} (${ms.toFixed(0)} ms)`);
  console.log(`# report: ${steps.length} steps, ${(spent / 1000).toFixed(1)} s without thinking and typing`);
  assert.ok(steps.length <= 9 && spent < 60000, 'a report takes too long');
  await shot(phone, `bedankt-${script}`);
  await follow(phone, 'Nog iets melden');
  await report(phone, `Zaterdag zaten er weer jongeren bij de ${word}. Twee buren vroegen om een gesprek.`);

  const adviser = await site.as('Adviseur OOV', {script});
  await search(adviser, word);
  await followUp(adviser, number);
  const like = adviser.locator('section', {has: adviser.getByRole('heading', {name: 'Lijkt op'})});
  assert.match(await like.textContent(), new RegExp(word), 'the other report is not suggested');
  await gather(adviser, word, 2);
  await open(adviser, number);
  await follow(adviser, 'Terugkoppelen aan de melder');
  await adviser.getByLabel('Bericht aan de melder').fill(`Wij praten volgende week bij de ${word}.`);
  await press(adviser, 'Bericht plaatsen');
  await heading(adviser, `Signaal ${number}`);

  await phoneMenu(phone, 'Mijn meldingen');
  await phone.getByText(`Wij praten volgende week bij de ${word}.`).waitFor();
  const nobody = await site.page({width: 390, script});
  await nobody.goto(link);
  await nobody.getByText(`Wij praten volgende week bij de ${word}.`).waitFor();
  for (const page of [phone, adviser, nobody]) {
    quiet(page);
    await page.context().close();
  }
});

// The privacy check points at the telephone number: while typing, or else after sending.
async function leaveOutTheNumber(phone, script, word) {
  const box = phone.getByLabel('Wat heeft u gezien of gehoord?');
  await box.fill(`Bij de ${word} schreeuwden mensen naar elkaar. Bel mij op 06 12345678.`);
  if (!script) await insist(phone, 'Verstuur melding');
  await phone.locator('.melden-hits mark', {hasText: '06 12345678'}).waitFor();
  await shot(phone, `privacy-${script}`);
  await box.fill(`Bij de ${word} schreeuwden mensen naar elkaar. Het was rond acht uur.`);
}

journey('a resident reports without an account and follows it', async ({script, word}) => {
  const phone = await site.page({width: 390, script});
  await phone.goto('/melden');
  await leaveOutTheNumber(phone, script, word);
  await phone.getByLabel('Waar is het?').selectOption({label: 'Waterrijk-Noord'});
  await phone.getByLabel('Ik heb het zelf gezien of gehoord.').check();
  await phone.getByLabel('Uw telefoonnummer').fill('06 12345678');
  await phone.getByLabel('De gemeente mag mij bellen of mailen').check();
  assert.equal((await insist(phone, 'Verstuur melding')).status(), 303);
  await heading(phone, 'Bedankt voor uw melding');
  await phone.getByText('Wij hebben uw contactgegevens apart en versleuteld bewaard.').waitFor();
  const code = await phone.locator('#volgcode').textContent();
  const number = await phone.locator('.melden-nummer').first().textContent();
  await phone.goto('/volgen');
  await phone.getByLabel('Uw code').fill(code.toLowerCase());
  await press(phone, 'Bekijk mijn melding');
  await heading(phone, 'Uw melding volgen');
  await phone.locator('main textarea').fill('Vandaag was het rustig.');
  await press(phone, 'Voeg toe');
  await told(phone, 'Uw aanvulling is bij de melding gezet.');

  const adviser = await site.as('Adviseur OOV', {script});
  await open(adviser, number);
  await adviser.getByText('Vandaag was het rustig.').waitFor();
  const page = new URL(adviser.url()).pathname;
  await adviser.getByRole('link', {name: /^Contactgegevens van de melder/}).click();
  assert.equal(await adviser.getByText('12345678').count(), 0, 'shown before it was asked for');
  await press(adviser, 'Toon contactgegevens');
  await adviser.getByText('06 12345678').waitFor();
  await adviser.goto(page);
  await follow(adviser, 'Terugkoppelen aan de melder');
  await adviser.getByLabel('Bericht aan de melder').fill('Dank u wel. Wij kijken zaterdag ook.');
  await press(adviser, 'Bericht plaatsen');
  await heading(adviser, `Signaal ${number}`);
  await phone.reload();
  await phone.getByText('Dank u wel. Wij kijken zaterdag ook.').waitFor();

  const officer = await site.as('Functionaris gegevensbescherming', {script});
  await officer.goto('/logboek');
  await officer.getByLabel('Activiteit').selectOption({label: 'Contact met een melder'});
  await press(officer, 'Zoeken');
  const line = officer.locator('tbody tr', {hasText: site.people['Adviseur OOV'].name}).first();
  assert.match(await line.textContent(), /contact/i);
  for (const one of [phone, adviser, officer]) {
    quiet(one);
    await one.context().close();
  }
});

async function fillTrigger(page, title) {
  await page.goto('/triggers/nieuw');
  await page.getByLabel('Wat komt er aan?').fill(title);
  await page.getByLabel('Wat voor trigger is het?').selectOption({index: 1});
  await page.getByLabel('Waar?').selectOption({index: 1});
  await page.getByLabel('Eerste dag').fill('2027-02-01');
  await page.getByLabel('Hoe zeker?').selectOption({label: 'Aangekondigd'});
}

journey('what was typed survives the end of a session', async ({script, word}) => {
  const page = await site.as('Adviseur OOV', {script});
  await fillTrigger(page, `Avond over de ${word}`);
  await page.context().clearCookies();
  await press(page, 'Opslaan');
  await told(page, 'Wat u heeft ingevuld is bewaard');
  await page.getByLabel('E-mailadres').fill(site.people['Adviseur OOV'].email);
  await page.getByLabel('Wachtwoord').fill(site.people.password);
  await press(page, 'Inloggen');
  await press(page, 'Ga verder');
  await told(page, 'De trigger staat in de kalender.');
  await page.getByText(`Avond over de ${word}`).first().waitFor();
  await page.context().close();
});

journey('of two who change the same trigger nobody loses anything', async ({script, word}) => {
  const first = await site.as('Adviseur OOV', {script});
  const second = await site.as('Procesregisseur', {script});
  await fillTrigger(first, `Opening van de ${word}`);
  await press(first, 'Opslaan');
  await told(first, 'De trigger staat in de kalender.');
  const where = await first.getByRole('link', {name: /wijzig/i}).first().getAttribute('href');
  await first.goto(where);
  assert.equal((await second.goto(where)).status(), 200);
  await first.getByLabel('Hoe weten we dit?').fill('raadsagenda');
  await press(first, 'Opslaan');
  await told(first, 'Uw wijzigingen zijn opgeslagen.');
  await second.getByLabel('Hoe weten we dit?').fill('brief aan bewoners');
  const answer = second.waitForResponse((one) => one.request().method() === 'POST');
  await press(second, 'Opslaan');
  assert.equal((await answer).status(), 409);
  await second.getByRole('heading', {name: 'Iemand anders heeft deze trigger net gewijzigd'}).waitFor();
  assert.equal(await second.getByLabel('Hoe weten we dit?').inputValue(), 'brief aan bewoners');
  await second.getByText('Nu staat hier: raadsagenda').waitFor();
  await press(second, 'Opslaan');
  await told(second, 'Uw wijzigingen zijn opgeslagen.');
  await second.getByText('brief aan bewoners').waitFor();
  await first.context().close();
  await second.context().close();
});

journey('the list: word forms, filters, a view of one\'s own, a batch with undo', async ({script, word}) => {
  const page = await site.as('Adviseur OOV', {script});
  await search(page, 'demonstraties');
  const marks = await page.locator('#signalen mark').allTextContents();
  assert.ok(marks.some((mark) => mark.toLowerCase() === 'demonstratie'), `marked: ${marks}`);
  await page.getByLabel('Status').selectOption({label: 'Alle'});
  await press(page, 'Zoek');
  const chips = page.getByRole('list', {name: 'Actieve filters'});
  assert.match(await chips.textContent(), /Status: Alle/);
  await page.getByLabel('Bewaar dit filter als weergave').fill(`Over de ${word}`);
  await press(page, 'Bewaar weergave');
  await told(page, 'Deze weergave is bewaard.');
  await page.getByRole('link', {name: 'Haal het filter Zoek in de tekst weg'}).click();
  assert.doesNotMatch(await chips.textContent(), /demonstraties/);
  await follow(page, `Over de ${word}`);
  assert.equal(await page.getByRole('textbox', {name: 'Zoek in de tekst'}).inputValue(), 'demonstraties');
  await page.goto('/signalen');
  const rows = page.locator('#signalen tbody tr');
  const numbers = [];
  for (let i = 0; i < 3; i++) {
    await rows.nth(i).getByRole('checkbox').check();
    numbers.push((await rows.nth(i).getByRole('link').textContent()).trim());
  }
  await press(page, 'Overdragen aan een collega');
  await page.getByText('U heeft 3 signalen gekozen.').waitFor();
  await page.getByLabel('Wie volgt deze signalen verder op?').selectOption({index: 1});
  await press(page, 'Overdragen');
  await told(page, '3 gewijzigd, 0 overgeslagen.');
  await press(page, 'Ongedaan maken');
  await told(page, 'ongedaan gemaakt');
  quiet(page);
  await page.context().close();
});

async function download(page, name) {
  const [file] = await Promise.all([page.waitForEvent('download'), follow(page, name)]);
  return readFileSync(await file.path());
}

journey('what is in the list can be taken along as CSV and as a workbook', async ({script}) => {
  const page = await site.as('Adviseur OOV', {script});
  await page.goto('/signalen?gemeente=GM9001');
  const number = (await page.locator('#signalen tbody a').first().textContent()).trim();
  const csv = (await download(page, 'als CSV')).toString('utf8');
  assert.match(csv.split('\r\n')[0], /nummer/i);
  assert.ok(csv.includes(number), 'the newest signal is not in the CSV');
  const book = await download(page, 'als Excel-bestand');
  const texts = unzipped(book, 'xl/worksheets/sheet1.xml');
  assert.ok(texts.includes(number), 'the newest signal is not in the workbook');
  await page.context().close();
});

async function sendFile(page, lines) {
  await page.goto('/signalen');
  await follow(page, 'Signalen inlezen');
  await page.getByLabel('CSV-bestand').setInputFiles({name: 'lijst.csv', mimeType: 'text/csv',
    buffer: Buffer.from(lines.join('\r\n'), 'utf8')});
  await press(page, 'Bestand bekijken');
  await heading(page, 'Importeren: lijst.csv');
}

journey('a list of signals is read in, after a look at what is wrong with it', async ({script, word}) => {
  const page = await site.as('Adviseur OOV', {script});
  const head = 'gemeente;gebied;waargenomen_van;thema;bronrol;herkomst;waarneming';
  const good = `Waterrijk;Waterrijk-Noord;2026-10-01;jongeren;wijkagent;eigen;Bij de ${word} lag maandag glas.`;
  const bad = `Waterrijk;Waterrijk-Noord;gisteren;jongeren;wijkagent;eigen;Bij de ${word} was het druk.`;
  await sendFile(page, [head, good, bad]);
  await page.getByText('Er is nog niets opgeslagen.').waitFor();
  const fault = page.locator('table', {hasText: 'Wat is er?'}).locator('tbody tr');
  assert.match(await fault.first().textContent(), /3.*waargenomen_van/s);
  await shot(page, `import-fout-${script}`);
  await sendFile(page, [head, good]);
  await press(page, '1 signaal importeren');
  await told(page, 'De signalen zijn geïmporteerd.');
  await search(page, `${word} glas`);
  await page.locator('#signalen').getByText('lag maandag glas').waitFor();
  quiet(page);
  await page.context().close();
});

// The code of an authenticator app (RFC 6238: HMAC-SHA-1, steps of 30 s, six digits).
function totp(secret, steps = 0) {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...secret.replaceAll(/[^A-Z2-7]/g, '')].map((c) => letters.indexOf(c).toString(2).padStart(5, '0'));
  const key = Buffer.from(bits.join('').match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30000) + steps));
  const mac = createHmac('sha1', key).update(counter).digest();
  const at = mac[19] & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1000000).padStart(6, '0');
}

const password = 'zeven gele fietsen op de dijk';

// On paper stand the codes, what they are for and the day; nothing else.
async function codesOnPaper(page) {
  await page.emulateMedia({media: 'print'});
  const lines = (await page.evaluate(() => document.body.innerText)).trim().split(/\s*\n\s*/);
  assert.equal(lines.length, 12, lines.join(' | '));
  assert.equal(lines[0], 'Uw herstelcodes');
  assert.match(lines[1], /^Voor Weerglas, gemaakt op \d+ [a-z]+ \d{4}\.$/);
  await page.emulateMedia({media: 'screen'});
}

// From an invitation to the start page: a password, a second factor, and the codes for later.
async function accept(page, link) {
  await page.goto(link);
  await heading(page, 'Welkom bij Weerglas');
  await page.getByLabel('Nieuw wachtwoord').fill(password);
  await press(page, 'Opslaan en verder');
  await heading(page, 'Tweede factor instellen');
  const secret = await page.locator('main code').textContent();
  await page.getByLabel('Code uit de app').fill(totp(secret));
  await press(page, 'Bevestigen');
  await heading(page, 'Uw herstelcodes');
  await codesOnPaper(page);
  const codes = await page.locator('main li code').allTextContents();
  await follow(page, 'Ik heb de codes bewaard, ga verder');
  await page.getByRole('heading', {name: /^Dag /}).waitFor();
  return {secret, codes};
}

async function invite(page, email) {
  assert.equal((await page.goto('/signalen/1')).status(), 403);
  await page.goto('/beheer/mensen');
  await follow(page, 'Iemand uitnodigen');
  await page.getByLabel('E-mailadres').fill(email);
  await page.getByLabel('Naam', {exact: true}).fill('Wim Test');
  await page.getByLabel('Organisatie', {exact: true}).selectOption({label: 'Gemeente Proef'});
  await page.getByLabel('Bron van de signalen').selectOption({index: 1});
  await page.getByRole('checkbox', {name: /^Melder/}).check();
  await press(page, 'Uitnodigen');
  await heading(page, 'Uitnodiging');
  return new URL(await page.locator('main code').textContent()).pathname;
}

async function loginStep(page, email, code) {
  await page.context().clearCookies();
  await page.goto('/inloggen');
  await page.getByLabel('E-mailadres').fill(email);
  await page.getByLabel('Wachtwoord').fill(password);
  await press(page, 'Inloggen');
  await heading(page, 'Tweede stap');
  await page.getByLabel('Code').fill(code);
  await press(page, 'Verder');
}

// The first administrator of an empty installation is made on the command line.
async function emptySite(use) {
  let link;
  const empty = await startSite({demo: false, prepare(dir) {
    const printed = command(dir, 'user', 'add', '--email', 'eva@proef.example', '--name', 'Eva Eerste',
      '--role', 'beheerder', '--organisation', 'Gemeente Proef');
    link = /\/uitnodiging\/\S+/.exec(printed)[0];
  }});
  try {
    await use(empty, link);
  } finally {
    await empty.stop();
  }
}

journey('someone is invited, sets up a second factor, and gets in without the phone', ({script}) =>
  emptySite(async (empty, first) => {
    const manager = await empty.page({script});
    await accept(manager, first);
    const link = await invite(manager, 'wim@proef.example');
    const page = await empty.page({width: 390, script});
    const {secret, codes} = await accept(page, link);
    // A code works once, so the next login takes the one after it.
    await loginStep(page, 'wim@proef.example', totp(secret, 1));
    await heading(page, 'Dag Wim Test');
    await loginStep(page, 'wim@proef.example', codes[0]);
    await heading(page, 'Dag Wim Test');
    await loginStep(page, 'wim@proef.example', codes[0]);
    await page.getByRole('alert').waitFor();
    await page.goto(link);
    await page.getByRole('heading', {level: 1}).waitFor();
    assert.equal(await page.getByLabel('Nieuw wachtwoord').count(), 0, 'an invitation works twice');
  }));

// Where the keyboard is, and whether one can see it there.
function whereIsFocus() {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const style = getComputedStyle(e);
  return {name: e.textContent.trim() || e.name, tag: e.tagName,
    isVisible: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0};
}

test('a page can be used with only a keyboard', async () => {
  const page = await site.as('Adviseur OOV');
  await page.goto('/signalen');
  await page.keyboard.press('Tab');
  assert.equal((await page.evaluate(whereIsFocus)).name, 'Naar de inhoud');
  assert.ok(await page.getByRole('link', {name: 'Naar de inhoud'}).isVisible());
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'main');
  const rows = page.locator('#signalen tbody tr');
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  assert.ok(await rows.nth(1).getByRole('checkbox').isChecked());
  const number = (await rows.nth(1).getByRole('link').textContent()).trim();
  await page.keyboard.press('Enter');
  await heading(page, `Signaal ${number}`);
  await page.context().close();
});

for (const path of ['/signalen', '/meldingen/nieuw', '/kwesties'])
  test(`the keyboard reaches everything and is never trapped: ${path}`, async () => {
    const page = await site.as('Adviseur OOV');
    await page.goto(path);
    const reachable = await page.evaluate(() => {
      const groups = new Set();
      return [...document.querySelectorAll('a[href], button, input, select, textarea, summary')].filter((e) => {
        if (!e.checkVisibility({visibilityProperty: true}) || e.tabIndex < 0 || e.disabled) return false;
        if (e.type !== 'radio') return e.type !== 'hidden';
        const isFirst = !groups.has(e.name); // of a group one is a stop
        groups.add(e.name);
        return isFirst;
      }).length;
    });
    const stops = new Set();
    for (let i = 0; i < reachable + 40; i++) {
      await page.keyboard.press('Tab');
      const here = await page.evaluate(whereIsFocus);
      if (!here) break;
      assert.ok(here.isVisible, `no one can see that this has the focus: ${here.tag} ${here.name}`);
      stops.add(await page.evaluate(() => {
        globalThis.stopsSeen ??= new Map();
        const e = document.activeElement;
        if (!globalThis.stopsSeen.has(e)) globalThis.stopsSeen.set(e, globalThis.stopsSeen.size);
        return globalThis.stopsSeen.get(e);
      }));
    }
    assert.equal(await page.evaluate(whereIsFocus), null, 'the keyboard does not get out of the page');
    assert.ok(stops.size >= reachable, `${stops.size} stops for ${reachable} parts`);
    await page.context().close();
  });
