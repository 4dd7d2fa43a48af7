/**
 * The digest that goes with a consent or a refusal: which words, exactly, this person had under their eyes. It is made
 * of the very sentences that the screens show, so it cannot lag behind them.
 */
import type { Notice } from '@borne/kiosk-agent/contract';
import { buttons, messages } from './fr.ts';
import type { MessageKey } from './message.ts';

const version = 'consent-2016/fr/1';

const shown: readonly MessageKey[] = [
  'explainWhat',
  'explainWho',
  'explainNever.consent-2016',
  'decide',
  'emergencyChoice',
  'samuChoice',
  'review',
];

/** Every sentence of the information and consent screens, one a line, in their order, then the answers offered. */
export function noticeText(): string {
  const sentences = shown.flatMap((key) => {
    const { title, body, rows = [], after = [] } = messages[key];
    return [title, ...body, ...rows, ...after];
  });
  const answers = [
    buttons.yes,
    buttons.no,
    buttons.later,
    buttons.refuse,
    buttons.openRecord,
    buttons.openNothing,
  ];
  return [...sentences, ...answers].join('\n');
}

/** SHA-256 of the text in UTF-8, in hexadecimal. */
export async function currentNotice(subtle: SubtleCrypto = crypto.subtle): Promise<Notice> {
  const digest = await subtle.digest('SHA-256', new TextEncoder().encode(noticeText()));
  const sha256 = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return { version, sha256 };
}
