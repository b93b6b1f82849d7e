import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { AutoComplete, Button, Drawer, Form, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { peopleQuery } from '@/api/people';
import { usePermission } from '@/api/session';
import { teamOptions, teamsQuery } from '@/api/teams';
import type { NewCustomer as Request } from '@/api/types';
import { useFormProblem } from '@/shared/fieldProblems';
import { newKey } from '@/shared/key';
import { ProblemView } from '@/shared/ProblemView';
import { useAddCustomer } from '../api/customer';
import { cityAt, regionsQuery, useDistricts } from '../api/places';
import { fieldsQuery } from '../field/api';
import { FieldInput } from '../field/FieldInput';
import { DuplicateHint } from './DuplicateHint';

/** Adds a customer in a drawer beside the list. */
export default function NewCustomer({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Drawer open={open} onClose={onClose} title={t('customers.add')} size={440} destroyOnHidden>
      <NewCustomerForm />
    </Drawer>
  );
}

interface Values {
  kind: 'person' | 'company';
  name: string;
  email?: string;
  phone?: string;
  province?: string;
  city?: string;
  district?: string;
  ownerId?: number;
  teamId?: number;
  custom?: Record<string, unknown>;
}

function NewCustomerForm() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [form] = Form.useForm<Values>();
  // One key for the life of the form: sending it again after a lost answer adds nobody twice.
  const [key] = useState(newKey);
  const add = useAddCustomer();
  const fields = useQuery(fieldsQuery);
  const regions = useQuery(regionsQuery).data ?? [];
  const phone = Form.useWatch('phone', form);
  const email = Form.useWatch('email', form);
  const province = Form.useWatch('province', form);
  const cities = regions.find(({ shortName }) => shortName === province)?.cities ?? [];
  const { city, districts } = useDistricts({ province, city: Form.useWatch('city', form) });
  const [cityOfDistrict, setCityOfDistrict] = useState<string>();
  const problem = useFormProblem(form, add.error);
  const seesAll = usePermission('value-overview');
  const people = useQuery({ ...peopleQuery, enabled: seesAll });
  const teams = teamOptions(useQuery(teamsQuery).data);
  // A district chosen from the list goes when another city is; while a city is being typed it is none yet.
  const changed = (part: Partial<Values>, values: Values) => {
    if ('district' in part) {
      setCityOfDistrict(districts.includes(part.district ?? '') ? city?.code : undefined);
    } else if (cityOfDistrict && (cityAt(regions, values)?.code ?? cityOfDistrict) !== cityOfDistrict) {
      form.setFieldValue('district', undefined);
      setCityOfDistrict(undefined);
    }
  };
  const send = (values: Values) => {
    const { custom = {}, ...usual } = values;
    const given = {
      ...Object.fromEntries(Object.entries(usual).filter(([, value]) => value)),
      custom: Object.fromEntries(Object.entries(custom).filter(([, value]) => value != null)),
    };
    add.mutate(
      { customer: given as unknown as Request, key },
      {
        onSuccess: (customer) =>
          navigate({ to: '/customers/$customerId', params: { customerId: String(customer?.id) } }),
      },
    );
  };
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ kind: 'person' }}
      onFinish={send}
      onValuesChange={changed}
    >
      <Form.Item name="kind" label={t('field.kind')}>
        <Radio.Group
          options={[
            { value: 'person', label: t('kind.person') },
            { value: 'company', label: t('kind.company') },
          ]}
        />
      </Form.Item>
      <Form.Item
        name="name"
        label={t('field.name')}
        rules={[{ required: true, message: t('field.name-missing') }]}
      >
        <Input autoFocus maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item name="email" label={t('field.email')}>
        <Input maxLength={200} autoComplete="off" inputMode="email" />
      </Form.Item>
      <Form.Item name="phone" label={t('field.phone')}>
        <Input maxLength={50} autoComplete="off" inputMode="tel" />
      </Form.Item>
      <DuplicateHint entered={{ phone, email }} />
      <Form.Item name="province" label={t('field.province')}>
        <AutoComplete maxLength={100} options={places(regions)} showSearch={{ filterOption: beginsWith }} />
      </Form.Item>
      <Form.Item name="city" label={t('field.city')}>
        <AutoComplete maxLength={100} options={places(cities)} showSearch={{ filterOption: beginsWith }} />
      </Form.Item>
      <Form.Item name="district" label={t('field.district')}>
        <AutoComplete
          maxLength={100}
          options={districts.map((value) => ({ value }))}
          showSearch={{ filterOption: beginsWith }}
        />
      </Form.Item>
      {seesAll && (
        <Form.Item name="ownerId" label={t('field.owner')}>
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            options={(people.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
      )}
      {teams.length > 0 && (
        <Form.Item name="teamId" label={t('field.team')}>
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={t('field.team-of-owner')}
            options={teams}
          />
        </Form.Item>
      )}
      {(fields.data ?? [])
        .filter(({ retired }) => !retired)
        .map((field) => (
          <Form.Item
            key={field.id}
            name={['custom', field.code]}
            label={field.name}
            rules={
              field.required ? [{ required: true, message: t('fields.missing', { name: field.name }) }] : []
            }
          >
            <FieldInput field={field} />
          </Form.Item>
        ))}
      {problem !== undefined && <ProblemView error={problem} />}
      <Button type="primary" htmlType="submit" loading={add.isPending}>
        {t('customers.add')}
      </Button>
    </Form>
  );
}

const places = (divisions: readonly { shortName: string }[]) =>
  divisions.map(({ shortName }) => ({ value: shortName }));

const beginsWith = (typed: string, option?: { value: string }) =>
  (option?.value ?? '').startsWith(typed.trim());
