// screenshots.mjs -- the pictures of the README, taken from the program itself:
//
//   WEERGLAS=build/weerglas node_modules/.bin/node tools/screenshots.mjs [DIR]      (docs/screenshots)
//
// The program runs on the demonstration region, so that the pictures show no real signal.
import {readFileSync} from 'node:fs';
import {argv, env, exit} from 'node:process';

if (!env.WEERGLAS) {
  console.error('usage: WEERGLAS=build/weerglas node_modules/.bin/node tools/screenshots.mjs [DIR]');
  exit(2);
}
env.SHOTS = argv[2] ?? 'docs/screenshots';
const {login, shot, startSite} = await import('../tests/browser/harness.mjs');
const password = 'duin-wolken-fluiten-2026'; // of every account of the demonstration

// One picture a line: name, address, who logs in (- for nobody). An address that ends in > stands
// for the first page that the list there leads to. Lines that begin with # are skipped.
const pages = readFileSync(new URL('screenshots.txt', import.meta.url), 'utf8').split('\n')
  .map((line) => line.trim().split(/\s+/)).filter(([name, path]) => path && !name.startsWith('#'));

async function firstOf(page, list) {
  await page.goto(list);
  const links = await page.locator(`main a[href^="${list}/"]`).evaluateAll((all) =>
    all.map((a) => a.getAttribute('href')));
  return links.find((href) => /^\/[a-z]+\/\d+$/.test(href));
}

const site = await startSite();
try {
  for (const width of [1280, 390]) {
    const open = {}; // a page for each person
    for (const [name, address, who] of pages) {
      if (!open[who]) {
        open[who] = await site.page({width});
        if (who !== '-') await login(open[who], `${who}@noorderland.example`, password);
      }
      const page = open[who];
      const path = address.endsWith('>') ? await firstOf(page, address.slice(0, -1)) : address;
      const answer = await page.goto(path);
      if (answer.status() !== 200) throw new Error(`${path}: ${answer.status()}`);
      await shot(page, name);
      console.log(`${env.SHOTS}/${name}-${width}.png`);
    }
  }
} finally {
  await site.stop();
}
