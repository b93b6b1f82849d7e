import { QuestionCircleOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type ValueCard as Card, isEstimate } from '@/api/types';
import { formatDay, formatInteger, formatMoney, formatNumber, formatPercent } from '@/shared/format';
import { Interval } from '@/shared/Interval';
import { Money } from '@/shared/Money';
import { ProblemView } from '@/shared/ProblemView';
import { QuadrantTag } from '@/shared/QuadrantTag';
import { RelativeDate } from '@/shared/RelativeDate';
import { Skeleton } from '@/shared/Skeleton';
import { StageTag } from '@/shared/StageTag';
import { AliveDial } from './AliveDial';
import { NoCard } from './NoCard';
import { Past } from './Past';
import { Rhythm } from './Rhythm';
import { Trend } from './Trend';
import { type Figure, knowsAlive, valueCardQuery } from './valueCard';
import './value-card.css';

/** What a customer is worth, how sure that is, and for each figure the way to its reasons. */
export function ValueCard({
  customerId,
  orders,
  onWhy,
}: {
  customerId: number;
  orders: number;
  onWhy: (figure: Figure) => void;
}) {
  const { t } = useTranslation();
  const { data: card, error, refetch } = useQuery(valueCardQuery(customerId));
  return (
    <section className="card value-card" aria-label={t('value-card.title')}>
      <h2>{t('value-card.title')}</h2>
      {error && card === undefined ? (
        <ProblemView error={error} onRetry={() => void refetch()} />
      ) : card === undefined ? (
        <Skeleton lines={8} />
      ) : typeof card === 'string' ? (
        <NoCard absence={card} orders={orders} />
      ) : (
        <Figures card={card} onWhy={onWhy} />
      )}
    </section>
  );
}

function Figures({ card, onWhy }: { card: Card; onWhy: (figure: Figure) => void }) {
  const { t } = useTranslation();
  const money = (value: number) => formatMoney(value, card.currency);
  const { clv, expectedOrders, rfm, total } = card;
  const horizon = t(`horizon.${card.horizon.unit}`, { count: card.horizon.units });
  return (
    <>
      {isEstimate(clv) && (
        <FigureBlock figure="clv" name={t('value-card.clv', { horizon })} onWhy={onWhy}>
          <span className="value-main">{money(clv.estimate)}</span>
          <Interval estimate={clv} format={money} level={card.level} />
          <Trend customerId={card.customerId} currency={card.currency} />
        </FigureBlock>
      )}
      {card.pAlive != null && (
        <FigureBlock figure="p_alive" name={t('value-card.p-alive')} onWhy={onWhy}>
          {knowsAlive(card) ? <AliveDial probability={card.pAlive} /> : <p>{t('alive.unknown')}</p>}
        </FigureBlock>
      )}
      {isEstimate(expectedOrders) && (
        <FigureBlock
          figure="expected_orders"
          name={t('value-card.expected-orders', { horizon })}
          onWhy={onWhy}
        >
          <span className="value-second">{formatNumber(expectedOrders.estimate, 1)}</span>
          <Interval estimate={expectedOrders} format={(value) => formatNumber(value, 1)} level={card.level} />
          {card.anyOrder != null && (
            <p className="muted">{t('value-card.any-order', { share: formatPercent(card.anyOrder) })}</p>
          )}
        </FigureBlock>
      )}
      <FigureBlock figure="stage" name={t('value-card.stage')} onWhy={onWhy}>
        <StageTag stage={card.stage} />
        {card.stageReason && <p className="muted">{t(`stage-reason.${card.stageReason}`)}</p>}
        {card.wonBack && <p className="muted">{t('value-card.won-back')}</p>}
      </FigureBlock>
      {card.valueAtRisk != null && (
        <FigureBlock figure="value_at_risk" name={t('value-card.at-risk')} onWhy={onWhy}>
          <span className="value-second">{money(card.valueAtRisk)}</span>
        </FigureBlock>
      )}
      <FigureBlock figure="rhythm" name={t('value-card.rhythm')} onWhy={onWhy}>
        <Rhythm card={card} />
      </FigureBlock>
      <FigureBlock figure="rfm" name={t('value-card.rfm')} onWhy={onWhy}>
        <p>{t(`rfm-group.${rfm.group}`)}</p>
        <p className="muted">{t('value-card.rfm-scores', { r: rfm.r, f: rfm.f, m: rfm.m })}</p>
      </FigureBlock>
      <FigureBlock figure="quadrant" name={t('value-card.quadrant')} onWhy={onWhy}>
        <QuadrantTag quadrant={card.quadrant.code} />
      </FigureBlock>
      <div className="value-total">
        <h3>{t('value-card.total')}</h3>
        <dl className="value-parts">
          <dt>{t('value-card.purchase')}</dt>
          <dd>
            <Money value={total.purchase} currency={card.currency} />
          </dd>
          <dt>{t('value-card.potential')}</dt>
          <dd>
            <Money value={total.potential} currency={card.currency} />
          </dd>
          <dt>{t('value-card.referral')}</dt>
          <dd>
            {total.referral == null ? (
              <span className="muted">{t('value-card.not-measured')}</span>
            ) : (
              <Money value={total.referral} currency={card.currency} />
            )}
          </dd>
          <dt className="value-sum">{t('value-card.sum')}</dt>
          <dd className="value-sum">
            <Money
              value={total.purchase + total.potential + (total.referral ?? 0)}
              currency={card.currency}
            />
          </dd>
        </dl>
        {card.textbookClv != null && (
          <p className="muted">
            {t('value-card.textbook')} <Money value={card.textbookClv} currency={card.currency} />
          </p>
        )}
      </div>
      <Past customerId={card.customerId} currency={card.currency} />
      <p className="value-run muted">
        {t('value-card.run', { run: formatInteger(card.run.id), on: formatDay(card.asOf) })}
        {card.liveAt && (
          <>
            {' · '}
            {t('value-card.live')} <RelativeDate at={card.liveAt} />
          </>
        )}
      </p>
    </>
  );
}

function FigureBlock({
  figure,
  name,
  onWhy,
  children,
}: {
  figure: Figure;
  name: string;
  onWhy: (figure: Figure) => void;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <div className="value-figure">
      <h3>
        <button type="button" className="plain value-why" onClick={() => onWhy(figure)}>
          {name}
          <QuestionCircleOutlined aria-hidden="true" />
          <span className="visually-hidden">{t('value-card.why')}</span>
        </button>
      </h3>
      {children}
    </div>
  );
}
