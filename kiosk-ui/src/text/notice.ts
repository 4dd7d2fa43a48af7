/**
 * The digest that goes with an answer: which words, exactly, this person had under their eyes, in their language. It is
 * made of the very sentences that the screens show, so it cannot lag behind them.
 */
import type { Language, Notice } from '@borne/kiosk-agent/contract';
import type { ButtonKey, Catalogue } from './catalogue.ts';
import type { MessageKey } from './message.ts';

/** What is explained and asked before an opening or a reopening: the two layers, the two questions, the choices. */
const openingScreens: readonly MessageKey[] = [
  ...(['explainWhat', 'moreWhat', 'explainWho', 'moreWho'] as const),
  ...(['explainNever.consent-2016', 'moreNever.consent-2016'] as const),
  ...(['explainYours.consent-2016', 'moreYours'] as const),
  ...(['explainEmergency.consent-2016', 'moreEmergency'] as const),
  ...(['quizInsurer', 'fixInsurer', 'quizClose', 'fixClose'] as const),
  ...(['decide.open', 'decide.reopen', 'emergencyChoice', 'samuChoice', 'review'] as const),
];

const openingAnswers: readonly ButtonKey[] = [
  ...(['yes', 'no', 'notKnown', 'later', 'refuse', 'openRecord', 'openNothing', 'change'] as const),
];

const closureScreens: readonly MessageKey[] = ['closeExplain'];
const closureAnswers: readonly ButtonKey[] = ['confirmClose', 'keepOpen'];

/** Of an opening, a reopening or a refusal. */
export function noticeOf(catalogue: Catalogue, language: Language, subtle?: SubtleCrypto): Promise<Notice> {
  return digested(`consent-2016/${language}/2`, noticeText(catalogue), subtle);
}

/** Of a closure. */
export function closureNoticeOf(
  catalogue: Catalogue,
  language: Language,
  subtle?: SubtleCrypto,
): Promise<Notice> {
  return digested(`closure-2016/${language}/1`, closureNoticeText(catalogue), subtle);
}

/** Every sentence of the explanation and the decision, one a line, in their order, then the answers offered. */
export function noticeText(catalogue: Catalogue): string {
  return textOf(catalogue, openingScreens, openingAnswers);
}

export function closureNoticeText(catalogue: Catalogue): string {
  return textOf(catalogue, closureScreens, closureAnswers);
}

function textOf(
  { messages, buttons }: Catalogue,
  screens: readonly MessageKey[],
  answers: readonly ButtonKey[],
): string {
  const sentences = screens.flatMap((key) => {
    const { title, body, rows = [], after = [] } = messages[key];
    return [title, ...body, ...rows, ...after];
  });
  return [...sentences, ...answers.map((key) => buttons[key])].join('\n');
}

/** SHA-256 of the text in UTF-8, in hexadecimal. */
async function digested(version: string, text: string, subtle = crypto.subtle): Promise<Notice> {
  const digest = await subtle.digest('SHA-256', new TextEncoder().encode(text));
  const sha256 = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return { version, sha256 };
}
