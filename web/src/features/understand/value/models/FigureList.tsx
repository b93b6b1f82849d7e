import type { ModelDetail } from '../api/models';

/** Figures with their names. */
export function FigureList({ figures }: { figures: ModelDetail['figures'] }) {
  return (
    <dl className="models-figures">
      {figures.map((figure) => (
        <div key={figure.code}>
          <dt className="muted">{figure.name}</dt>
          <dd className="number">{figure.text}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Whether a figure is one by which experts compare forecasts; it stands with the test. */
export const isLoss = (code: string): boolean => code.startsWith('log_loss');
