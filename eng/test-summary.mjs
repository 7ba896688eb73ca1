// Adds up the counters of the trx files of a folder and prints one closing line.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2];
let passed = 0, failed = 0, skipped = 0;
for (const file of readdirSync(folder).filter(name => name.endsWith('.trx'))) {
  const text = readFileSync(join(folder, file), 'utf8');
  const counters = /<Counters\s([^>]*)\/?>/.exec(text)?.[1] ?? '';
  const number = name => Number(new RegExp(`\\b${name}="(\\d+)"`).exec(counters)?.[1] ?? 0);
  passed += number('passed');
  failed += number('failed') + number('error') + number('timeout') + number('aborted');
  skipped += number('total') - number('executed');
  for (const match of text.matchAll(/<UnitTestResult[^>]*testName="([^"]*)"[^>]*outcome="Failed"/g)) console.log(`failed: ${match[1]}`);
}
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
