import { DownOutlined, SaveOutlined, TeamOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Checkbox, Dropdown, Input, Popover } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePermission } from '@/api/session';
import type { SavedView } from '@/api/types';
import { newKey } from '@/shared/key';
import { ProblemView } from '@/shared/ProblemView';
import { type Shown, useChangeView, useCreateView, useDeleteView, viewsQuery } from '../api/views';
import type { Column, ListAddress } from './address';
import { addressOf, same, shownBy } from './views';

interface Props {
  address: ListAddress;
  shown: Shown;
  columns: readonly Column[];
  /** Leads to another list. */
  onGo(address: ListAddress): void;
  /** Says what was done, with a way back. */
  onDone(words: string, undo?: () => void): void;
}

/** The list's saved views as tabs, with what can be done about the one that is open. */
export function ViewTabs(props: Props) {
  const { address, shown, columns } = props;
  const { t } = useTranslation();
  const { data: views = [] } = useQuery(viewsQuery);
  const open = views.find(({ id }) => id === address.view);
  const changed = open ? !same(shown, shownBy(open)) : false;
  return (
    <div className="view-tabs">
      <nav aria-label={t('views.label')}>
        <Link
          to="/customers"
          search={{}}
          activeOptions={{ exact: true, includeSearch: true }}
          className="view-tab"
          aria-current={address.view === undefined ? 'page' : undefined}
        >
          {t('views.everyone')}
        </Link>
        {views.map((view) => (
          <Link
            key={view.id}
            to="/customers"
            search={addressOf(view, columns) as Record<string, unknown>}
            className="view-tab"
            aria-current={view.id === open?.id ? 'page' : undefined}
            {...(view.mine ? {} : { title: t('views.shared-by', { name: view.owner?.name ?? '' }) })}
          >
            {view.shared && <TeamOutlined aria-label={t('views.shared')} />}
            {view.name}
            {view.id === open?.id && changed && (
              <span className="view-changed" role="img" aria-label={t('views.changed')} />
            )}
          </Link>
        ))}
      </nav>
      <Actions {...props} views={views} open={open} changed={changed} />
    </div>
  );
}

function Actions({
  address,
  shown,
  onGo,
  onDone,
  views,
  open,
  changed,
}: Props & { views: readonly SavedView[]; open: SavedView | undefined; changed: boolean }) {
  const { t } = useTranslation();
  const [naming, setNaming] = useState<'new' | 'rename'>();
  const change = useChangeView();
  const remove = useDeleteView();
  const create = useCreateView();
  const mayShare = usePermission('view-share');
  const something =
    address.rule !== undefined || address.q !== undefined || address.sort !== undefined || address.columns;
  const failed = change.error ?? remove.error;
  const mine = views.filter((view) => view.mine);
  const place = open ? mine.findIndex(({ id }) => id === open.id) : -1;

  const discard = (view: SavedView) =>
    remove.mutate(view, {
      onSuccess: () => {
        onGo({});
        onDone(t('views.deleted', { name: view.name }), () =>
          create.mutate(
            { name: view.name, shared: view.shared, shown: shownBy(view), key: newKey() },
            { onSuccess: (kept) => onGo(addressOf(kept, shown.columns)) },
          ),
        );
      },
    });
  const items = open
    ? [
        ...(open.editable
          ? [
              { key: 'rename', label: t('views.rename'), onClick: () => setNaming('rename') },
              ...(mayShare || open.shared
                ? [
                    {
                      key: 'share',
                      label: t(open.shared ? 'views.unshare' : 'views.share'),
                      onClick: () => change.mutate({ view: open, change: { shared: !open.shared } }),
                    },
                  ]
                : []),
              ...(place > 0 ? [move('left', place - 1)] : []),
              ...(place >= 0 && place < mine.length - 1 ? [move('right', place + 1)] : []),
            ]
          : []),
        { key: 'copy', label: t('views.copy'), onClick: () => setNaming('new') },
        ...(changed
          ? [{ key: 'reset', label: t('views.reset'), onClick: () => onGo(addressOf(open, shown.columns)) }]
          : []),
        ...(open.editable
          ? [
              {
                key: 'delete',
                label: t('views.delete'),
                danger: true,
                onClick: () => discard(open),
              },
            ]
          : []),
      ]
    : [];
  function move(side: 'left' | 'right', position: number) {
    return {
      key: side,
      label: t(`views.move-${side}`),
      onClick: () => open && change.mutate({ view: open, change: { position } }),
    };
  }
  return (
    <div className="view-actions">
      {open && changed && open.editable && (
        <Button
          size="small"
          icon={<SaveOutlined aria-hidden="true" />}
          loading={change.isPending}
          onClick={() =>
            change.mutate(
              { view: open, change: { shown } },
              { onSuccess: (kept) => onGo(addressOf(kept, shown.columns)) },
            )
          }
        >
          {t('views.save')}
        </Button>
      )}
      <Naming
        open={naming !== undefined}
        onClose={() => setNaming(undefined)}
        view={naming === 'rename' ? open : undefined}
        shown={shown}
        onGo={onGo}
      >
        {open ? (
          <Dropdown trigger={['click']} menu={{ items }}>
            <Button
              size="small"
              type="text"
              icon={<DownOutlined aria-hidden="true" />}
              aria-label={t('views.more')}
            />
          </Dropdown>
        ) : (
          something && (
            <Button
              size="small"
              icon={<SaveOutlined aria-hidden="true" />}
              onClick={() => setNaming(naming ? undefined : 'new')}
            >
              {t('views.keep')}
            </Button>
          )
        )}
      </Naming>
      {failed && (
        <Popover open content={<ProblemView error={failed} />} onOpenChange={() => change.reset()}>
          <span />
        </Popover>
      )}
    </div>
  );
}

