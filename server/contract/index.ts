/** The only door of the server: what a kiosk may say to it, and what it answers. */
export * from './activation-code.ts';
export * from './assistance.ts';
export * from './consent.ts';
export * from './evidence/shown-screen.ts';
export * from './identity.ts';
export * from './minors.ts';
export * from './nir.ts';
export * from './paper-kind.ts';
export * from './problem.ts';
export * from './record.ts';
export type * from './text-review.ts';
