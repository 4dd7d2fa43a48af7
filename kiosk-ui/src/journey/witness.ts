/** Keeps what this visit was shown: told by the page once a screen is there (follow-screens.ts), and gone with the visit. */
import { journey } from './setup.ts';
import { afterScreen, stillThere } from './shown.ts';

export const witness = journey.createStateConfig({
  on: {
    SCREEN_SHOWN: {
      guard: 'inSession',
      actions: journey.assign(({ context, event }) =>
        event.type === 'SCREEN_SHOWN' ? afterScreen(context, event.screen, event.at) : {},
      ),
    },
    /** A touch comes before what it touches: whatever is answered, the time of its screen is known. */
    TOUCH: {
      actions: journey.assign({
        standing: ({ context: { standing }, event }) =>
          event.type === 'TOUCH' && event.at !== undefined ? stillThere(standing, event.at) : standing,
      }),
    },
    HEARD: {
      actions: journey.assign({
        standing: ({ context: { standing }, event }) =>
          standing && event.type === 'HEARD' && event.aloud ? { ...standing, heard: true } : standing,
      }),
    },
  },
});
