/** Where the switch events of a socket come from: the kernel's file, or the wire of the double. */

export interface SwitchHearing {
  /** Records of the kernel (`switch-events.ts`), cut anywhere. */
  bytes(chunk: Uint8Array): void;
  /** Nothing comes any more; it must still be closed. */
  lost(): void;
}

export interface OpenSwitch {
  /** How it stood when it was opened. untold: that cannot be asked here. follows: the first record tells it. */
  stood: 'in' | 'out' | 'untold' | 'follows';
  /** A second call changes nothing. Nothing is heard after it. */
  close(): Promise<void>;
}

export type SwitchOpening =
  | { ok: true; device: OpenSwitch }
  | { ok: false; reason: 'none' | 'missing' | 'no-permission' | 'unusable' };

export interface SwitchSource {
  /** Looks for the socket once, and opens it. Never rejects; nothing is heard before it resolves. */
  open(hear: SwitchHearing): Promise<SwitchOpening>;
}
