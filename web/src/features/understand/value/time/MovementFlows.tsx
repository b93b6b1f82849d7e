import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Segmented, Select } from 'antd';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ChartFrame } from '@/shared/ChartFrame';
import { Chart } from '@/shared/chart/Chart';
import { formatDay, formatInteger, formatMoney, formatNumber, formatPercent } from '@/shared/format';
import {
  type Kind,
  kinds,
  type Movement,
  type MovementFlow,
  type Movements,
  movementsQuery,
} from '../api/time';
import { partOf } from '../overview/shares';
import { Unready } from '../Unready';
import { useWriting } from '../useWriting';
import type { TimeAddress, TimeChange } from './address';
import {
  clickedClass,
  clickedFlow,
  largestMove,
  type Measure,
  movedAndStayed,
  movementOption,
  nameIn,
  whoIsIn,
  whoMoved,
} from './movement';

interface Props {
  address: TimeAddress;
  onChange: (change: TimeChange) => void;
}

/** Between which classes the customers moved from one day to another. */
export function MovementFlows({ address, onChange }: Props) {
  const { t } = useTranslation();
  const by = address.by ?? 'stage';
  const { data, error, refetch } = useQuery(movementsQuery(by, address.from, address.to));
  if (!data) return <Unready title={t('time.moves')} error={error} onRetry={() => void refetch()} />;
  if (!data.movement)
    return (
      <section className="card" aria-label={t('time.moves')}>
        <h2>{t('time.moves')}</h2>
        <p>
          {data.days[0] ? t('time.one-day', { day: formatDay(data.days[0].on) }) : t('time.no-day')}{' '}
          <Link to="/value/model">{t('time.to-runs')}</Link>
        </p>
      </section>
    );
  return <Flows data={data} movement={data.movement} address={address} onChange={onChange} />;
}

function Flows({ data, movement, address, onChange }: Props & { data: Movements; movement: Movement }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const writing = useWriting();
  const measure: Measure = address.measure ?? 'customers';
  const { currency, classes, flows } = movement;
  const option = useMemo(
    () => movementOption(movement, measure, { ...writing, amount: (value) => formatMoney(value, currency) }),
    [movement, measure, writing, currency],
  );
  const sentence = words(movement, t);
  const befores = new Map(classes.map((one) => [one.code, one.customersBefore]));
  return (
    <ChartFrame
      title={t('time.moves')}
      sentence={sentence}
      extra={<Choices data={data} movement={movement} address={address} onChange={onChange} />}
      columns={[
        { key: 'from', title: formatDay(movement.from.on) },
        { key: 'to', title: formatDay(movement.to.on) },
        { key: 'customers', title: t('value.customers'), number: true },
        { key: 'share', title: t('value.share-from'), number: true },
        { key: 'before', title: t('time.value-on', { day: formatDay(movement.from.on) }), number: true },
        { key: 'after', title: t('time.value-on', { day: formatDay(movement.to.on) }), number: true },
      ]}
      rows={flows.map((flow) => ({
        from: nameIn(classes, flow.from),
        to: <ClassLink movement={movement} code={flow.to} />,
        customers: <FlowLink movement={movement} flow={flow} />,
        share:
          flow.from === 'absent'
            ? '–'
            : formatPercent(partOf(flow.customers, befores.get(flow.from) ?? 0), 1),
        before: flow.from === 'absent' ? '–' : formatMoney(flow.valueBefore, currency),
        after: flow.to === 'absent' ? '–' : formatMoney(flow.valueAfter, currency),
      }))}
      height="auto"
    >
      <div className="time-days number" aria-hidden="true">
        <span>{formatDay(movement.from.on)}</span>
        <span>{formatDay(movement.to.on)}</span>
      </div>
      <div className="time-flows">
        <Chart
          option={option}
          label={sentence}
          onClick={(event) => {
            const flow = clickedFlow(event);
            const code = clickedClass(event);
            const search = flow
              ? whoMoved(movement, flow)
              : code === undefined
                ? undefined
                : whoIsIn(movement, code);
            if (search) void navigate({ to: '/customers', search });
          }}
        />
      </div>
      <Notes movement={movement} />
    </ChartFrame>
  );
}

