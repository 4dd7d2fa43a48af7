/** The files of the activation page. */
import type { Router } from 'express';
import { servePage } from '../http/page-files.ts';

const files = {
  '/a': 'web/activation/index.html',
  '/a/web/activation/style.css': 'web/activation/style.css',
  '/a/web/activation/page.ts': 'web/activation/page.ts',
  '/a/web/activation/text.ts': 'web/activation/text.ts',
  '/a/contract/activation-code.ts': 'contract/activation-code.ts',
};

/** `demonstration`: the page says that nothing is real. */
export function pageRoutes(router: Router, demonstration: boolean): void {
  servePage(router, files, (text) =>
    demonstration ? text.replace('data-demonstration hidden', 'data-demonstration') : text,
  );
}
