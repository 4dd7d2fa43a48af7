import type { ReactNode } from 'react';
import type { ButtonKey } from '../text/line.ts';
import { textOf } from '../text/shown.ts';
import type { VoiceEvent } from '../voice/voice-events.ts';
import { volumeSteps } from '../voice/volume.ts';
import { Line, said } from './line.tsx';
import { LouderIcon, MuteIcon, RepeatIcon, SofterIcon, SpeakerIcon } from './pictures/voice-icons.tsx';
import { Pressable } from './pressable.tsx';
import { useVoice } from './voice-context.ts';

/** In the same place on every screen: asks for the voice, then sends it away. Absent where nothing can be said. */
export function ListenButton() {
  const { state } = useVoice();
  if (state === 'none') return null;
  if (state === 'off') return <VoiceButton sends="LISTEN" words="listen" icon={<SpeakerIcon />} />;
  return <VoiceButton sends="MUTE" words="mute" icon={<MuteIcon />} />;
}

/** While the voice follows: once more, softer, louder. */
export function VoiceBand() {
  const { state, volume } = useVoice();
  if (state === 'none' || state === 'off') return null;
  return (
    <div className="voice-band">
      <VoiceButton sends="LISTEN" words="repeat" icon={<RepeatIcon />} />
      <VoiceButton sends="SOFTER" words="softer" icon={<SofterIcon />} />
      <Volume step={volume} />
      <VoiceButton sends="LOUDER" words="louder" icon={<LouderIcon />} />
    </div>
  );
}

function Volume({ step }: { step: number }) {
  const steps = Array.from({ length: volumeSteps }, (_, index) => index + 1);
  return (
    <p className="volume" role="status">
      <span className="bars">
        {steps.map((each) => (
          <span key={each} className={each <= step ? 'bar filled' : 'bar'} />
        ))}
      </span>
      <Line id={`labels.volume.${step}.${volumeSteps}`} aside />
    </p>
  );
}

interface VoiceButtonProps {
  sends: VoiceEvent['type'] & ('LISTEN' | 'MUTE' | 'SOFTER' | 'LOUDER');
  words: ButtonKey;
  icon: ReactNode;
}

function VoiceButton({ sends, words, icon }: VoiceButtonProps) {
  const { send } = useVoice();
  return (
    <Pressable
      className="top-button"
      marks={said(`buttons.${words}`, true)}
      onPress={() => send({ type: sends })}
    >
      {icon}
      {textOf(`buttons.${words}`)}
    </Pressable>
  );
}
