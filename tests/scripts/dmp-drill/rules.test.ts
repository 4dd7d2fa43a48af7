/** The table of rules and the titles of the tests say the same. */
import { expect, test } from 'vitest';
import { listRuleTests } from '../../../scripts/conformity/rule-tests.ts';
import { rules } from '../../../scripts/drill/dmp/rules.ts';

test('each rule is named once, by an id of the guide', () => {
  const ids = rules.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^(?:EX|RG|REC)_(?:GEN|AIR|\d\.[\dX])-\d{3,4}$/);
});

test('a rule that is said to be tested has a test that bears its id; one that is not says why', () => {
  const tested = rules
    .filter(({ unverifiable, gap }) => unverifiable === null && gap === null)
    .map(({ id }) => id);
  const without = [...listRuleTests(tested)].filter(([, files]) => files.length === 0).map(([id]) => id);
  expect(without).toEqual([]);
  for (const { unverifiable, gap } of rules) expect([unverifiable, gap]).not.toContain('');
});
