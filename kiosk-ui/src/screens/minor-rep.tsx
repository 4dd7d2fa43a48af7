import { Page } from '../parts/page.tsx';
import { ParentPicture } from '../parts/pictures/people.tsx';
import { ThreeWays } from '../parts/three-ways.tsx';

/** Somebody decides for a child: who they are is said here, and seen by the counter. */
export function MinorRep() {
  return (
    <Page
      message="minorRep"
      hint="keepCard"
      picture={<ParentPicture />}
      actions={
        <ThreeWays
          ways={[
            { words: 'asParent', tap: 'AS_PARENT' },
            { words: 'asGuardian', tap: 'AS_GUARDIAN' },
            { words: 'asNeither', tap: 'NO' },
          ]}
        />
      }
    />
  );
}
