// run.mjs -- run every test_*.mjs beside this file, and say how it went in TAP, for meson.
import {readdirSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {run} from 'node:test';

const here = dirname(fileURLToPath(import.meta.url));
const files = readdirSync(here).filter((name) => /^test_.*\.mjs$/.test(name)).sort();
let n = 0;
let failures = 0;

function say(isRight, event) {
  n += 1;
  console.log(`${isRight ? 'ok' : 'not ok'} ${n} - ${event.name}${event.skip ? ' # SKIP' : ''}`);
  if (isRight) return;
  failures += 1;
  const cause = event.details.error?.cause ?? event.details.error;
  console.error(`${event.name}:\n${cause?.message ?? cause}\n${cause?.stack ?? ''}`);
}

// A file is a test too, with its tests inside; only a file that fails by itself is worth a line.
function isFile(event) {
  return files.some((name) => event.name.endsWith(name));
}

run({files: files.map((name) => join(here, name)), concurrency: 2})
  .on('test:pass', (event) => isFile(event) || say(true, event))
  .on('test:fail', (event) =>
    isFile(event) && event.details.error?.failureType === 'subtestsFailed' || say(false, event))
  .on('end', () => {
    console.log(`1..${n}`);
    process.exitCode = failures > 0 ? 1 : 0;
  });
