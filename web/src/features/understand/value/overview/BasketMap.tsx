import { Link } from '@tanstack/react-router';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useShade } from '@/shared/appearance';
import { ChartFrame } from '@/shared/ChartFrame';
import { type QuadrantCode, quadrantCodes, quadrantColors } from '@/shared/colors';
import { formatDay, formatInteger, formatMoney, formatNumber, formatPercent } from '@/shared/format';
import { QuadrantTag } from '@/shared/QuadrantTag';
import type { Movement, Overview } from '../api/overview';
import { arrows, type Box, isNarrow, layOut, placeOf } from './basketMap';
import { inQuadrant } from './listLinks';
import { partOf } from './shares';
import { useWidth } from './useWidth';

/** More arrows than this are hard to follow. */
const mostArrows = { wide: 9, narrow: 6 };

/** Frequency × basket: B to E by the cuts, A and the dormant beside them, arrows for who moved since the earlier day. */
export function BasketMap({ overview }: { overview: Overview }) {
  const { t } = useTranslation();
  const [place, width] = useWidth<HTMLDivElement>();
  const { quadrants, movement, currency } = overview;
  const layout = useMemo(() => layOut(width), [width]);
  const groups = useMemo(() => groupsOf(overview), [overview]);
  const value = groups.reduce((sum, group) => sum + (group.clv ?? 0), 0);
  const money = (amount: number | null | undefined) => (amount == null ? '–' : formatMoney(amount, currency));
  const sentence = t('value.basket-words', {
    count: quadrants.windowMonths,
    orders: formatNumber(quadrants.frequencyCut),
    amount: money(quadrants.basketCut),
  });
  return (
    <div className="value-wide">
      <ChartFrame
        title={t('value.basket')}
        sentence={sentence}
        columns={[
          { key: 'group', title: t('value.group') },
          { key: 'customers', title: t('value.customers'), number: true },
          { key: 'clv', title: t('value.clv'), number: true },
          { key: 'share', title: t('value.share-value'), number: true },
          ...(movement
            ? quadrantCodes.map((code) => ({
                key: `to ${code}`,
                title: t('value.moved-to', { place: code === 'dormant' ? t('quadrant.dormant') : code }),
                number: true,
              }))
            : []),
        ]}
        rows={groups.map((group) => ({
          group: <QuadrantTag quadrant={group.code} />,
          customers: formatInteger(group.customers),
          clv: money(group.clv),
          share: formatPercent(partOf(group.clv ?? 0, value), 1),
          ...Object.fromEntries(
            quadrantCodes.map((to) => [`to ${to}`, formatInteger(moved(movement, group.code, to))]),
          ),
        }))}
        height="auto"
      >
        <div className="basket-axes">
          <span>{t('value.basket-axis', { amount: money(quadrants.basketCut) })}</span>
          <span>{t('value.often-axis', { orders: formatNumber(quadrants.frequencyCut) })}</span>
        </div>
        <div ref={place} className="basket-map" style={{ height: layout.height }}>
          {width > 0 && movement && <Arrows movement={movement} width={width} />}
          {width > 0 &&
            groups.map((group) => (
              <Place key={group.code} code={group.code} box={layout.boxes[group.code]}>
                <span className="number">
                  {t('value.of-customers', {
                    count: group.customers,
                    number: formatInteger(group.customers),
                  })}
                </span>
                {group.code !== 'A' && (
                  <span className="value-note number">
                    {t('value.stage-worth', {
                      amount: money(group.clv),
                      share: formatPercent(partOf(group.clv ?? 0, value)),
                    })}
                  </span>
                )}
              </Place>
            ))}
        </div>
        <p className="value-note basket-note">
          {movement
            ? t('value.movement-words', { from: formatDay(movement.from), to: formatDay(movement.to) })
            : t('value.movement-none')}
        </p>
      </ChartFrame>
      {movement && <Rates movement={movement} currency={currency} />}
    </div>
  );
}

interface Group {
  code: QuadrantCode;
  customers: number;
  clv: number | null;
}

