// steps.mjs -- what people do on the pages, for the journeys that begin with the same steps.
import assert from 'node:assert/strict';
import {inflateRawSync} from 'node:zlib';

export const press = (page, name) => page.getByRole('button', {name, exact: true}).click();
export const follow = (page, name) => page.getByRole('link', {name, exact: true}).first().click();
export const heading = (page, name) => page.getByRole('heading', {name, level: 1}).waitFor();
export const told = (page, text) => page.getByRole('status').filter({hasText: text}).waitFor();

export async function search(page, words) {
  await page.goto('/signalen');
  await page.getByRole('textbox', {name: 'Zoek in de tekst'}).fill(words);
  await press(page, 'Zoek');
  await page.locator('#signalen, .signalen-empty').waitFor();
}

// Without script the menu opens too: it is an element of the browser itself.
export async function phoneMenu(page, item) {
  await page.getByText('Menu', {exact: true}).click();
  await page.locator('.app-menu-small').getByRole('link', {name: item, exact: true}).click();
}

// Who types a number gets that signal at once.
export async function open(page, number) {
  await page.goto('/signalen');
  await page.getByRole('textbox', {name: 'Zoek in de tekst'}).fill(number);
  await press(page, 'Zoek');
  await heading(page, `Signaal ${number}`);
}

// One report on a phone; what is done is counted and timed by `step`.
export async function report(page, text, step = (what, action) => action()) {
  await step('field: what was seen', () => page.getByLabel('Wat heeft u gezien of gehoord?').fill(text));
  await step('tap: how it is known', () => page.getByLabel('Zelf gezien of gehoord').check());
  await step('tap: what kind', () => page.getByLabel('Onrust: mensen maken zich zorgen').check());
  await step('field: where', () =>
    page.getByLabel('Waar speelt het?').selectOption({label: 'Waterrijk-Noord'}));
  await step('field: theme', () =>
    page.getByLabel('Waar gaat het over?').selectOption({label: 'Overlast jongeren'}));
  await step('tap: send', () => press(page, 'Verstuur melding'));
  await heading(page, 'Bedankt voor uw melding');
  return {number: await page.locator('.melden-nummer').first().textContent(),
    link: await page.locator('#volglink').getAttribute('href')};
}

// Every step of the adviser on one signal, up to ready for the agenda.
export async function followUp(page, number) {
  await follow(page, number);
  await follow(page, 'Navraag vastleggen');
  await page.getByLabel('Wat kwam eruit?').selectOption({index: 1});
  await page.getByLabel('Waarom denkt de melder dit?').fill('De melder stond erbij en zag het twee avonden.');
  await press(page, 'Navraag opslaan');
  await told(page, 'De navraag is vastgelegd.');
  await follow(page, 'Duiding toevoegen');
  await page.getByLabel('Wat maakt u ervan?').fill('Het lijkt om ruimte te gaan, niet om ruzie.');
  await press(page, 'Duiding opslaan');
  await told(page, 'Uw duiding is toegevoegd.');
  await follow(page, 'Gereed voor agenda');
  await press(page, 'Stap opslaan');
  await told(page, 'De status is gewijzigd.');
  await page.getByRole('blockquote').filter({hasText: 'Het lijkt om ruimte te gaan'}).waitFor();
}

// The text of one file in a zip, found by its local header.
export function unzipped(zip, name) {
  for (let at = zip.indexOf('PK\x01\x02', 0, 'latin1'); at >= 0; at = zip.indexOf('PK\x01\x02', at + 4, 'latin1')) {
    const length = zip.readUInt16LE(at + 28);
    if (zip.toString('utf8', at + 46, at + 46 + length) !== name) continue;
    const local = zip.readUInt32LE(at + 42);
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    return inflateRawSync(zip.subarray(from, from + zip.readUInt32LE(at + 20))).toString('utf8');
  }
  return assert.fail(`${name} is not in the file`);
}
