import { Script } from 'node:vm';
import { expect, test } from 'vitest';
import { pageModules, pageScript } from '../../../server/src/activation/page-script.ts';

test('the modules become one script that a browser can read: no import, no type, no name twice', () => {
  const script = pageScript();
  expect(() => new Script(`(async () => {${script}\n})`)).not.toThrow();
  expect(script).not.toMatch(/^(import|export)\b/m);
  expect(pageModules.at(-1)).toBe('web/activation/page.ts');
});

test('it keeps nothing on the phone, and reads no text as HTML', () => {
  expect(pageScript()).not.toMatch(
    /localStorage|sessionStorage|indexedDB|document\.cookie|innerHTML|insertAdjacent/,
  );
});
