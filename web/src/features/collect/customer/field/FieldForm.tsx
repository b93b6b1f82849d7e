import { Button, Form, Input, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormProblem } from '@/shared/fieldProblems';
import { ProblemView } from '@/shared/ProblemView';
import {
  type CustomField,
  type Definition,
  type FieldChange,
  type FieldType,
  fieldTypes,
  isChosen,
  isSortable,
  useChangeField,
  useDefineField,
} from './api';
import { OptionList } from './OptionList';

export interface OptionDraft {
  code?: string;
  nameZh?: string;
  nameEn?: string;
  retired?: boolean;
}

interface Values {
  nameZh?: string;
  nameEn?: string;
  code?: string;
  type: FieldType;
  options?: OptionDraft[];
  required: boolean;
  sortable: boolean;
}

const starting: Values = { type: 'text', required: false, sortable: false, options: [{}, {}] };

/** Defines a field, or changes one; what customers have in it is never lost. */
export function FieldForm({ field, onDone }: { field?: CustomField; onDone: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Values>();
  const define = useDefineField();
  const change = useChangeField();
  const type = Form.useWatch('type', form) ?? field?.type ?? 'text';
  const problem = useFormProblem(form, define.error ?? change.error);
  const send = (values: Values) => {
    const { code, type: chosen, options, sortable, ...rest } = values;
    const common = {
      ...rest,
      ...(isChosen(chosen) ? { options: (options ?? []).filter(isNamed) } : {}),
      ...(isSortable(chosen) ? { sortable } : {}),
    };
    if (field) {
      change.mutate({ field, change: common as unknown as FieldChange }, { onSuccess: onDone });
    } else {
      define.mutate({ ...common, type: chosen, ...(code ? { code } : {}) } as unknown as Definition, {
        onSuccess: onDone,
      });
    }
  };
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={field ? valuesOf(field) : starting}
      onFinish={send}
    >
      <div className="fields-pair">
        <Form.Item name="nameZh" label={t('fields.name-zh')}>
          <Input autoFocus maxLength={100} autoComplete="off" />
        </Form.Item>
        <Form.Item name="nameEn" label={t('fields.name-en')}>
          <Input maxLength={100} autoComplete="off" />
        </Form.Item>
      </div>
      <p className="fields-hint muted">{t('fields.name-hint')}</p>
      <Form.Item name="type" label={t('fields.type')} extra={t(`field-type.words.${type as FieldType}`)}>
        <Select
          virtual={false}
          listHeight={400}
          disabled={field !== undefined}
          options={fieldTypes.map((code) => ({ value: code, label: t(`field-type.${code}`) }))}
        />
      </Form.Item>
      {isChosen(type) && <OptionList known={field?.options.map(({ code }) => code) ?? []} />}
      {field ? (
        <p className="fields-hint muted">{t('fields.code-words', { code: field.attribute })}</p>
      ) : (
        <Form.Item name="code" label={t('fields.code')} extra={t('fields.code-hint')}>
          <Input maxLength={40} autoComplete="off" autoCapitalize="none" spellCheck={false} />
        </Form.Item>
      )}
      <Form.Item
        name="required"
        label={t('fields.required')}
        valuePropName="checked"
        extra={t('fields.required-hint')}
      >
        <Switch />
      </Form.Item>
      {isSortable(type) && (
        <Form.Item
          name="sortable"
          label={t('fields.sortable')}
          valuePropName="checked"
          extra={t('fields.sortable-hint')}
        >
          <Switch />
        </Form.Item>
      )}
      {problem !== undefined && <ProblemView error={problem} />}
      <div className="fields-buttons">
        <Button type="primary" htmlType="submit" loading={define.isPending || change.isPending}>
          {t(field ? 'action.save' : 'fields.add')}
        </Button>
        {field && (
          <Button
            loading={change.isPending}
            onClick={() =>
              change.mutate({ field, change: { retired: !field.retired } }, { onSuccess: onDone })
            }
          >
            {t(field.retired ? 'fields.bring-back' : 'fields.retire')}
          </Button>
        )}
      </div>
      {field && <p className="fields-hint muted">{t('fields.retire-hint')}</p>}
    </Form>
  );
}

const isNamed = ({ nameZh, nameEn }: OptionDraft) => Boolean(nameZh?.trim() || nameEn?.trim());

function valuesOf(field: CustomField): Values {
  return {
    nameZh: field.nameZh,
    nameEn: field.nameEn,
    type: field.type as FieldType,
    options: field.options.map(({ code, nameZh, nameEn, retired }) => ({ code, nameZh, nameEn, retired })),
    required: field.required,
    sortable: field.sorting !== 'none',
  };
}
