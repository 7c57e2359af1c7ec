// screenshots.mjs -- the pictures of the README, taken from the program itself:
//
//   WEERGLAS=build/weerglas node_modules/.bin/node tools/screenshots.mjs [DIR]      (docs/images)
//
// In a new folder with invented data, as an adviser of one of its municipalities, 1280 pixels wide.
// USER_EMAIL and USER_PASSWORD choose someone else.
import {spawnSync} from 'node:child_process';
import {mkdirSync, readFileSync} from 'node:fs';
import {argv, env, exit} from 'node:process';

if (!env.WEERGLAS) {
  console.error('usage: WEERGLAS=build/weerglas node_modules/.bin/node tools/screenshots.mjs [DIR]');
  exit(2);
}
const dir = argv[2] ?? 'docs/images';
const {login, startSite} = await import('../tests/browser/harness.mjs');

// One picture a line: name, address, and perhaps where the link goes that is followed from there.
const pages = readFileSync(new URL('screenshots.txt', import.meta.url), 'utf8').split('\n')
  .map((line) => line.trim().split(/\s+/)).filter(([name, path]) => path && !name.startsWith('#'));

// Who is an adviser in the invented region, and the password that all of it share.
function demoAdviser(data) {
  const told = spawnSync(env.WEERGLAS, ['demo', '--data', data], {encoding: 'utf8'}).stdout;
  const email = told.split('\n').find((line) => line.includes('Adviseur OOV'))?.match(/\S+@\S+/)?.[0];
  return {email, password: told.match(/Wachtwoord van iedereen: (\S+)/)?.[1]};
}

let who;
const site = await startSite({demo: false, prepare: (data) => { who = demoAdviser(data); }});
try {
  mkdirSync(dir, {recursive: true});
  const page = await site.page({width: 1280});
  await login(page, env.USER_EMAIL ?? who.email, env.USER_PASSWORD ?? who.password);
  await page.waitForURL((url) => url.pathname !== '/inloggen');
  for (const [name, path, next] of pages) {
    const answer = await page.goto(path);
    if (answer.status() !== 200) throw new Error(`${path}: ${answer.status()}`);
    if (next) {
      const links = await page.locator('main a').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
      await page.goto(links.find((href) => href.startsWith(next) && /^[0-9]+$/.test(href.slice(next.length))));
    }
    await page.screenshot({path: `${dir}/${name}.png`});
    console.log(`${dir}/${name}.png`);
  }
} finally {
  await site.stop();
}
