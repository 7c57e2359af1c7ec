// harness.mjs -- a fresh Weerglas, a browser that looks at it, and what every page must hold.
//
//   const site = await startSite();            a server with an empty data folder, on a free port
//   const page = await site.page({width: 390}) a page of its own; {script: false} without JavaScript
//   await check(page)                          axe, no sideways scrolling, a quiet console
//   await site.stop()
import {spawn, spawnSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {createServer} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createRequire} from 'node:module';
import assert from 'node:assert/strict';
import {chromium} from 'playwright-core';

const program = process.env.WEERGLAS;
const shots = process.env.SHOTS ?? 'build/screenshots';
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];
const chromiumArgs = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync', '--lang=nl'];

for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => process.exit(1));

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const {port} = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

async function waitUntilItAnswers(url, server) {
  for (let i = 0; i < 200; i++) {
    assert.equal(server.exitCode, null, 'the server has ended');
    const answer = await fetch(url, {redirect: 'manual'}).catch(() => null);
    if (answer) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.fail(`no answer from ${url}`);
}

// Start the program with the demo region in a new data folder (or empty: {demo: false}), and a
// browser. `people` has the first person of each role, `logins` everyone. prepare(dir), if given, may put files in that folder first; args are further options of
// `weerglas serve`.
export async function startSite({prepare, demo = true, args = []} = {}) {
  const dir = mkdtempSync(join(tmpdir(), 'weerglas-browser-'));
  let server;
  // Also when the tests are stopped halfway nothing may stay behind.
  const tidy = () => {
    server?.kill('SIGKILL');
    rmSync(dir, {recursive: true, force: true});
  };
  process.once('exit', tidy);
  if (prepare) await prepare(dir);
  const printed = demo ? command(dir, 'demo') : '';
  const people = demo ? peopleOf(printed) : {};
  const logins = [...printed.matchAll(/^ {2}(\S.*?) {2,}.* (\S+@\S+)$/gm)].map(([, role, email]) => ({role, email}));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const log = [];
  server = spawn(program, ['serve', '--database', `sqlite:${dir}/weerglas.db`, '--data', dir,
    '--port', String(port), '--workers', '2', ...args]);
  server.stderr.on('data', (piece) => log.push(piece));
  await waitUntilItAnswers(url, server);
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: chromiumArgs});
  const cookies = {};
  return {
    url, dir, people, logins, log: () => log.join(''),
    page: (options) => openPage(browser, url, options),
    // A page of someone who has logged in, by role ('Melder'); who logs in once stays logged in.
    async as(role, options = {}) {
      const page = await openPage(browser, url, {...options, cookies: cookies[role]});
      if (!cookies[role]) {
        await login(page, people[role].email, people.password);
        cookies[role] = await page.context().storageState();
      }
      return page;
    },
    async stop() {
      await browser.close();
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGTERM');
      await ended;
      process.off('exit', tidy);
      rmSync(dir, {recursive: true, force: true});
    },
  };
}

// The first person of each role, and the password of everyone, from what `weerglas demo` prints.
function peopleOf(printed) {
  const people = {};
  for (const [, role, name, email] of printed.matchAll(/^ {2}(\S.*?) {2,}(.*?) \(.*\) +(\S+@\S+)$/gm))
    people[role] ??= {role, name, email};
  people.password = /^Wachtwoord van iedereen: (\S+)$/m.exec(printed)[1];
  return people;
}

// Run a command of the program on the data folder; what it printed.
export function command(dir, ...words) {
  const done = spawnSync(program, [...words, '--database', `sqlite:${dir}/weerglas.db`, '--data', dir],
    {encoding: 'utf8'});
  assert.equal(done.status, 0, `weerglas ${words.join(' ')}: ${done.stderr}`);
  return done.stdout;
}

// A page in a context (cookies, cache) of its own. What goes wrong in it is kept in page.troubles;
// expectTroubles() of the page leaves out what a test causes on purpose.
async function openPage(browser, baseURL, {width = 1280, script = true, colors = 'light', cookies} = {}) {
  const context = await browser.newContext({baseURL, javaScriptEnabled: script, locale: 'nl-NL',
    storageState: cookies,
    timezoneId: 'Europe/Amsterdam', colorScheme: colors, reducedMotion: 'reduce',
    viewport: {width, height: width < 600 ? 844 : 900}, hasTouch: width < 600});
  const page = await context.newPage();
  page.setDefaultTimeout(10000);
  page.troubles = [];
  page.on('console', (message) => {
    // The status of the page itself is for the test to judge.
    const isOwnStatus = /Failed to load resource/.test(message.text()) &&
      message.location().url === page.url();
    if (message.type() === 'error' && !isOwnStatus) page.troubles.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => page.troubles.push(`script: ${error.message}`));
  // What the browser itself gave up because it went to the next page is no trouble.
  page.on('requestfailed', (request) => request.failure().errorText === 'net::ERR_ABORTED' ||
    page.troubles.push(`request: ${request.url()}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(baseURL)) page.troubles.push(`elsewhere: ${request.url()}`);
  });
  return page;
}

// Log in as one of the users that exist by then: fills the form of /inloggen.
export async function login(page, user, password) {
  await page.goto('/inloggen');
  await page.getByLabel('E-mailadres').fill(user);
  await page.getByLabel('Wachtwoord').fill(password);
  await page.getByRole('button', {name: 'Inloggen'}).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/inloggen'));
}

// Send the form of a resident. Who is faster than a person can be is asked to send it again.
export async function insist(page, button) {
  for (let i = 0; i < 100; i++) {
    const [answer] = await Promise.all([
      page.waitForResponse((one) => one.request().method() === 'POST' && one.request().isNavigationRequest()),
      page.getByRole('button', {name: button}).click(),
    ]);
    await page.waitForLoadState();
    if (!await page.getByText('Dat ging wel erg snel').isVisible()) return answer;
  }
  return assert.fail('never slow enough');
}

// No violation of WCAG 2.0, 2.1 or 2.2, level A or AA, as far as axe can see.
export async function axe(page) {
  await page.evaluate(axeSource);
  const found = await page.evaluate((values) => globalThis.axe.run(document,
    {runOnly: {type: 'tag', values}, resultTypes: ['violations']}), rules);
  const list = found.violations.flatMap((violation) => violation.nodes.map((node) =>
    `${violation.id}: ${node.target.join(' ')}\n    ${node.failureSummary.replaceAll('\n', '\n    ')}`));
  assert.equal(list.length, 0, `axe at ${page.url()}:\n  ${list.join('\n  ')}`);
}

// On a phone nothing may stick out: people would have to scroll in two directions.
export async function fits(page) {
  const wide = await page.evaluate(() => {
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room) return [];
    return [...document.querySelectorAll('body *')].filter((e) => e.getBoundingClientRect().right > room + 1)
      .map((e) => `${e.tagName.toLowerCase()}.${e.className}`).slice(0, 5);
  });
  assert.deepEqual(wide, [], `sticks out at ${page.url()}`);
}

export function quiet(page) {
  assert.deepEqual(page.troubles, [], `troubles at ${page.url()}`);
}

// All that holds for every page, whatever it shows.
export async function check(page) {
  await axe(page);
  await fits(page);
  assert.equal(await page.locator('h1').count(), 1, `one h1 at ${page.url()}`);
  assert.notEqual(await page.title(), '');
  quiet(page);
}

// Save what the page looks like as NAME-WIDTH.png in the build folder.
export async function shot(page, name) {
  mkdirSync(shots, {recursive: true});
  await page.screenshot({path: join(shots, `${name}-${page.viewportSize().width}.png`), fullPage: true});
}
