/** What the screens need of the voice: whether there is one, whether it follows them, and how loud. */
import { createContext, useContext } from 'react';
import type { VoiceSnapshot } from '../voice/machine.ts';
import type { VoiceEvent } from '../voice/voice-events.ts';

export interface VoiceFace {
  /** none: nothing can be said, and no control is shown. */
  state: 'none' | 'off' | 'speaking' | 'quiet';
  volume: number;
}

export interface VoiceControls extends VoiceFace {
  send: (event: VoiceEvent) => void;
  /** A screen has been drawn. */
  shown: () => void;
}

/** For a picture of a screen: the controls are there, and do nothing. */
export const silentVoice: VoiceControls = {
  state: 'off',
  volume: 2,
  send: () => undefined,
  shown: () => undefined,
};

const context = createContext<VoiceControls | null>(null);

export const VoiceProvider = context.Provider;

export function useVoice(): VoiceControls {
  const voice = useContext(context);
  if (!voice) throw new Error('a part of a screen stands outside the voice');
  return voice;
}

export function faceOf(snapshot: VoiceSnapshot): VoiceFace {
  const { volume } = snapshot.context;
  if (snapshot.matches({ voice: { on: 'speaking' } })) return { state: 'speaking', volume };
  if (snapshot.matches({ voice: 'on' })) return { state: 'quiet', volume };
  return { state: snapshot.matches({ voice: 'off' }) ? 'off' : 'none', volume };
}

export const sameFace = (one: VoiceFace, other: VoiceFace): boolean =>
  one.state === other.state && one.volume === other.volume;
