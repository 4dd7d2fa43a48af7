/**
 * `npm run conformity`: every rule of the integration guide that public material names, the tests that bear its id, and
 * what they say, run now. One JSON line last on stdout; exit code 0 only when each tested rule has a test and all pass.
 * It verifies these tests, on this machine, before a simulator: it is no national conformity.
 */
import { listRuleTests, runRuleTests } from './conformity/rule-tests.ts';
import { rules } from './drill/dmp/rules.ts';

const tested = rules.filter(({ unverifiable, gap }) => unverifiable === null && gap === null);
const found = listRuleTests(tested.map(({ id }) => id));
const files = [...new Set([...found.values()].flat())];
console.error(`${tested.length} règles éprouvées par ${files.length} fichiers de tests…`);
const results = runRuleTests(
  files,
  tested.map(({ id }) => id),
);

const missing = rules.filter(({ gap }) => gap !== null).map(({ id }) => id);
const gaps = missing.length;
const failed: string[] = [];
for (const { id, meaning, unverifiable, gap } of rules) {
  if (gap !== null) {
    console.log(`${id}  ${meaning}\n    MISSING: ${gap}`);
    continue;
  }
  if (unverifiable !== null) {
    console.log(`${id}  ${meaning}\n    cannot be verified here: ${unverifiable}`);
    continue;
  }
  const own = results.filter(({ title }) => title.includes(id));
  if (own.length === 0) missing.push(id);
  if (own.some(({ passed }) => !passed)) failed.push(id);
  console.log(`${id}  ${meaning}${own.length === 0 ? '\n    no test bears its id' : ''}`);
  for (const { title, passed } of own) console.log(`    ${passed ? 'passed' : 'FAILED'}  ${title}`);
}
const ok = missing.length === 0 && failed.length === 0;
const unverifiable = rules.length - tested.length - gaps;
console.log(
  JSON.stringify({ ok, tested: tested.length - (missing.length - gaps), unverifiable, missing, failed }),
);
process.exitCode = ok ? 0 : 1;
