import { ProblemView } from '@/shared/ProblemView';
import { Skeleton } from '@/shared/Skeleton';

interface Props {
  title: string;
  error: Error | null;
  onRetry: () => void;
}

/** A part of a page without its data: they are on their way, or did not come. */
export function Unready({ title, error, onRetry }: Props) {
  return error ? (
    <section className="card" aria-label={title}>
      <h2>{title}</h2>
      <ProblemView error={error} onRetry={onRetry} />
    </section>
  ) : (
    <div className="card">
      <Skeleton lines={10} height={24} />
    </div>
  );
}
