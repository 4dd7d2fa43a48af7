/** The component of each screen; null for those of a visit during the moment in which their file is on its way. */
import { type ComponentType, useEffect, useState } from 'react';
import { firstScreens } from './first-screens.ts';
import type { ScreenName } from './journey/screen.ts';

type Screens = Partial<Record<ScreenName, ComponentType>>;

/** Throws, at the next drawing, when the file did not come: the page then begins again (main.tsx). */
export function useScreens(): (name: ScreenName) => ComponentType | null {
  const [screens, setScreens] = useState<Screens>(firstScreens);
  useEffect(() => {
    import('./visit-screens.ts').then(
      ({ visitScreens }) => setScreens({ ...firstScreens, ...visitScreens }),
      (cause: unknown) =>
        setScreens(() => {
          throw new Error('the screens of a visit did not come', { cause });
        }),
    );
  }, []);
  return (name) => screens[name] ?? null;
}
