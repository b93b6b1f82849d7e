import { SlidersOutlined } from '@ant-design/icons';
import { Button, Drawer, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Sort } from '@/api/types';
import { type Attributes, kindOf } from '../api/attributes';
import { isFigure } from './Cell';

/** On a phone: order, columns and export in a sheet from the foot. */
export function PhoneTools({
  attributes,
  sort,
  onSort,
  children,
}: {
  attributes: Attributes;
  sort: Sort | undefined;
  onSort: (sort: Sort | undefined) => void;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        icon={<SlidersOutlined aria-hidden="true" />}
        aria-label={t('customers.tools')}
        title={t('customers.tools')}
        onClick={() => setOpen(true)}
      />
      <Drawer
        open={open}
        onClose={() => setOpen(false)}
        placement="bottom"
        size={280}
        title={t('customers.tools')}
      >
        <div className="phone-tools">
          <Select
            aria-label={t('customers.sort')}
            placeholder={t('customers.sort')}
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            value={sort?.attribute ?? null}
            options={[...attributes.values()]
              .filter(({ sortable }) => sortable)
              .map(({ code, name }) => ({ value: code, label: name }))}
            onChange={(code?: string) => {
              const attribute = code === undefined ? undefined : attributes.get(code);
              onSort(
                attribute && {
                  attribute: attribute.code,
                  direction: isFigure(kindOf(attribute)) ? 'desc' : 'asc',
                },
              );
            }}
          />
          {sort && (
            <Button
              onClick={() => onSort({ ...sort, direction: sort.direction === 'desc' ? 'asc' : 'desc' })}
            >
              {t(sort.direction === 'desc' ? 'customers.sort-up' : 'customers.sort-down')}
            </Button>
          )}
          <div className="phone-tools-more">{children}</div>
        </div>
      </Drawer>
    </>
  );
}
