// test_signals.mjs -- reporting and finding signals, as people do it.
import assert from 'node:assert/strict';
import {writeFileSync} from 'node:fs';
import {after, before, test} from 'node:test';
import {check, fits, quiet, shot, startSite} from './harness.mjs';

let site;
before(async () => { site = await startSite(); });
after(async () => { await site.stop(); });

const signal = {
  observation: 'Ruzie op het plein na de avond over de opvang',
  municipality: 'GM0361', area: 'Centrum', theme: 'unrest', source_role: 'resident',
  observed_from: '2026-01-02',
};

async function fill(page, values) {
  for (const [name, value] of Object.entries(values)) {
    const field = page.locator(`[name="${name}"]`);
    if (await field.evaluate((e) => e.tagName) === 'SELECT') await field.selectOption(value);
    else await field.fill(value);
  }
}

for (const width of [1280, 390])
  for (const script of [true, false])
    test(`a signal is added, shown and found at ${width} px ${script ? 'with' : 'without'} script`, async () => {
      const page = await site.page({width, script});
      await page.goto('/signals/new');
      if (script) { await check(page); await shot(page, 'form'); }
      await fill(page, signal);
      await page.getByRole('button', {name: 'Opslaan'}).click();
      await page.waitForURL(/\/signals\/\d+\?done=added$/);
      assert.match(await page.locator('main').innerText(), /Ruzie op het plein/);
      assert.match(await page.getByRole('status').innerText(), /toegevoegd/);
      if (script) { await check(page); await shot(page, 'show'); }
      await page.goto('/signals?theme=unrest');
      assert.ok(await page.getByRole('link', {name: signal.observation}).count() > 0);
      if (script) { await check(page); await shot(page, 'list'); }
      quiet(page);
    });

for (const width of [1280, 390])
  test(`mistakes are named, above and beside the fields, at ${width} px`, async () => {
    const page = await site.page({width});
    await page.goto('/signals/new');
    await fill(page, {observation: 'kort'});
    await page.getByRole('button', {name: 'Opslaan'}).click();
    assert.match(await page.title(), /^Fout: /);
    await check(page);
    await shot(page, 'errors');
    await page.getByRole('alert').getByRole('link').first().click();
    assert.equal(await page.evaluate(() => document.activeElement.id), 'observation');
    assert.equal(await page.locator('#observation').inputValue(), 'kort');
  });

test('a page that does not exist says so', async () => {
  const page = await site.page({width: 390});
  const answer = await page.goto('/bestaat-niet');
  assert.equal(answer.status(), 404);
  await check(page);
  await shot(page, 'absent');
});

test('the keyboard is enough', async () => {
  const page = await site.page();
  const focused = () => page.evaluate(() => document.activeElement.name || document.activeElement.id ||
    document.activeElement.textContent.trim());
  const tabTo = async (wanted) => {
    for (let i = 0; i < 40; i++) {
      await page.keyboard.press('Tab');
      if (await focused() === wanted) return;
    }
    assert.fail(`Tab never comes at ${wanted}`);
  };
  await page.goto('/signals/new');
  await page.keyboard.press('Tab');
  assert.equal(await focused(), 'Naar de inhoud');
  assert.ok(await page.getByText('Naar de inhoud').isVisible());
  await shot(page, 'skip-link');
  await page.keyboard.press('Enter');
  assert.equal(await focused(), 'main');
  await tabTo('observation');
  await page.keyboard.type(signal.observation);
  await tabTo('municipality');
  await page.keyboard.type(signal.municipality);
  await tabTo('area');
  await page.keyboard.type(signal.area);
  for (const choice of ['theme', 'source_role']) {
    await tabTo(choice);
    await page.keyboard.press('ArrowDown');
  }
  await tabTo('observed_from');
  await page.keyboard.type('02012026');
  await tabTo('Opslaan');
  await page.keyboard.press('Enter');
  await page.waitForURL(/done=added$/);
  quiet(page);
});

test('the menu opens on a phone without script', async () => {
  const page = await site.page({width: 390, script: false});
  await page.goto('/signals');
  assert.equal(await page.locator('nav').first().isVisible(), false);
  await page.getByText('Menu', {exact: true}).click();
  await page.locator('nav').nth(1).getByRole('link', {name: 'Signaal toevoegen'}).click();
  await page.waitForURL(/\/signals\/new$/);
  quiet(page);
});

test('on paper there is the list, and no menu', async () => {
  const page = await site.page();
  await page.setViewportSize({width: 700, height: 990}); // A4 with margins
  await page.goto('/signals/new');
  await fill(page, signal);
  await page.getByRole('button', {name: 'Opslaan'}).click();
  await page.goto('/signals');
  await page.emulateMedia({media: 'print'});
  for (const hidden of ['nav', 'footer', 'form', '.utrecht-button-link'])
    assert.equal(await page.locator(hidden).first().isVisible(), false, hidden);
  assert.ok(await page.getByRole('columnheader', {name: 'Ontvangen'}).isVisible());
  await fits(page);
  await shot(page, 'paper');
});

test('a municipality brings its own look', async () => {
  const own = await startSite({prepare: (dir) =>
    writeFileSync(`${dir}/thema.css`, ':root { --utrecht-nav-bar-background-color: rgb(1, 90, 30); }')});
  try {
    const page = await own.page();
    await page.goto('/signals');
    assert.equal(await page.locator('nav').first().evaluate((e) => getComputedStyle(e).backgroundColor),
      'rgb(1, 90, 30)');
    await check(page);
  } finally {
    await own.stop();
  }
});
