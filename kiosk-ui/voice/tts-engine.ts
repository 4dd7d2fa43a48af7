/** What turns written words into sound, at build time. */
export interface TtsEngine {
  /** Name, version and settings: whatever could change the sound. */
  readonly signature: string;
  /** WAV, mono. Rejects with the engine's own words. */
  render(text: string): Promise<Buffer>;
}

/** What makes a sound file small enough to ship. */
export interface SoundEncoder {
  readonly signature: string;
  /** Ogg Opus, the same bytes for the same WAV. */
  encode(wav: Buffer): Promise<Buffer>;
}
