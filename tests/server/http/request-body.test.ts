/** The door alone, with no schema behind it that would refuse the same. */
import express from 'express';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Listener, listen } from '../../../server/src/http/listen.ts';
import { problemHandler } from '../../../server/src/http/problems.ts';
import { jsonBody } from '../../../server/src/http/request-body.ts';
import { createLog } from '../../../server/src/log.ts';

let door: Listener;
beforeAll(async () => {
  const app = express();
  app.use(jsonBody);
  app.post('/', (request, response) => {
    response.json(request.body);
  });
  app.use(problemHandler(createLog('silent')));
  door = await listen(app, { host: '127.0.0.1', port: 0 });
});
afterAll(() => door.close(0));

async function answerTo(text: string): Promise<{ status: number; body: unknown }> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`http://127.0.0.1:${door.port}/`, { method: 'POST', headers, body: text });
  return { status: answer.status, body: await answer.json() };
}

const refused = { status: 400, body: { code: 'malformed-request' } };
const value = fc
  .jsonValue({ maxDepth: 4 })
  .filter((each) => typeof each === 'object' && each !== null && !JSON.stringify(each).includes('__proto__'));
/** JSON has several ways of writing one name. */
const spelling = fc.constantFrom('"__proto__"', '"\\u005f_proto__"', '"__pr\\u006fto__"');

test('what names no prototype comes in as it was sent', async () => {
  await fc.assert(
    fc.asyncProperty(value, async (given) => {
      const text = JSON.stringify(given);
      expect(await answerTo(text)).toEqual({ status: 200, body: JSON.parse(text) });
    }),
    { numRuns: 50 },
  );
});

test('a prototype is refused at any depth, in any spelling, whatever it holds', async () => {
  const path = fc.array(fc.boolean(), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(value, path, spelling, async (given, levels, name) => {
      const text = levels.reduce(
        (inner, isList) => (isList ? `[0,${inner},"a"]` : `{"a":1,"b":${inner},"c":null}`),
        `{${name}:${JSON.stringify(given)}}`,
      );
      expect(await answerTo(text)).toMatchObject(refused);
    }),
    { numRuns: 50 },
  );
});

test('below 30,000 levels too; and as a word it is a word', async () => {
  const deep = (inner: string): string => `${'['.repeat(30_000)}${inner}${']'.repeat(30_000)}`;
  expect(await answerTo(deep('{"__proto__":1}'))).toMatchObject(refused);
  expect(await answerTo('{"word":"__proto__"}')).toEqual({ status: 200, body: { word: '__proto__' } });
});
