import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, body } from '@/api/client';
import { useSession } from '@/api/session';
import type { Role } from '@/api/types';
import { ProblemView } from '@/shared/ProblemView';
import { RelativeDate } from '@/shared/RelativeDate';
import { Skeleton } from '@/shared/Skeleton';
import './settings.css';

const sessionsKey = ['sessions'];

/** Where one is signed in, each revocable. */
export function SessionsPage() {
  const { t } = useTranslation();
  const { user } = useSession();
  const client = useQueryClient();
  const { data, error, refetch } = useQuery({
    queryKey: sessionsKey,
    queryFn: ({ signal }) => body(api.GET('/api/v1/sessions', { signal })),
  });
  const end = useMutation({
    mutationFn: (id: number) => api.DELETE('/api/v1/sessions/{id}', { params: { path: { id } } }),
    onSettled: () => client.invalidateQueries({ queryKey: sessionsKey }),
  });
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1>{t('menu.sessions')}</h1>
          <p className="muted">
            {user.name} · {t(`role.${user.role as Role}`)}
          </p>
        </div>
      </div>
      {end.isError && <ProblemView error={end.error} />}
      {error && !data ? (
        <ProblemView error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton lines={4} height={20} />
      ) : (
        <div className="card settings-table wide">
          <table className="figures">
            <thead>
              <tr>
                <th scope="col">{t('sessions.browser')}</th>
                <th scope="col">{t('sessions.address')}</th>
                <th scope="col">{t('sessions.begun')}</th>
                <th scope="col">{t('sessions.last-used')}</th>
                <th scope="col">
                  <span className="visually-hidden">{t('sessions.end')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {data.items.map((session) => (
                <tr key={session.id}>
                  <td title={session.userAgent ?? undefined}>
                    {browser(session.userAgent) ?? t('sessions.unknown')}
                  </td>
                  <td>{session.address}</td>
                  <td>
                    <RelativeDate at={session.createdAt} />
                  </td>
                  <td>
                    <RelativeDate at={session.lastUsedAt} />
                  </td>
                  <td className="figure">
                    {session.current ? (
                      <span className="muted">{t('sessions.this')}</span>
                    ) : (
                      <Button size="small" onClick={() => end.mutate(session.id)}>
                        {t('sessions.end')}
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}

/** Browser and system as people call them, as far as the browser tells. */
function browser(agent: string | null | undefined): string | undefined {
  if (!agent) return undefined;
  const names: [RegExp, string][] = [
    [/Edg\//, 'Edge'],
    [/Firefox\//, 'Firefox'],
    [/Chrome\//, 'Chrome'],
    [/Safari\//, 'Safari'],
    [/curl\//, 'curl'],
  ];
  const systems: [RegExp, string][] = [
    [/Windows/, 'Windows'],
    [/iPhone|iPad/, 'iOS'],
    [/Mac OS X/, 'macOS'],
    [/Android/, 'Android'],
    [/Linux/, 'Linux'],
  ];
  const of = (list: [RegExp, string][]) => list.find(([pattern]) => pattern.test(agent))?.[1];
  return [of(names), of(systems)].filter(Boolean).join(' · ') || agent;
}
