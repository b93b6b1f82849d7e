import { MenuFoldOutlined, MenuUnfoldOutlined, SearchOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, Outlet, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { onSignedOut } from '@/api/client';
import { useLookAgainWhenJobsEnd } from '@/api/jobs';
import { sessionQuery } from '@/api/session';
import { RunningJobs } from '@/features/platform/jobs/RunningJobs';
import { Bell } from '@/features/platform/notice/Bell';
import { keepBaseCurrency } from '@/shared/format';
import { onSearchEverywhere } from '@/shared/searchEverywhere';
import { ZoneProvider } from '@/shared/zone';
import { AppearanceMenu, LanguageMenu, PersonMenu } from './Menus';
import { groups, permitted } from './navigation';
import { PhoneBar } from './PhoneBar';
import { PhoneTabs } from './PhoneTabs';
import './frame.css';

const Palette = lazy(() => import('./Palette'));
const foldKey = 'perennial.menu-folded';
const isMac = navigator.platform.startsWith('Mac');

/** What surrounds every page: menu by the loop, top bar, and on a phone the bar at the bottom. */
export function Frame() {
  useLookAgainWhenJobsEnd();
  const { data: session } = useQuery(sessionQuery);
  useLeaveWhenSignedOut();
  if (session) keepBaseCurrency(session.installation.currency);
  // Nothing in here is drawn between signing out and the sign-in page.
  return session ? (
    <ZoneProvider value={session.installation.zone}>
      <Surroundings />
    </ZoneProvider>
  ) : null;
}

function Surroundings() {
  const { t } = useTranslation();
  const [folded, setFolded] = useState(() => localStorage.getItem(foldKey) === 'yes');
  // The text that a search begins with; undefined while nobody searches.
  const [searched, setSearched] = useState<string>();
  const search = () => setSearched((before) => before ?? '');
  useSearchKey(search);
  useEffect(() => onSearchEverywhere(setSearched), []);

  const fold = () => {
    localStorage.setItem(foldKey, folded ? 'no' : 'yes');
    setFolded(!folded);
  };

  return (
    <div className={folded ? 'frame folded' : 'frame'}>
      <a className="skip-link" href="#content">
        {t('frame.skip')}
      </a>
      <aside className="frame-side">
        <Link to="/" className="frame-brand" title={t('frame.home')}>
          <img src="/favicon.svg" alt="" width="24" height="24" />
          <span className="frame-label">{t('product.name')}</span>
        </Link>
        <Navigation />
        <Button
          type="text"
          className="frame-fold"
          onClick={fold}
          aria-label={t(folded ? 'frame.unfold' : 'frame.fold')}
          icon={folded ? <MenuUnfoldOutlined aria-hidden="true" /> : <MenuFoldOutlined aria-hidden="true" />}
        />
      </aside>
      <header className="frame-top">
        <button type="button" className="frame-search" onClick={search}>
          <SearchOutlined aria-hidden="true" />
          <span className="frame-search-words">{t('palette.open')}</span>
          <kbd>{isMac ? '⌘K' : 'Ctrl K'}</kbd>
        </button>
        <div className="frame-tools">
          <Bell />
          <RunningJobs />
          <LanguageMenu />
          <AppearanceMenu />
          <PersonMenu />
        </div>
      </header>
      <main className="frame-main" id="content" tabIndex={-1}>
        <PhoneTabs />
        <Outlet />
      </main>
      <PhoneBar onSearch={search} />
      {searched !== undefined && (
        <Suspense fallback={null}>
          <Palette typed={searched} onClose={() => setSearched(undefined)} />
        </Suspense>
      )}
    </div>
  );
}

function Navigation() {
  const { t } = useTranslation();
  const permissions = useQuery(sessionQuery).data?.permissions ?? [];
  return (
    <nav className="frame-nav" aria-label={t('frame.navigation')}>
      {groups.map((group) => {
        const places = permitted(group, permissions);
        return places.length === 0 ? null : (
          <div key={group.label} className="frame-group">
            <h2 className="frame-label">{t(group.label)}</h2>
            <ul>
              {places.map((place) => (
                <li key={place.to}>
                  <Link
                    to={place.to}
                    className="frame-link"
                    activeProps={{ className: 'active' }}
                    activeOptions={{ exact: place.to === '/value', includeSearch: false }}
                    title={t(place.label)}
                  >
                    {place.icon}
                    <span className="frame-label">{t(place.label)}</span>
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </nav>
  );
}

function useLeaveWhenSignedOut(): void {
  const client = useQueryClient();
  const navigate = useNavigate();
  useEffect(
    () =>
      onSignedOut(() => {
        client.setQueryData(sessionQuery.queryKey, null);
        const { pathname, search } = window.location;
        // Several calls may learn it at once; the later ones are on their way already.
        if (pathname === '/sign-in') return;
        void navigate({ to: '/sign-in', search: { from: pathname + search } });
      }),
    [client, navigate],
  );
}

function useSearchKey(open: () => void): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if ((event.metaKey || event.ctrlKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        open();
      }
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, [open]);
}
