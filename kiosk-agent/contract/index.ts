/** The only door of the agent: what the screen of the kiosk may ask, and what it is told. */
export type {
  Actor,
  CallKind,
  Consent,
  HandOverReason,
  Language,
  Misses,
  Notice,
  PaperKind,
  RecordStatus,
  Regime,
  ShownScreen,
  TextReview,
  Understood,
} from '@borne/server/contract';
export { LanguageSchema, shownMax } from '@borne/server/contract';
export * from './assistance.ts';
export * from './card.ts';
export * from './failure.ts';
export * from './health.ts';
export * from './heartbeat.ts';
export * from './printer.ts';
export * from './state.ts';
export * from './visit.ts';
