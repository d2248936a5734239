// Reads the result files of all test projects: where the time went, what failed, and the closing line
// "N passed, N failed". Under CI a skipped test is a failed one, and so is a project that left no results; only a test
// over the published tables, which are not in the repository, may stand aside where CAMKET_DATA names no folder.
import { readFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';

const [folder, ...projects] = process.argv.slice(2);
const decode = text => text.replace(/&(lt|gt|quot|apos|amp|#x?[0-9A-Fa-f]+);/g, (all, name) =>
  ({ lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' })[name]
  ?? String.fromCodePoint(name[1] === 'x' ? parseInt(name.slice(2), 16) : Number(name.slice(1))));
const seconds = text => text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);

const results = [];
let failed = 0;
for (const project of projects) {
  const file = join(folder, `${project}.trx`);
  if (!existsSync(file)) {
    console.log(`${project}: no results; the test program did not come to its end`);
    failed++;
    continue;
  }
  const text = readFileSync(file, 'utf8');
  for (const [element, , body] of text.matchAll(/<UnitTestResult ([^>]*?)(?:\/>|>(.*?)<\/UnitTestResult>)/gs)) {
    const attribute = name => decode(element.match(new RegExp(` ${name}="([^"]*)"`))?.[1] ?? '');
    results.push({ name: attribute('testName'), outcome: attribute('outcome'), seconds: seconds(attribute('duration') || '0'), outside: /CAMKET_DATA/.test(body ?? '') });
  }
  // A crash of the test program is an outcome of the run, not of a test.
  if (/<ResultSummary outcome="(?!Completed|Failed)/.test(text)) {
    console.log(`${project}: the run was broken off`);
    failed++;
  }
}

// Classes run side by side: sums of tests are more than what the clock shows.
const print = (value, name) => console.log(`${value.toFixed(1).padStart(8)} s  ${name}`);
const sums = key => Object.entries(results.reduce((sum, test) => ({ ...sum, [key(test)]: (sum[key(test)] ?? 0) + test.seconds }), {})).sort((a, b) => b[1] - a[1]);
const path = test => test.name.replace(/\(.*/s, '').split('.');
const phases = join(folder, 'phases');
if (existsSync(phases)) {
  console.log('By phase:');
  for (const line of readFileSync(phases, 'utf8').trim().split('\n')) print(Number(line.split(' ')[1]) / 1000, line.split(' ')[0]);
}
console.log('By area, the ten heaviest:');
for (const [area, sum] of sums(test => path(test).slice(0, -2).join('.')).slice(0, 10)) print(sum, area);
console.log('By class, the ten heaviest:');
for (const [name, sum] of sums(test => path(test).slice(0, -1).join('.')).slice(0, 10)) print(sum, name);
console.log('By test, the ten slowest:');
for (const test of [...results].sort((a, b) => b.seconds - a.seconds).slice(0, 10)) print(test.seconds, test.name);

const passed = results.filter(test => test.outcome === 'Passed');
const skipped = results.filter(test => test.outcome === 'NotExecuted');
const broken = results.filter(test => test.outcome !== 'Passed' && test.outcome !== 'NotExecuted');
for (const test of broken) console.log(`Failed: ${test.name}`);
for (const test of skipped) console.log(`Skipped: ${test.name}`);
const mayStandAside = test => test.outside && !process.env.CAMKET_DATA;
failed += broken.length + (process.env.CI === 'true' ? skipped.filter(test => !mayStandAside(test)).length : 0);
if (passed.length === 0) {
  console.log('No test ran.');
  failed = Math.max(failed, 1);
}
console.log(`${passed.length} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
