import { expect, test } from 'vitest';
import { readability, wordsOf } from '../../../scripts/drill/reach/readability.ts';

// Reference values of accessibility.md §6.
test.each([
  [
    97,
    'Le DMP est votre dossier de santé. Il garde vos traitements, vos examens, vos allergies. Tout est au même endroit. C’est gratuit. Vous pouvez dire non.',
  ],
  [
    95,
    'Vous, et les soignants qui vous suivent. Par exemple votre médecin, votre pharmacien. Vous voyez qui a lu, et quand. Vous pouvez bloquer un soignant.',
  ],
  [
    83,
    'Vous pouvez ajouter ou cacher un document. Vous pouvez retirer un accès. Vous pouvez fermer le dossier quand vous voulez. On le garde 10 ans, puis on l’efface.',
  ],
])('the score %i is found again', (score, text) => {
  expect(Math.abs(readability(text) - score)).toBeLessThanOrEqual(3);
});

test('an elided form is one word', () => {
  expect(wordsOf('L’écran, c’est vous')).toEqual(['L’écran', 'c’est', 'vous']);
});
