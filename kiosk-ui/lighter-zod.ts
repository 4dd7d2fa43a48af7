/**
 * Leaves out of the page what zod carries for others: writing schemas down as JSON Schema, its English sentences, and
 * its memory for data that goes in circles. Parsing is untouched and as strict: our schemas and JSON have no circles,
 * and the page shows no sentence of zod: an answer that does not fit counts as none (src/agent/client.ts).
 */
import type { Plugin } from 'vite';

/** Files of zod, each with what stands in its place. */
const inPlaceOf: readonly (readonly [RegExp, (source: string) => string])[] = [
  [/zod\/v4\/core\/(json-schema-processors|to-json-schema)\.js$/, withoutBodies],
  [
    /zod\/v4\/core\/memoizer\.js$/,
    (source) => `${withoutBodies(source)}\nexport const memoizer = () => undefined;`,
  ],
  [/zod\/v4\/locales\/en\.js$/, () => "export default () => ({ localeError: () => 'invalid' });"],
];

export function lighterZod(): Plugin {
  return {
    name: 'lighter-zod',
    apply: 'build',
    transform(source, id) {
      const found = inPlaceOf.find(([file]) => file.test(id));
      return found ? { code: found[1](source), map: null } : null;
    },
  };
}

/** The same names, for those that import them; whoever called one would be told. */
function withoutBodies(source: string): string {
  const names = [...source.matchAll(/^export (?:async )?(?:const|function|class) (\$?\w+)/gm)]
    .map(([, name]) => name)
    .filter((name) => name !== 'memoizer');
  const refusing = names.map((name) => `export const ${name} = absent;`);
  return `const absent = () => () => { throw new Error('zod: left out of this page'); };\n${refusing.join('\n')}`;
}
