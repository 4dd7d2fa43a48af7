/**
 * What axe finds wrong on a page. It is carried there once a document: @axe-core/playwright does so for every look, opens
 * a page of its own each time, and takes ten times the processor for the same verdict.
 */
import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** A rule that is broken, and the elements that break it. */
export type Violation = [rule: string, elements: string[]];

/** `tags`: the rules to look for; without, axe's own choice. */
export async function violationsOf(page: Page, tags?: string[]): Promise<Violation[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(look, tags);
}

/** In the page. */
async function look(tags: string[] | undefined): Promise<Violation[]> {
  const here = (window as unknown as { axe: typeof axe }).axe;
  const { violations, passes } = await here.run(document, {
    ...(tags && { runOnly: { type: 'tag', values: tags } }),
    resultTypes: ['violations'],
  });
  if (passes.length === 0) throw new Error('axe has looked at nothing');
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
}
