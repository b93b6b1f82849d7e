import { queryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, body } from '@/api/client';
import type { AuditEntry } from '@/api/types';
import { formatInstantExactly } from '@/shared/format';
import { ProblemView, TraceId } from '@/shared/ProblemView';
import { RelativeDate } from '@/shared/RelativeDate';
import { Skeleton } from '@/shared/Skeleton';
import { useZone } from '@/shared/zone';
import './audit.css';

/** One entry, however old: the first of those up to it. */
const entryQuery = (id: number) =>
  queryOptions({
    queryKey: ['audit', id],
    queryFn: async ({ signal }) =>
      (await body(api.GET('/api/v1/audit', { params: { query: { limit: 1, after: id + 1 } }, signal })))
        .items[0] ?? null,
  });

/** Who did what and when, newest first. The opened entry stands in the address. */
export function AuditPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { entry } = useSearch({ strict: false }) as { entry?: number };
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['audit'],
    queryFn: ({ pageParam, signal }) =>
      body(
        api.GET('/api/v1/audit', {
          params: { query: { limit: 50, ...(pageParam === undefined ? {} : { after: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const entries = data?.pages.flatMap((page) => page.items);
  const listed = entries?.find(({ id }) => id === entry);
  const fetched = useQuery({ ...entryQuery(entry ?? 0), enabled: entry !== undefined && !!data && !listed });
  const opened = listed ?? (fetched.data?.id === entry ? fetched.data : undefined);
  const show = (id: number | undefined) =>
    void navigate({ to: '/settings/audit', search: id === undefined ? {} : { entry: id } });
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('menu.audit')}</h1>
      </div>
      {error && !entries ? (
        <ProblemView error={error} onRetry={() => void refetch()} />
      ) : !entries ? (
        <Skeleton lines={10} height={20} />
      ) : (
        <div className="card audit-table wide">
          <table className="figures">
            <thead>
              <tr>
                <th scope="col">{t('audit.when')}</th>
                <th scope="col">{t('audit.who')}</th>
                <th scope="col">{t('audit.what')}</th>
                <th scope="col">{t('audit.on')}</th>
              </tr>
            </thead>
            <tbody>
              {entries.map((item) => (
                <tr key={item.id}>
                  <td>
                    <RelativeDate at={item.at} />
                  </td>
                  <td>
                    <Actor entry={item} />
                  </td>
                  <td>
                    <button type="button" className="plain audit-open" onClick={() => show(item.id)}>
                      <Action action={item.action} />
                    </button>
                  </td>
                  <td>
                    <AuditObject entry={item} />
                  </td>
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
      <Drawer
        open={opened !== undefined}
        onClose={() => show(undefined)}
        title={opened && <Action action={opened.action} />}
        size={480}
      >
        {opened && <Detail entry={opened} />}
      </Drawer>
    </div>
  );
}

function Actor({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation();
  return <>{entry.actorKind === 'system' ? t('audit.system') : entry.actorName}</>;
}

function Action({ action }: { action: string }) {
  const { t } = useTranslation();
  return t(`audit.action.${action}`, { defaultValue: action });
}

function AuditObject({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation();
  const words = `${t(`audit.object.${entry.objectType}`, { defaultValue: entry.objectType })} ${entry.objectId ?? ''}`;
  if (entry.objectType === 'customer' && entry.objectId != null) {
    return (
      <Link to="/customers/$customerId" params={{ customerId: String(entry.objectId) }}>
        {words}
      </Link>
    );
  }
  return <span>{words}</span>;
}

function Detail({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation();
  const zone = useZone();
  return (
    <div className="audit-entry">
      <p>
        <Actor entry={entry} /> · {formatInstantExactly(entry.at, zone)}
      </p>
      <p>
        <AuditObject entry={entry} />
      </p>
      <h2>{t('audit.detail')}</h2>
      <pre>{JSON.stringify(entry.detail, null, 2)}</pre>
      {entry.traceId && <TraceId id={entry.traceId} />}
    </div>
  );
}
