import { FilterOutlined } from '@ant-design/icons';
import { Button, Input, Popover, Select } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type TimelineFilter,
  type TimelineKind,
  type TimelineSource,
  timelineKinds,
  timelineSources,
} from '../api/timeline';

/** Chooses what the timeline shows: kinds, where it comes from, from when to when. */
export function FilterBar({
  filter,
  onFilter,
}: {
  filter: TimelineFilter;
  onFilter: (filter: TimelineFilter) => void;
}) {
  const { t } = useTranslation();
  const id = useId();
  const { kind, source, from, to } = filter;
  const chosen = [kind?.length, source, from ?? to].filter(Boolean).length;
  return (
    <div className="filter-bar">
      <Select<TimelineKind[]>
        mode="multiple"
        size="small"
        className="filter-kinds"
        aria-label={t('timeline.kind')}
        placeholder={t('timeline.all')}
        allowClear
        maxTagCount="responsive"
        value={kind ?? []}
        onChange={(value) => onFilter({ ...filter, kind: value.length > 0 ? value : undefined })}
        options={timelineKinds.map((value) => ({ value, label: t(`timeline.${value}`) }))}
      />
      <Popover
        trigger="click"
        placement="bottomRight"
        content={
          <div className="filter-more">
            <Select<TimelineSource | ''>
              aria-label={t('timeline.source')}
              value={source ?? ''}
              onChange={(value) => onFilter({ ...filter, source: value || undefined })}
              options={[
                { value: '', label: t('timeline.source-all') },
                ...timelineSources.map((value) => ({ value, label: t(`timeline.source.${value}`) })),
              ]}
            />
            <label htmlFor={`${id}-from`}>{t('timeline.from')}</label>
            <Input
              id={`${id}-from`}
              type="date"
              value={from ?? ''}
              max={to}
              onChange={({ target }) => onFilter({ ...filter, from: target.value || undefined })}
            />
            <label htmlFor={`${id}-to`}>{t('timeline.to')}</label>
            <Input
              id={`${id}-to`}
              type="date"
              value={to ?? ''}
              min={from}
              onChange={({ target }) => onFilter({ ...filter, to: target.value || undefined })}
            />
            <Button
              disabled={chosen === 0}
              onClick={() => onFilter({ kind: undefined, source: undefined, from: undefined, to: undefined })}
            >
              {t('timeline.show-all')}
            </Button>
          </div>
        }
      >
        <Button
          size="small"
          icon={<FilterOutlined aria-hidden="true" />}
          aria-label={t('timeline.filter')}
          title={t('timeline.filter')}
          type={source || from || to ? 'primary' : 'default'}
        />
      </Popover>
    </div>
  );
}
