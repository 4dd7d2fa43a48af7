/**
 * What a catalogue of the leaflets must say. A leaflet is a sheet without a secret (receipt, guide) chosen on the phone
 * in the place of paper: the same words, for everybody the same. Facts are those of law-and-consent.md and journey.md.
 */
import type { Regime } from '../../contract/index.ts';

/** The kiosk's list of sheets; a test compares the two, and every word. */
export const leafletKinds = [
  'information',
  'refusal',
  'later',
  'closure',
  'closure-requested',
  'guide-activate',
  'guide-oppose',
  'guide-close',
  'guide-reopen',
] as const;
export type LeafletKind = (typeof leafletKinds)[number];

/** Leaflets whose words are the law's of the moment. */
type ByRegime = 'information' | 'later';
export type LeafletName = Exclude<LeafletKind, ByRegime> | `${ByRegime}.${Regime}`;

export interface Leaflet {
  title: string;
  /** What is so, in one sentence. */
  first?: string;
  parts: readonly LeafletPart[];
}

/** `head`, then a sentence a line; `steps` are numbered. */
export type LeafletPart =
  | { head?: string; lines: readonly string[] }
  | { head?: string; steps: readonly string[] };

export interface LeafletWords {
  leaflets: Readonly<Record<LeafletName, Leaflet>>;
  /** Said below every leaflet: it tells nothing about whoever reads it. */
  same: string;
  /** Names the list of languages to those who hear the page. */
  languages: string;
  demonstration: string;
  /** In the place of a leaflet that does not exist. */
  missing: Leaflet;
}

export function leafletName(kind: LeafletKind, regime: Regime): LeafletName {
  return kind === 'information' || kind === 'later' ? `${kind}.${regime}` : kind;
}