/** All places with who is there now; A are those without an order yet. */
function groupsOf({ quadrants, river }: Overview): Group[] {
  const waiting = river.at(-1)?.counts.prospect ?? 0;
  return quadrantCodes.map((code) => {
    const group = quadrants.groups.find(
      (one) => placeOf(one.code) === code && (code !== 'A' || one.code === 'A'),
    );
    return { code, customers: group?.customers ?? (code === 'A' ? waiting : 0), clv: group?.clv ?? null };
  });
}

const moved = (movement: Movement | null | undefined, from: QuadrantCode, to: QuadrantCode) =>
  (movement?.flows ?? [])
    .filter((flow) => placeOf(flow.from) === from && placeOf(flow.to) === to)
    .reduce((sum, flow) => sum + flow.customers, 0);

function Place({ code, box, children }: { code: QuadrantCode; box: Box; children: ReactNode }) {
  return (
    <Link
      to="/customers"
      search={inQuadrant(code)}
      className="basket-place"
      style={{ left: box.x, top: box.y, width: box.width, height: box.height }}
    >
      <QuadrantTag quadrant={code} />
      {children}
    </Link>
  );
}

function Arrows({ movement, width }: { movement: Movement; width: number }) {
  const { t } = useTranslation();
  const shade = useShade();
  const layout = layOut(width);
  const drawn = arrows(movement.flows, layout.boxes, isNarrow(width) ? mostArrows.narrow : mostArrows.wide);
  return (
    <svg className="basket-arrows" width={width} height={layout.height} aria-hidden="true">
      <defs>
        {quadrantCodes.map((code) => (
          <marker
            key={code}
            id={`basket-head-${code}`}
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerUnits="userSpaceOnUse"
            markerWidth="12"
            markerHeight="12"
            orient="auto"
          >
            <path d="M0 0L8 4L0 8z" fill={shade(quadrantColors[code])} />
          </marker>
        ))}
      </defs>
      {drawn.map((arrow) => (
        <g key={`${arrow.from} ${arrow.to}`}>
          <title>
            {t('value.arrow', {
              from: arrow.from === 'dormant' ? t('quadrant.dormant') : arrow.from,
              to: arrow.to === 'dormant' ? t('quadrant.dormant') : arrow.to,
              number: formatInteger(arrow.customers),
            })}
          </title>
          <path
            d={arrow.path}
            stroke={shade(quadrantColors[arrow.to])}
            strokeWidth={arrow.width}
            markerEnd={`url(#basket-head-${arrow.to})`}
            opacity="0.8"
          />
          <text x={arrow.label.x} y={arrow.label.y}>
            {formatInteger(arrow.customers)}
          </text>
        </g>
      ))}
    </svg>
  );
}

function Rates({ movement, currency }: { movement: Movement; currency: string }) {
  const { t } = useTranslation();
  const { rates } = movement;
  const rate = (
    name: string,
    { numerator, denominator, rate: share }: Movement['rates']['aToB'],
    words: 'value.a-to-b' | 'value.b-to-e' | 'value.stay-in-e',
  ) => (
    <div className="value-tile">
      <dt>{name}</dt>
      <dd>
        <span className="value-figure-second number">
          {denominator === 0 || share == null ? '–' : formatPercent(share, 1)}
        </span>
        <span className="value-note">
          {denominator === 0
            ? t('value.rate-nobody')
            : t(words, { numerator: formatInteger(numerator), denominator: formatInteger(denominator) })}
        </span>
      </dd>
    </div>
  );
  return (
    <div className="card basket-rates">
      <dl className="value-tiles">
        {rate('A → B', rates.aToB, 'value.a-to-b')}
        {rate('B → E', rates.bToE, 'value.b-to-e')}
        {rate(t('value.stay'), rates.stayInE, 'value.stay-in-e')}
      </dl>
      <p className="value-note">
        {t('value.rates-words', {
          from: formatDay(movement.from),
          to: formatDay(movement.to),
          orders: formatNumber(movement.frequencyCut),
          amount: formatMoney(movement.basketCut, currency),
        })}
      </p>
    </div>
  );
}
