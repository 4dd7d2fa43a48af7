/** How much there is to read on a screen. */
import { describe, expect, test } from 'vitest';
import { wordsIn } from '../../../kiosk-ui/src/display/time-to-take.ts';

describe('the words of a line', () => {
  test.each([
    ['Vous pouvez dire non à tout moment.', 7],
    ['Mettez l’écran à l’endroit', 4],
    ['Êtes-vous toujours là\u00a0?', 3],
    ['Vous seul touchez «\u00a0oui\u00a0» ou «\u00a0non\u00a0».', 6],
    ['étape 2 sur 5', 4],
    ['اختر لغتك', 2],
    ['', 0],
    [' – ', 0],
  ])('%s: %i', (line, words) => {
    expect(wordsIn(line)).toBe(words);
  });
});
