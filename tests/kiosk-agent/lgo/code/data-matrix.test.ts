/** The picture, read back by a reader that nobody here wrote. Not a real scanner. */
import { Resvg } from '@resvg/resvg-js';
import { expect, test } from 'vitest';
import { composeCode, trialText } from '../../../../kiosk-agent/src/lgo/code/compose-code.ts';
import { dataMatrixSvg } from '../../../../kiosk-agent/src/lgo/code/data-matrix.ts';
import { nirOids } from '../../../../kiosk-agent/src/lgo/code/ins-datamatrix.ts';
import { readProfile } from '../../../../kiosk-agent/src/lgo/profile.ts';
import { celik } from '../people.ts';
import { readDataMatrix } from '../read-data-matrix.ts';

test.each(['ins-datamatrix', 'tabulations'])(
  'the code of the profile %s is read back to the letter',
  async (name) => {
    const reading = readProfile(name);
    if (!reading.ok) throw new Error(reading.problem);
    const code = composeCode(celik, reading.profile, nirOids.test);
    if (!code.ok) throw new Error(code.reason);
    for (const text of [code.text, trialText(reading.profile)]) {
      const svg = dataMatrixSvg(text);
      expect(await readDataMatrix(new Resvg(svg).render().asPng())).toEqual({ text, aim: ']d1' });
    }
  },
);

test('the drawing says nothing in words of what it holds', () => {
  const svg = dataMatrixSvg('MARTIN-TEST');
  expect(svg).not.toMatch(/MARTIN|<title|<desc|<text/);
});
