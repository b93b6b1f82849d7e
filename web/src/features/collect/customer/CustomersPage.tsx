import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, type InputRef } from 'antd';
import { lazy, type ReactNode, Suspense, useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { peopleQuery } from '@/api/people';
import { usePermission, useSession } from '@/api/session';
import type { Sort } from '@/api/types';
import { Notice } from '@/shared/Notice';
import { ProblemView } from '@/shared/ProblemView';
import { RuleSentence } from '@/shared/rule/RuleSentence';
import { Skeleton } from '@/shared/Skeleton';
import { type Attributes, attributesQuery } from './api/attributes';
import { searchQuery } from './api/searchCustomers';
import { arranged, type Column, keepColumns, sortOf, wholeRule, writeColumns } from './list/address';
import { BulkBar } from './list/BulkBar';
import { BulkNotice } from './list/BulkNotice';
import { ColumnPicker } from './list/ColumnPicker';
import { Count } from './list/Count';
import { CustomerCards } from './list/CustomerCards';
import { CustomerTable } from './list/CustomerTable';
import { ExportButton } from './list/ExportButton';
import { Finder } from './list/Finder';
import { NoCustomers } from './list/NoCustomers';
import { Peek } from './list/Peek';
import { PhoneTools } from './list/PhoneTools';
import { isEmpty } from './list/selection';
import { useAddress, useColumns, useViewInAddress } from './list/useAddress';
import { useListKeys } from './list/useListKeys';
import { useNarrow } from './list/useNarrow';
import { useSelection } from './list/useSelection';
import { ViewTabs } from './list/ViewTabs';
import { shownAt } from './list/views';
import './customers.css';

const NewCustomer = lazy(() => import('./page/NewCustomer'));

/** All customers that the person may see: found, filtered, sorted, looked at one by one, changed many at a time. */
export function CustomersPage({ figures }: { figures?: (customerId: number) => ReactNode }) {
  const { data: attributes, error, refetch } = useQuery(attributesQuery);
  if (error && !attributes) {
    return (
      <div className="page">
        <ProblemView error={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  if (!attributes) {
    return (
      <div className="page">
        <Skeleton lines={12} height={20} />
      </div>
    );
  }
  return <CustomerList attributes={attributes} figures={figures} />;
}

function CustomerList({
  attributes,
  figures,
}: {
  attributes: Attributes;
  figures: ((customerId: number) => ReactNode) | undefined;
}) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { installation } = useSession();
  const mayExport = usePermission('customer-export');
  const mayEdit = usePermission('customer-edit');
  const mayBulk = usePermission('customer-bulk');
  const people = useQuery(peopleQuery);
  const narrow = useNarrow();
  const { address, change, go } = useAddress();
  const [adding, setAdding] = useState<boolean>();
  const [bulk, setBulk] = useState<{ id: number; jobId: number }>();
  const [said, setSaid] = useState<{ words: string; undo: (() => void) | undefined }>();
  const finder = useRef<InputRef>(null);

  const columns = useColumns(address, attributes);
  useViewInAddress(address, change, columns);
  const shown = useMemo(
    () =>
      columns.flatMap(({ code, width, pinned }) => {
        const attribute = attributes.get(code);
        return attribute ? [{ attribute, width, pinned: pinned === true || code === 'name' }] : [];
      }),
    [columns, attributes],
  );
  const fields = columns.map(({ code }) => code).join();
  const search = useMemo(
    () => ({ rule: wholeRule(address), sort: sortOf(address), fields: fields.split(',') }),
    [address, fields],
  );
  const list = useInfiniteQuery({ ...searchQuery(search), placeholderData: keepPreviousData });
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  const vocabulary = { people: people.data?.items ?? [], currency: installation.currency, t };
  const chosen = useSelection(rows, JSON.stringify(search.rule ?? null));

  const [current, setCurrent] = useState(-1);
  const listKey = JSON.stringify([search.rule, search.sort]);
  const [lastKey, setLastKey] = useState(listKey);
  if (lastKey !== listKey) {
    setLastKey(listKey);
    setCurrent(-1);
  }
  const peekAt = (index: number) => change({ peek: rows[index]?.id }, address.peek !== undefined);
  const step = (by: number, range: boolean) => {
    const next = Math.max(0, Math.min(current + by, rows.length - 1));
    if (range && mayBulk) {
      if (current >= 0 && chosen.chosen === 'none') chosen.pick(current, false);
      chosen.pick(next, true);
    }
    setCurrent(next);
    if (address.peek !== undefined) peekAt(next);
  };
  const open = useCallback(
    (id: number) => void navigate({ to: '/customers/$customerId', params: { customerId: String(id) } }),
    [navigate],
  );
  useListKeys({
    step,
    pick: (range) => mayBulk && !narrow && chosen.pick(Math.max(current, 0), range),
    peek: () => (address.peek === undefined ? peekAt(Math.max(current, 0)) : change({ peek: undefined })),
    open: () => {
      const row = rows[current];
      if (row) open(row.id);
    },
    close: () => (address.peek !== undefined ? change({ peek: undefined }) : chosen.clear()),
    find: () => finder.current?.focus({ cursor: 'all' }),
  });
  const choose = useCallback(
    (index: number) => {
      setCurrent(index);
      change({ peek: rows[index]?.id }, true);
    },
    [rows, change],
  );
  const more = useCallback(() => void list.fetchNextPage({ cancelRefetch: false }), [list.fetchNextPage]);
  const setColumns = (next: readonly Column[]) => {
    const kept = arranged(next);
    if (address.view === undefined) keepColumns(kept);
    change({ columns: writeColumns(kept) }, true);
  };
  const order = (codes: string[]) =>
    setColumns(codes.flatMap((code) => columns.find((column) => column.code === code) ?? []));
  const resize = (code: string, width: number) =>
    setColumns(columns.map((column) => (column.code === code ? { ...column, width } : column)));

  const sortBy = (sort: Sort | undefined) => change({ sort: sort && `${sort.attribute}.${sort.direction}` });
  const tools = (
    <>
      <ColumnPicker attributes={attributes} columns={columns} onChange={setColumns} />
      {mayExport && <ExportButton search={search} />}
    </>
  );
  const filtered = search.rule !== undefined;
  const empty = list.isSuccess && !list.isPlaceholderData && rows.length === 0;
  const shared = {
    rows,
    currency: installation.currency,
    loadingMore: list.isFetchingNextPage,
    complete: !list.hasNextPage,
    onEnd: more,
  };
  return (
    <div className={address.peek === undefined ? 'list-page' : 'list-page peeking'}>
      <div className="list-main">
        <div className="list-bar">
          <h1>{t('menu.customers')}</h1>
          <Count rule={search.rule} />
          <div className="list-actions">
            {narrow ? (
              <PhoneTools attributes={attributes} sort={search.sort} onSort={sortBy}>
                {tools}
              </PhoneTools>
            ) : (
              tools
            )}
            {mayEdit && (
              <Button type="primary" onClick={() => setAdding(true)}>
                {t('customers.add')}
              </Button>
            )}
          </div>
        </div>
        <ViewTabs
          address={address}
          shown={shownAt(address, columns)}
          columns={columns}
          onGo={go}
          onDone={(words, undo) => setSaid({ words, undo })}
        />
        <div className="list-filter">
          <Finder
            ref={finder}
            value={address.q ?? ''}
            onChange={(q) => change({ q: q || undefined }, true)}
          />
          <RuleSentence
            rule={address.rule}
            onChange={(rule) => change({ rule, peek: undefined })}
            attributes={attributes}
            vocabulary={vocabulary}
          />
          {filtered && (
            <Button type="link" size="small" onClick={() => change({ q: undefined, rule: undefined })}>
              {t('customers.clear')}
            </Button>
          )}
        </div>
        {!isEmpty(chosen.selection) && !narrow && (
          <BulkBar
            selection={chosen.selection}
            rule={search.rule}
            loaded={rows.length}
            complete={shared.complete}
            onSelect={chosen.setSelection}
            onClear={chosen.clear}
            onStarted={setBulk}
          >
            {mayExport && <ExportButton search={search} selection={chosen.selection} />}
          </BulkBar>
        )}
        {list.error && !list.isFetching ? (
          <div className="list-note">
            <ProblemView error={list.error} onRetry={() => void list.refetch()} />
          </div>
        ) : list.isPending ? (
          <div className="list-note">
            <Skeleton lines={14} height={18} />
          </div>
        ) : empty ? (
          <NoCustomers
            filtered={filtered}
            text={address.q}
            onClear={() => change({ q: undefined, rule: undefined })}
          />
        ) : narrow ? (
          <CustomerCards {...shared} columns={shown.map(({ attribute }) => attribute)} />
        ) : (
          <CustomerTable
            {...shared}
            columns={shown}
            sort={search.sort}
            current={current}
            selectable={mayBulk}
            isChosen={chosen.has}
            chosen={chosen.chosen}
            onPick={chosen.pick}
            onPickAll={chosen.pickAll}
            onSort={sortBy}
            onOrder={order}
            onResize={resize}
            onChoose={choose}
            onOpen={open}
          />
        )}
      </div>
      {address.peek !== undefined && (
        <Peek
          key={address.peek}
          customerId={address.peek}
          figures={figures?.(address.peek)}
          onClose={() => change({ peek: undefined })}
        />
      )}
      {bulk ? (
        <BulkNotice key={bulk.id} bulk={bulk} onClose={() => setBulk(undefined)} />
      ) : (
        said && (
          <Notice
            key={said.words}
            onClose={() => setSaid(undefined)}
            {...(said.undo
              ? {
                  action: {
                    name: t('bulk.undo'),
                    onAct: () => {
                      said.undo?.();
                      setSaid(undefined);
                    },
                  },
                }
              : {})}
          >
            {said.words}
          </Notice>
        )
      )}
      {adding !== undefined && (
        <Suspense fallback={null}>
          <NewCustomer open={adding} onClose={() => setAdding(false)} />
        </Suspense>
      )}
    </div>
  );
}
