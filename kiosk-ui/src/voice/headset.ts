/**
 * Whether a headset is plugged in. A page cannot know by itself: Chromium tells of sound cards that come and go, and not
 * of a plug in the socket of one that stays. Whoever knows (the agent, from the switch events of the socket) tells the
 * level; here it becomes what happens: the plug goes in, or comes out.
 */
export type JackEvent = { type: 'JACK_IN' } | { type: 'JACK_OUT' };

export interface Headset {
  /** Tells at once when it is in already. Returns what ends it. */
  watch(tell: (event: JackEvent) => void): () => void;
}

/** A kiosk without a socket, or one of which nothing is known: everything said is said to the whole room. */
export const noHeadset: Headset = { watch: () => () => undefined };

/** `follow` calls back with the level, now and at every change; saying the same thing twice changes nothing. */
export function headsetOf(follow: (tell: (isIn: boolean) => void) => () => void): Headset {
  return {
    watch: (tell) => {
      let before = false;
      return follow((isIn) => {
        if (isIn === before) return;
        before = isIn;
        tell({ type: isIn ? 'JACK_IN' : 'JACK_OUT' });
      });
    },
  };
}
