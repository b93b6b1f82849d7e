import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Behaviour } from '@/features/collect/behaviour/Behaviour';
import { Purchases } from '@/features/collect/commerce/Purchases';
import { CustomerPage, type Panels } from '@/features/collect/customer/CustomerPage';
import { Composer } from '@/features/collect/note/Composer';
import { Marks } from '@/features/collect/note/Marks';
import { NoteItem } from '@/features/collect/note/NoteItem';
import { PinnedNotes } from '@/features/collect/note/PinnedNotes';
import { Subscriptions } from '@/features/collect/subscription/Subscriptions';
import { Standing } from '@/features/understand/value/card/Standing';
import { ValueCard } from '@/features/understand/value/card/ValueCard';
import { type Figure, figureIn } from '@/features/understand/value/card/valueCard';
import { WhyDrawer } from '@/features/understand/value/card/WhyDrawer';
import { TraitsPanel } from '@/features/understand/value/traits/TraitsPanel';

/** A customer's page with the value card; the figure that is asked why stands in the address. */
export function CustomerRoute() {
  const navigate = useNavigate();
  const { customerId = '' } = useParams({ strict: false });
  const search = useSearch({ strict: false }) as Record<string, unknown>;
  const ask = (why: Figure | undefined) =>
    void navigate({
      to: '/customers/$customerId',
      params: { customerId },
      replace: why === undefined,
      search: (before: Record<string, unknown>) => ({ ...before, why }),
    });
  const panels: Panels = {
    standing: ({ id }) => <Standing customerId={id} />,
    marks: ({ id }) => <Marks customerId={id} />,
    composer: ({ id }) => <Composer customerId={id} />,
    note: ({ title, detail, note }, id) =>
      note && <NoteItem customerId={id} title={title} text={detail ?? ''} note={note} />,
    contributed: [
      {
        key: 'value',
        place: 'left',
        show: ({ id, orders }) => <ValueCard customerId={id} orders={orders.count} onWhy={ask} />,
      },
      { key: 'traits', place: 'below', show: ({ id }) => <TraitsPanel customerId={id} /> },
      { key: 'pinned-notes', place: 'middle', show: ({ id }) => <PinnedNotes customerId={id} /> },
      { key: 'purchases', place: 'right', show: ({ id }) => <Purchases customerId={id} /> },
      { key: 'subscriptions', place: 'right', show: ({ id }) => <Subscriptions customerId={id} /> },
      { key: 'behaviour', place: 'right', show: ({ id }) => <Behaviour customerId={id} /> },
    ],
  };
  return (
    <>
      <CustomerPage key={customerId} panels={panels} />
      <WhyDrawer customerId={Number(customerId)} figure={figureIn(search)} onClose={() => ask(undefined)} />
    </>
  );
}