function words(movement: Movement, t: ReturnType<typeof useTranslation>['t']): string {
  const { moved, stayed } = movedAndStayed(movement.flows);
  const most = largestMove(movement.flows);
  const share = formatPercent(partOf(moved, moved + stayed), 1);
  const days = { from: formatDay(movement.from.on), to: formatDay(movement.to.on) };
  const said = t('time.moves-words', { count: moved, moved: formatInteger(moved), share, ...days });
  return most
    ? `${said}${said.endsWith('。') ? '' : ' '}${t('time.most-words', {
        count: most.customers,
        number: formatInteger(most.customers),
        one: nameIn(movement.classes, most.from),
        other: nameIn(movement.classes, most.to),
      })}`
    : said;
}

function Choices({ data, movement, address, onChange }: Props & { data: Movements; movement: Movement }) {
  const { t } = useTranslation();
  const days = [...data.days].reverse().map((day) => ({ value: day.on, label: formatDay(day.on) }));
  return (
    <div className="time-choices">
      <Select<Kind>
        size="small"
        aria-label={t('time.by')}
        value={movement.by as Kind}
        onChange={(by) => onChange({ by })}
        options={kinds.map((kind) => ({ value: kind, label: t(`time.by-${kind}`) }))}
        popupMatchSelectWidth={false}
      />
      <Select
        size="small"
        aria-label={t('time.from')}
        value={movement.from.on}
        onChange={(from) => onChange({ from, to: movement.to.on })}
        options={days.filter((day) => day.value < movement.to.on)}
        popupMatchSelectWidth={false}
      />
      <span aria-hidden="true">→</span>
      <Select
        size="small"
        aria-label={t('time.to')}
        value={movement.to.on}
        onChange={(to) => onChange({ to, from: movement.from.on < to ? movement.from.on : undefined })}
        options={days.slice(0, -1)}
        popupMatchSelectWidth={false}
      />
      <Segmented<Measure>
        size="small"
        aria-label={t('time.measure')}
        value={address.measure ?? 'customers'}
        onChange={(measure) => onChange({ measure })}
        options={[
          { value: 'customers', label: t('value.customers') },
          { value: 'value', label: t('value.clv') },
        ]}
      />
    </div>
  );
}

/** How many took a way, and who of them is still there. */
function FlowLink({ movement, flow }: { movement: Movement; flow: MovementFlow }): ReactNode {
  const search = whoMoved(movement, flow);
  const count = formatInteger(flow.customers);
  return search ? (
    <Link to="/customers" search={search}>
      {count}
    </Link>
  ) : (
    count
  );
}

function ClassLink({ movement, code }: { movement: Movement; code: string }): ReactNode {
  const search = whoIsIn(movement, code);
  const name = nameIn(movement.classes, code);
  return search ? (
    <Link to="/customers" search={search}>
      {name}
    </Link>
  ) : (
    name
  );
}

/** Who is where now, and what has to be known to read the chart. */
function Notes({ movement }: { movement: Movement }) {
  const { t } = useTranslation();
  return (
    <>
      {movement.latest && movement.by !== 'quadrant' && (
        <p className="time-now">
          <span className="value-note">{t('time.now')}</span>{' '}
          {movement.classes
            .filter((one) => one.customersAfter > 0 && whoIsIn(movement, one.code))
            .map((one) => (
              <span key={one.code} className="time-now-class">
                <ClassLink movement={movement} code={one.code} />{' '}
                <span className="number value-note">{formatInteger(one.customersAfter)}</span>
              </span>
            ))}
        </p>
      )}
      {movement.by === 'quadrant' && movement.cuts && (
        <p className="value-note">
          {t('time.cuts', {
            day: formatDay(movement.from.on),
            orders: formatNumber(movement.cuts.frequency),
            amount: formatMoney(movement.cuts.basket, movement.currency),
          })}
        </p>
      )}
      {movement.by === 'rfm_group' && <p className="value-note">{t('time.rfm-note')}</p>}
      {!movement.sameTerms && <p className="value-note">{t('time.other-terms')}</p>}
    </>
  );
}
