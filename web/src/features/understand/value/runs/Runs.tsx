import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatDay } from '@/shared/format';
import { ProblemView } from '@/shared/ProblemView';
import { RelativeDate } from '@/shared/RelativeDate';
import { Skeleton } from '@/shared/Skeleton';
import { runsQuery } from '../api/runs';
import { RunState } from './RunState';
import { nameOf, tookSeconds } from './runWords';

/** All runs, newest first; each opens with its settings, gates and verdict. */
export function Runs() {
  const { t } = useTranslation();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useInfiniteQuery(runsQuery);
  const runs = data?.pages.flatMap((page) => page.items);
  if (runs?.length === 0) return null;
  return (
    <section className="card runs model-part">
      <h2 id="runs">{t('runs.title')}</h2>
      {error && !runs ? (
        <ProblemView error={error} onRetry={() => void refetch()} />
      ) : !runs ? (
        <Skeleton lines={4} />
      ) : (
        <section className="value-table wide" tabIndex={0} aria-labelledby="runs">
          <table className="figures">
            <thead>
              <tr>
                <th scope="col">{t('runs.run')}</th>
                <th scope="col">{t('runs.state')}</th>
                <th scope="col">{t('runs.as-of')}</th>
                <th scope="col">{t('runs.started')}</th>
                <th scope="col" className="figure">
                  {t('runs.took')}
                </th>
                <th scope="col">{t('runs.by')}</th>
                <th scope="col">{t('runs.engine')}</th>
              </tr>
            </thead>
            <tbody>
              {runs.map((run) => {
                const took = tookSeconds(run.createdAt, run.finishedAt);
                return (
                  <tr key={run.id}>
                    <td>
                      <Link to="/value/model" search={{ run: run.id }} resetScroll={false}>
                        {t('value.run', { run: run.id })}
                      </Link>
                    </td>
                    <td>
                      <RunState state={run.state} />
                    </td>
                    <td className="number">{run.asOf ? formatDay(run.asOf) : '–'}</td>
                    <td>
                      <RelativeDate at={run.createdAt} />
                    </td>
                    <td className="figure">{took === null ? '–' : t('runs.seconds', { count: took })}</td>
                    <td>{nameOf(run.createdBy) ?? '–'}</td>
                    <td>{t(`runs.engine.${run.engine}`, { defaultValue: run.engine })}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </section>
      )}
      {hasNextPage && (
        <Button type="link" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('action.more')}
        </Button>
      )}
    </section>
  );
}
