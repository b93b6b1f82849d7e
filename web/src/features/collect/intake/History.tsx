import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatInteger } from '@/shared/format';
import { ProblemView } from '@/shared/ProblemView';
import { RelativeDate } from '@/shared/RelativeDate';
import { Skeleton } from '@/shared/Skeleton';
import { importsQuery } from './api/imports';
import { importState } from './state';

/** What was imported before, newest first; a click opens one. */
export function History({ opened, onOpen }: { opened: number | undefined; onOpen: (id: number) => void }) {
  const { t } = useTranslation();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useInfiniteQuery(importsQuery);
  const items = data?.pages.flatMap((page) => page.items);
  return (
    <section className="import-history">
      <h2>{t('import.history')}</h2>
      {error && !items ? (
        <ProblemView error={error} onRetry={() => void refetch()} />
      ) : !items ? (
        <Skeleton lines={4} height={18} />
      ) : items.length === 0 ? (
        <p className="muted">{t('import.no-history')}</p>
      ) : (
        <div className="card import-scroll">
          <table className="figures">
            <thead>
              <tr>
                <th scope="col">{t('import.file')}</th>
                <th scope="col">{t('import.object')}</th>
                <th scope="col">{t('import.state')}</th>
                <th scope="col" className="figure">
                  {t('job.count.rows')}
                </th>
                <th scope="col" className="figure">
                  {t('job.count.created')}
                </th>
                <th scope="col" className="figure">
                  {t('job.count.rejected')}
                </th>
                <th scope="col">{t('import.when')}</th>
                <th scope="col">{t('import.who')}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((item) => (
                <tr key={item.id} className={item.id === opened ? 'opened' : undefined}>
                  <th scope="row">
                    <button
                      type="button"
                      className="plain import-open"
                      title={item.fileName}
                      onClick={() => onOpen(item.id)}
                    >
                      {item.fileName}
                    </button>
                  </th>
                  <td>{t(`import.object.${item.object}`)}</td>
                  <td>{importState(t, item)}</td>
                  {(['rows', 'created', 'rejected'] as const).map((name) => (
                    <td key={name} className="figure number">
                      {item.counts == null ? '–' : formatInteger(item.counts[name])}
                    </td>
                  ))}
                  <td>
                    <RelativeDate at={item.createdAt} />
                  </td>
                  <td>{item.createdBy?.name}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {hasNextPage && (
            <Button type="link" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              {t('action.more')}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}
