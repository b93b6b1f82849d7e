import { dayOf, formatDay, formatDayNear, formatInstantExactly, formatInstantNear } from './format';
import { useZone } from './zone';

/** A day or an instant: relative within a week, as a date after, exact on hover. */
export function RelativeDate({ on, at }: { on?: string | null | undefined; at?: string | null | undefined }) {
  const zone = useZone();
  if (on) {
    return (
      <time dateTime={on} title={formatDay(on)} className="number">
        {formatDayNear(on, dayOf(new Date(), zone))}
      </time>
    );
  }
  if (at) {
    return (
      <time dateTime={at} title={formatInstantExactly(at, zone)} className="number">
        {formatInstantNear(at, new Date(), zone)}
      </time>
    );
  }
  return <span className="muted">–</span>;
}
