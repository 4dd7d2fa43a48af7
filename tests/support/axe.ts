/**
 * What axe finds on a page. Read once a document and run there: the binding for Playwright opens a second, blank page
 * for each look, and reads all of axe twice. None of our pages has a frame, for which it does so.
 */
import axe, { type AxeResults, type RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

/** All rules of axe, its best practices too; or only those that bear one of `tags`. */
export async function axeViolations(page: Page, tags?: readonly string[]): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const options: RunOptions = {
    resultTypes: ['violations'],
    ...(tags ? { runOnly: { type: 'tag', values: [...tags] } } : {}),
  };
  const { violations } = await page.evaluate(
    (chosen): Promise<AxeResults> => (window as unknown as { axe: typeof axe }).axe.run(document, chosen),
    options,
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
