/**
 * What an evidence is made of, for those who make it and those who check it: the two payloads, what one person gets
 * (bundle), what a verifier trusts (policy), and the verdict. A door of its own: no screen carries it. Pure; Node only
 * (Buffer), never for a browser.
 */
export * from './bundle.ts';
export * from './canonical.ts';
export * from './encoding.ts';
export * from './evidence-fields.ts';
export * from './jws-headers.ts';
export * from './kiosk-evidence.ts';
export * from './policy.ts';
export * from './server-evidence.ts';
export * from './shown-screen.ts';
export * from './strict-json.ts';
export * from './verdict.ts';
