import { holdersShown } from '../journey/truth.ts';
import { Button } from '../parts/button.tsx';
import { useJourney } from '../parts/journey-context.tsx';
import { Page } from '../parts/page.tsx';
import { ParentPicture } from '../parts/pictures/people.tsx';
import { ThreeWays } from '../parts/three-ways.tsx';

/** Somebody decides for a child: who they are is said here, and seen by the counter. A wrong name can be chosen anew. */
export function MinorRep() {
  const isOneOfSeveral = holdersShown(useJourney().context).length > 1;
  return (
    <Page
      message="minorRep"
      hint="keepCard"
      picture={<ParentPicture />}
      actions={
        <>
          <ThreeWays
            ways={[
              { words: 'asParent', tap: 'AS_PARENT' },
              { words: 'asGuardian', tap: 'AS_GUARDIAN' },
              { words: 'asNeither', tap: 'NO' },
            ]}
          />
          {isOneOfSeveral && <Button look="link" tap="BACK" words="back" />}
        </>
      }
    />
  );
}
