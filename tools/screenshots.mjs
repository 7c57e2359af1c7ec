// screenshots.mjs -- the pictures of the README, taken from the program itself:
//
//   WEERGLAS=build/weerglas node_modules/.bin/node tools/screenshots.mjs [DIR]      (docs/screenshots)
//
// The program is filled with the demonstration data first, when it has any, so that the pictures
// show no real signal. USER_EMAIL and USER_PASSWORD, when set, log in before the first picture.
import {spawnSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {argv, env, exit} from 'node:process';

if (!env.WEERGLAS) {
  console.error('usage: WEERGLAS=build/weerglas node_modules/.bin/node tools/screenshots.mjs [DIR]');
  exit(2);
}
env.SHOTS = argv[2] ?? 'docs/screenshots';
const {login, shot, startSite} = await import('../tests/browser/harness.mjs');

// One picture a line: name, address. Lines that begin with # are skipped.
const pages = readFileSync(new URL('screenshots.txt', import.meta.url), 'utf8').split('\n')
  .map((line) => line.trim().split(/\s+/)).filter(([name, path]) => path && !name.startsWith('#'));

const knowsDemo = spawnSync(env.WEERGLAS, []).stderr.includes('weerglas demo');
const site = await startSite({
  args: knowsDemo ? [] : ['--development'],
  prepare: (dir) => knowsDemo && spawnSync(env.WEERGLAS,
    ['demo', '--database', `sqlite:${dir}/weerglas.db`, '--data', dir], {stdio: 'inherit'}),
});
try {
  for (const width of [1280, 390]) {
    const page = await site.page({width});
    if (env.USER_EMAIL) await login(page, env.USER_EMAIL, env.USER_PASSWORD);
    for (const [name, path] of pages) {
      const answer = await page.goto(path);
      if (answer.status() !== 200) throw new Error(`${path}: ${answer.status()}`);
      await shot(page, name);
      console.log(`${env.SHOTS}/${name}-${width}.png`);
    }
  }
} finally {
  await site.stop();
}
