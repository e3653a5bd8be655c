import './step-line.css';

/** Steps of a wizard, and where one is. */
export function StepLine({
  label,
  steps,
  at,
}: {
  readonly label: string;
  readonly steps: readonly string[];
  readonly at: number;
}) {
  return (
    <ol className="step-line plain-list" aria-label={label}>
      {steps.map((step, place) => (
        <li
          key={step}
          aria-current={place === at ? 'step' : undefined}
          className={place < at ? 'step-done' : undefined}
        >
          <span aria-hidden="true">{place + 1}</span>
          {step}
        </li>
      ))}
    </ol>
  );
}
