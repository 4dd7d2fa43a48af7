/**
 * What axe finds on a page. It is carried there once a document: the binding for Playwright opens a second, blank page for
 * each look, and takes ten times the processor for the same verdict. None of our pages has a frame, for which it does so.
 */
import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** Each broken rule with the elements that break it. `tags`: the rules to look for; without, axe's own choice. */
export async function axeViolations(page: Page, tags?: string[]): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(look, tags);
}

/** In the page. */
async function look(tags: string[] | undefined): Promise<string[]> {
  const here = (window as unknown as { axe: typeof axe }).axe;
  const { violations, passes } = await here.run(document, {
    ...(tags && { runOnly: { type: 'tag', values: tags } }),
    resultTypes: ['violations'],
  });
  if (passes.length === 0) throw new Error('axe has looked at nothing');
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
