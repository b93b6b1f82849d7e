import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo } from 'react';
import { viewsQuery } from '../api/views';
import { type Column, columnsOf, type ListAddress, readAddress } from './address';
import { addressOf, isShort } from './views';

type Change = (change: Partial<ListAddress>, replace?: boolean) => void;

/** What the address of the list says, how to change a part of it, and how to go to another. */
export function useAddress(): { address: ListAddress; change: Change; go: (to: ListAddress) => void } {
  const raw = useSearch({ strict: false }) as Record<string, unknown>;
  const address = useMemo(() => readAddress(raw), [raw]);
  const navigate = useNavigate();
  const change = useCallback<Change>(
    (next, replace = false) =>
      void navigate({
        to: '/customers',
        replace,
        search: (before: Record<string, unknown>) => said({ ...readAddress(before), ...next }),
      }),
    [navigate],
  );
  const go = useCallback(
    (to: ListAddress) => void navigate({ to: '/customers', search: said(to) }),
    [navigate],
  );
  return { address, change, go };
}

function said(address: Partial<ListAddress>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(address).filter(([, value]) => value !== undefined));
}

/** Fills an address that only names a view with what the view holds; a view that is not there is forgotten. */
export function useViewInAddress(address: ListAddress, change: Change, columns: readonly Column[]): void {
  const { data: views } = useQuery(viewsQuery);
  useEffect(() => {
    if (!views || address.view === undefined) return;
    const view = views.find(({ id }) => id === address.view);
    if (!view) change({ view: undefined }, true);
    else if (isShort(address)) change(addressOf(view, columns), true);
  }, [views, address, change, columns]);
}

/** The columns that the address names, as far as there are such attributes. */
export function useColumns(address: ListAddress, attributes: ReadonlyMap<string, unknown>): Column[] {
  return useMemo(() => columnsOf(address, (code) => attributes.has(code)), [address, attributes]);
}
