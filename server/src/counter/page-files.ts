/** The files of the counter's page. */
import type { Router } from 'express';
import { servePage } from '../http/page-files.ts';

const modules = [
  ...['page', 'text', 'server', 'element', 'board', 'calls', 'call-form', 'name-fields', 'hand-over', 'bell'],
  ...['sign-in', 'sign-in-text', 'sign-in-server'],
];

export function counterPageRoutes(router: Router): void {
  const scripts = modules.map((name) => [`/web/counter/${name}.ts`, `web/counter/${name}.ts`]);
  servePage(router, {
    '/': 'web/counter/index.html',
    '/web/counter/style.css': 'web/counter/style.css',
    '/web/counter/forms.css': 'web/counter/forms.css',
    '/web/counter/sign-in.css': 'web/counter/sign-in.css',
    ...Object.fromEntries(scripts),
  });
}
