import { SearchOutlined } from '@ant-design/icons';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Input, type InputRef } from 'antd';
import { lazy, type ReactNode, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { peopleQuery } from '@/api/people';
import { usePermission, useSession } from '@/api/session';
import { EmptyState } from '@/shared/EmptyState';
import { ProblemView } from '@/shared/ProblemView';
import { RuleSentence } from '@/shared/rule/RuleSentence';
import { Skeleton } from '@/shared/Skeleton';
import { type Attributes, attributesQuery } from './api/attributes';
import { searchQuery } from './api/searchCustomers';
import { columnsOf, keepColumns, type ListAddress, readAddress, sortOf, wholeRule } from './list/address';
import { ColumnPicker } from './list/ColumnPicker';
import { Count } from './list/Count';
import { CustomerCards } from './list/CustomerCards';
import { CustomerTable } from './list/CustomerTable';
import { ExportButton } from './list/ExportButton';
import { Peek } from './list/Peek';
import { useListKeys } from './list/useListKeys';
import { useNarrow } from './list/useNarrow';
import './customers.css';

const NewCustomer = lazy(() => import('./page/NewCustomer'));

/** All customers that the person may see: found, filtered, sorted, looked at one by one. */
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

function useAddress(): [ListAddress, (change: Partial<ListAddress>, replace?: boolean) => void] {
  const raw = useSearch({ strict: false }) as Record<string, unknown>;
  const address = useMemo(() => readAddress(raw), [raw]);
  const navigate = useNavigate();
  const change = useCallback(
    (next: Partial<ListAddress>, replace = false) =>
      void navigate({
        to: '/customers',
        replace,
        search: (before: Record<string, unknown>) =>
          Object.fromEntries(
            Object.entries({ ...readAddress(before), ...next }).filter(([, value]) => value !== undefined),
          ),
      }),
    [navigate],
  );
  return [address, change];
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
  const people = useQuery(peopleQuery);
  const narrow = useNarrow();
  const [address, change] = useAddress();
  const [adding, setAdding] = useState<boolean>();
  const finder = useRef<InputRef>(null);

  const columns = useMemo(() => columnsOf(address, (code) => attributes.has(code)), [address, attributes]);
  const shown = useMemo(
    () => columns.map((code) => attributes.get(code)).filter((attribute) => attribute !== undefined),
    [columns, attributes],
  );
  const search = useMemo(
    () => ({ rule: wholeRule(address), sort: sortOf(address), fields: columns }),
    [address, columns],
  );
  const list = useInfiniteQuery({ ...searchQuery(search), placeholderData: keepPreviousData });
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  const vocabulary = { people: people.data?.items ?? [], currency: installation.currency, t };

  const [current, setCurrent] = useState(-1);
  const listKey = JSON.stringify([search.rule, search.sort]);
  const [lastKey, setLastKey] = useState(listKey);
  if (lastKey !== listKey) {
    setLastKey(listKey);
    setCurrent(-1);
  }
  const peekAt = (index: number) => change({ peek: rows[index]?.id }, address.peek !== undefined);
  const step = (by: number) => {
    const next = Math.max(0, Math.min(current + by, rows.length - 1));
    setCurrent(next);
    if (address.peek !== undefined) peekAt(next);
  };
  const open = useCallback(
    (id: number) => void navigate({ to: '/customers/$customerId', params: { customerId: String(id) } }),
    [navigate],
  );
  useListKeys({
    step,
    peek: () => (address.peek === undefined ? peekAt(Math.max(current, 0)) : change({ peek: undefined })),
    open: () => {
      const row = rows[current];
      if (row) open(row.id);
    },
    close: () => address.peek !== undefined && change({ peek: undefined }),
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
  const chooseColumns = (next: string[]) => {
    keepColumns(next);
    change({ columns: next.join(',') }, true);
  };

  const filtered = search.rule !== undefined;
  const empty = list.isSuccess && !list.isPlaceholderData && rows.length === 0;
  const shared = {
    columns: shown,
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
            {!narrow && <ColumnPicker attributes={attributes} columns={columns} onChange={chooseColumns} />}
            {mayExport && !narrow && <ExportButton search={search} />}
            {mayEdit && (
              <Button type="primary" onClick={() => setAdding(true)}>
                {t('customers.add')}
              </Button>
            )}
          </div>
        </div>
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
        {list.error && !list.isFetching ? (
          <div className="list-note">
            <ProblemView error={list.error} onRetry={() => void list.refetch()} />
          </div>
        ) : list.isPending ? (
          <div className="list-note">
            <Skeleton lines={14} height={18} />
          </div>
        ) : empty ? (
          <NoCustomers filtered={filtered} onClear={() => change({ q: undefined, rule: undefined })} />
        ) : narrow ? (
          <CustomerCards {...shared} />
        ) : (
          <CustomerTable
            {...shared}
            sort={search.sort}
            current={current}
            onSort={(sort) => change({ sort: sort && `${sort.attribute}.${sort.direction}` })}
            onOrder={chooseColumns}
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
      {adding !== undefined && (
        <Suspense fallback={null}>
          <NewCustomer open={adding} onClose={() => setAdding(false)} />
        </Suspense>
      )}
    </div>
  );
}

function Finder({
  ref,
  value,
  onChange,
}: {
  ref: React.Ref<InputRef>;
  value: string;
  onChange: (value: string) => void;
}) {
  const { t } = useTranslation();
  const [text, setText] = useState(value);
  const [given, setGiven] = useState(value);
  const latest = useRef(onChange);
  latest.current = onChange;
  if (given !== value) {
    setGiven(value);
    setText(value);
  }
  useEffect(() => {
    if (text === given) return;
    const timer = setTimeout(() => {
      setGiven(text);
      latest.current(text);
    }, 250);
    return () => clearTimeout(timer);
  }, [text, given]);
  return (
    <Input
      ref={ref}
      className="list-finder"
      prefix={<SearchOutlined aria-hidden="true" />}
      suffix={text === '' ? <kbd>/</kbd> : <span />}
      allowClear
      maxLength={100}
      placeholder={t('customers.find')}
      aria-label={t('customers.find')}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
    />
  );
}

function NoCustomers({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mayImport = usePermission('import-run');
  if (filtered) {
    return (
      <EmptyState
        title={t('customers.none-found')}
        action={<Button onClick={onClear}>{t('customers.clear')}</Button>}
      />
    );
  }
  return (
    <EmptyState
      title={t('customers.none')}
      action={
        mayImport && (
          <Button type="primary" onClick={() => void navigate({ to: '/imports' })}>
            {t('customers.import')}
          </Button>
        )
      }
    />
  );
}
