import { labels } from '../text/fr.ts';

/** Dots for the eye, words for everybody. */
export function Progress({ step, of }: { step: number; of: number }) {
  const steps = Array.from({ length: of }, (_, index) => index + 1);
  return (
    <div className="progress">
      {steps.map((each) => (
        <span key={each} className={each <= step ? 'dot passed' : 'dot'} />
      ))}
      <span className="words">{labels.step(step, of)}</span>
    </div>
  );
}
