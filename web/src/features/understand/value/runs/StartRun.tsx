import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button, Drawer, Form, Input, InputNumber, Radio, Select } from 'antd';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { type RunRequest, useStartRun } from '@/api/valueRuns';
import { useFieldProblems } from '@/shared/fieldProblems';
import { daysBetween, formatDay } from '@/shared/format';
import { ProblemView } from '@/shared/ProblemView';
import { Skeleton } from '@/shared/Skeleton';
import { lastOrderQuery } from '../api/orders';
import { runsQuery } from '../api/runs';
import { fieldsLike, models, populations, type RunFields, requestOf } from './settings';

/** Days between the days of two runs from which on one looks again before starting. */
const FAR = 45;

/** Enter in a field ends that field; only the button starts a run. */
function keepFromStarting(event: KeyboardEvent) {
  if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
}

/** The form that starts a run; left empty, every field but the margin takes what the server chooses. */
export function StartRun({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const { data, isPending } = useInfiniteQuery(runsQuery);
  const shown = data?.pages.flatMap((page) => page.items).find((run) => run.state === 'published');
  return (
    <Drawer open={open} onClose={onClose} title={t('runs.start')} size={420} destroyOnHidden>
      {isPending ? (
        <Skeleton lines={8} />
      ) : (
        <RunForm settings={shown?.settings} before={shown?.asOf} onDone={onClose} />
      )}
    </Drawer>
  );
}

interface FormProps {
  settings: RunRequest | undefined;
  /** The day from which the published run looks. */
  before: string | null | undefined;
  onDone: () => void;
}

function RunForm({ settings, before, onDone }: FormProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<RunFields>();
  const showProblems = useFieldProblems(form);
  const start = useStartRun();
  return (
    <Form<RunFields>
      form={form}
      layout="vertical"
      requiredMark={false}
      onKeyDown={keepFromStarting}
      initialValues={fieldsLike(settings)}
      onFinish={(fields) => start.mutate(requestOf(fields), { onSuccess: onDone, onError: showProblems })}
    >
      <p className="value-note run-words">{t('runs.start-words')}</p>
      <Form.Item
        name="margin"
        label={t('runs.setting.margin')}
        extra={t('runs.margin-hint')}
        rules={[{ required: true, message: t('runs.margin-missing') }]}
      >
        <InputNumber autoFocus min={0} max={100} suffix="%" className="run-number" />
      </Form.Item>
      <Form.Item name="asOf" label={t('runs.setting.as-of')} extra={<AsOfHint before={before} />}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="horizon" label={t('runs.setting.horizon')} extra={t('runs.horizon-hint')}>
        <InputNumber min={1} max={520} precision={0} suffix={t('runs.weeks')} className="run-number" />
      </Form.Item>
      <Form.Item name="holdout" label={t('runs.setting.holdout')} extra={t('runs.holdout-hint')}>
        <InputNumber
          min={0}
          max={520}
          precision={0}
          suffix={t('runs.weeks')}
          placeholder={t('runs.automatic')}
          className="run-number"
        />
      </Form.Item>
      <Form.Item name="discount" label={t('runs.setting.discount')} extra={t('runs.discount-hint')}>
        <InputNumber min={0} max={500} suffix="%" className="run-number" />
      </Form.Item>
      <Form.Item name="model" label={t('runs.setting.model')} extra={t('runs.model-hint')}>
        <Select options={models.map((code) => ({ value: code, label: t(`runs.model.${code}`) }))} />
      </Form.Item>
      <Form.Item name="populations" label={t('runs.setting.populations')} extra={t('runs.populations-hint')}>
        <Select
          options={populations.map((code) => ({ value: code, label: t(`runs.populations.${code}`) }))}
        />
      </Form.Item>
      <Form.Item name="engine" label={t('runs.setting.engine')} extra={t('runs.engine-hint')}>
        <Radio.Group
          options={[
            { value: 'local', label: t('runs.engine.local') },
            { value: 'spark', label: t('runs.engine.spark') },
          ]}
        />
      </Form.Item>
      {start.isError && <ProblemView error={start.error} />}
      <Button type="primary" htmlType="submit" loading={start.isPending}>
        {t('runs.go')}
      </Button>
    </Form>
  );
}

/** Which day a run takes that names none, and whether that is far from the day before: then a few orders move everybody. */
function AsOfHint({ before }: { before: string | null | undefined }) {
  const { t } = useTranslation();
  const { data: last } = useQuery(lastOrderQuery);
  if (!last) return t('runs.as-of-hint');
  const days = before ? daysBetween(before, last) : 0;
  return (
    <>
      {t('runs.as-of-last', { day: formatDay(last) })}
      {before && days > FAR && (
        <strong role="status" className="run-far">
          {t('runs.as-of-far', { count: days, day: formatDay(before) })}
        </strong>
      )}
    </>
  );
}
