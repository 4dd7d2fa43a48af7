import { Button } from './button.tsx';
import { Line } from './line.tsx';

/** A person of the counter stands beside the patient: who answers is said, and one touch sends the help away. */
export function AssistedBanner() {
  return (
    <div className="assisted">
      <Line id="labels.assisted" as="p" aside />
      <Button look="bar-button" tap="CANCEL" words="answerMyself" aside />
    </div>
  );
}