function Naming({
  open,
  onClose,
  view,
  shown,
  onGo,
  children,
}: {
  open: boolean;
  onClose: () => void;
  /** The view to rename; none to keep what is shown as a new one. */
  view: SavedView | undefined;
  shown: Shown;
  onGo: (address: ListAddress) => void;
  children: ReactNode;
}) {
  return (
    <Popover
      trigger={[]}
      open={open}
      onOpenChange={(next) => !next && onClose()}
      placement="bottomRight"
      destroyOnHidden
      content={open && <NameForm view={view} shown={shown} onGo={onGo} onClose={onClose} />}
    >
      <span>{children}</span>
    </Popover>
  );
}

function NameForm({
  view,
  shown,
  onGo,
  onClose,
}: {
  view: SavedView | undefined;
  shown: Shown;
  onGo: (address: ListAddress) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const mayShare = usePermission('view-share');
  const [name, setName] = useState(view?.name ?? '');
  const [shared, setShared] = useState(false);
  const key = useRef(newKey());
  const create = useCreateView();
  const change = useChangeView();
  const send = () => {
    if (name.trim() === '') return;
    if (view) {
      change.mutate({ view, change: { name: name.trim() } }, { onSuccess: onClose });
    } else {
      create.mutate(
        { name: name.trim(), shared, shown, key: key.current },
        {
          onSuccess: (kept) => {
            onClose();
            onGo(addressOf(kept, shown.columns));
          },
          onError: () => {
            key.current = newKey();
          },
        },
      );
    }
  };
  const error = create.error ?? change.error;
  return (
    <form
      className="view-naming"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <label htmlFor="view-name">
        {t('views.name')}
        <Input
          id="view-name"
          autoFocus
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.target.value)}
          required
        />
      </label>
      {!view && mayShare && (
        <Checkbox checked={shared} onChange={(event) => setShared(event.target.checked)}>
          {t('views.share-with-all')}
        </Checkbox>
      )}
      {error && <ProblemView error={error} />}
      <div className="editing-buttons">
        <Button
          size="small"
          type="primary"
          htmlType="submit"
          disabled={name.trim() === ''}
          loading={create.isPending || change.isPending}
        >
          {t('action.save')}
        </Button>
        <Button size="small" onClick={onClose}>
          {t('action.cancel')}
        </Button>
      </div>
    </form>
  );
}
