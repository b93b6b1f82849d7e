import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '@/api/session';
import { groups, type Place, permitted } from './navigation';

const isAt = (pathname: string) => (place: Place) =>
  pathname === place.to || pathname.startsWith(`${place.to}/`);

/** On a phone, which has no menu: the other pages of the same turn of the loop. */
export function PhoneTabs() {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const permissions = useQuery(sessionQuery).data?.permissions ?? [];
  const tabs = useRef<HTMLElement>(null);
  const group = groups.find(({ places }) => places.some(isAt(pathname)));
  // The longest of several that fit: /value is the beginning of /value/time.
  const here = group?.places.filter(isAt(pathname)).toSorted((a, b) => b.to.length - a.to.length)[0]?.to;
  useEffect(() => {
    const tab = tabs.current?.querySelector<HTMLElement>(`[href="${here}"]`);
    if (tabs.current && tab) tabs.current.scrollLeft = tab.offsetLeft - tabs.current.clientWidth / 2;
  }, [here]);
  const places = group ? permitted(group, permissions) : [];
  if (!group || places.length < 2) return null;
  return (
    <nav ref={tabs} className="phone-tabs" aria-label={t(group.label)}>
      {places.map(({ to, label }) => (
        <Link
          key={to}
          to={to}
          activeOptions={{ exact: true }}
          className={to === here ? 'here' : ''}
          aria-current={to === here ? 'page' : undefined}
        >
          {t(label)}
        </Link>
      ))}
    </nav>
  );
}
