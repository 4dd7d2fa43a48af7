import { Line } from './line.tsx';

/** Dots for the eye, words for everybody. */
export function Progress({ step, of }: { step: number; of: number }) {
  const steps = Array.from({ length: of }, (_, index) => index + 1);
  return (
    <div className="progress">
      {steps.map((each) => (
        <span key={each} className={each <= step ? 'dot passed' : 'dot'} />
      ))}
      <Line id={`labels.step.${step}.${of}`} className="words" />
    </div>
  );
}
