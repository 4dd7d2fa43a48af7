/** The part of `@nut-tree-fork/nut-js` that we use, described here because it may not be installed. */
import { createRequire } from 'node:module';

type KeyName = 'Tab' | 'Home' | 'End' | 'Insert' | 'A' | 'C' | 'V' | 'LeftControl' | 'LeftShift';

export interface NutWindow {
  /** Private in its own types, yet the one thing that tells two windows of the same title apart. */
  readonly windowHandle: number;
  /** Needs `LANG=C.UTF-8` on X11. */
  readonly title: Promise<string>;
}

export interface Nut {
  Key: Record<KeyName, number>;
  keyboard: {
    config: { autoDelayMs: number };
    pressKey(...keys: number[]): Promise<unknown>;
    releaseKey(...keys: number[]): Promise<unknown>;
  };
  clipboard: { setContent(text: string): Promise<unknown>; getContent(): Promise<string> };
  getActiveWindow(): Promise<NutWindow>;
}

/** Null where the package, or a library it needs (libXtst6), is absent. */
export function loadNut(load: (name: string) => unknown = createRequire(import.meta.url)): Nut | null {
  try {
    return load('@nut-tree-fork/nut-js') as Nut;
  } catch {
    // An optional dependency: its absence is an expected state, reported as `unavailable`.
    return null;
  }
}
