/** What a built screen may say of its languages: one that is the reference, one to be read again, one with a voice of its own. */
import type { LanguageFacts } from '../../../kiosk-agent/src/health/language-facts.ts';

export const testLanguages: readonly LanguageFacts[] = [
  { language: 'fr', review: { status: 'reference' }, voice: { clips: 589, recorded: 12 } },
  {
    language: 'ar',
    review: { status: 'not-reviewed', needs: 'native-reader' },
    voice: { clips: 589, recorded: 0 },
  },
  {
    language: 'tr',
    review: { status: 'reviewed', by: 'native-reader', on: '2027-03-01' },
    voice: { clips: 589, recorded: 589 },
  },
];
