/** How far each language has come, in words: its screens, its papers, its voice. Pure. */
import type { Language, TextReview } from '@borne/server/contract';
import { paperReviews } from '@borne/server/contract/sheets';
import type { LanguageFacts } from '../health/language-facts.ts';
import { languageFr, languageLabels } from './text-fr.ts';

export interface LanguageRow {
  language: Language;
  label: string;
  screens: string;
  papers: string;
  voice: string;
  /** Nothing is left to be read again. */
  ready: boolean;
}

export interface LanguagesShown {
  /** How many are still to be read again. */
  sentence: string;
  rows: LanguageRow[];
}

/** `facts`: of the built screen; null where it tells nothing of its languages. */
export function languagesShown(facts: readonly LanguageFacts[] | null): LanguagesShown {
  if (facts === null) return { sentence: languageFr.unknown, rows: [] };
  const rows = rowsOf(facts);
  const left = rows.filter(({ ready }) => !ready).length;
  return { sentence: left === 0 ? languageFr.allRead : languageFr.leftToRead(left, rows.length), rows };
}

function rowsOf(facts: readonly LanguageFacts[]): LanguageRow[] {
  return facts.map(({ language, review, voice }) => {
    const papers = paperReviews[language];
    return {
      language,
      label: languageLabels[language],
      screens: reviewWords(review),
      papers: reviewWords(papers),
      voice: voiceWords(voice),
      ready: review.status !== 'not-reviewed' && papers.status !== 'not-reviewed',
    };
  });
}

function reviewWords(review: TextReview): string {
  switch (review.status) {
    case 'reference':
      return languageFr.reference;
    case 'not-reviewed':
      return languageFr.toRead[review.needs];
    case 'reviewed':
      return languageFr.reviewed[review.by](dayInFull(review.on));
    default:
      return review satisfies never;
  }
}

function voiceWords({ clips, recorded }: LanguageFacts['voice']): string {
  if (clips === 0) return languageFr.silent;
  if (recorded === 0) return languageFr.synthetic;
  return recorded === clips ? languageFr.recorded : languageFr.partlyRecorded(recorded, clips);
}

function dayInFull(isoDate: string): string {
  const format = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'UTC' });
  return format.format(new Date(`${isoDate}T00:00:00Z`)).replace(/^1 /, '1er ');
}
