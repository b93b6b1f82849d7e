import { PushpinFilled, PushpinOutlined, TableOutlined } from '@ant-design/icons';
import { Button, Input, Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Attributes } from '../api/attributes';
import type { Column } from './address';

/** Which columns the list shows, and which of them stay in sight. */
export function ColumnPicker({
  attributes,
  columns,
  onChange,
}: {
  attributes: Attributes;
  columns: readonly Column[];
  onChange: (columns: Column[]) => void;
}) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const wanted = text.trim().toLowerCase();
  const all = [...attributes.values()].filter(({ name }) => name.toLowerCase().includes(wanted));
  const shown = (code: string) => columns.find((column) => column.code === code);
  const pin = (code: string, pinned: boolean) =>
    onChange(columns.map((column) => (column.code === code ? { ...column, pinned } : column)));
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      title={t('customers.columns')}
      content={
        <div className="column-picker">
          <Input
            size="small"
            allowClear
            placeholder={t('customers.find-column')}
            aria-label={t('customers.find-column')}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          {all.map((attribute, index) => (
            <div key={attribute.code}>
              {all[index - 1]?.group !== attribute.group && (
                <p className="picker-group">{attribute.groupName}</p>
              )}
              <div className="column-choice">
                <label>
                  <input
                    type="checkbox"
                    checked={shown(attribute.code) !== undefined}
                    disabled={attribute.code === 'name'}
                    onChange={(event) =>
                      onChange(
                        event.target.checked
                          ? [...columns, { code: attribute.code }]
                          : columns.filter(({ code }) => code !== attribute.code),
                      )
                    }
                  />
                  {attribute.name}
                </label>
                {shown(attribute.code) && attribute.code !== 'name' && (
                  <Button
                    type="text"
                    size="small"
                    aria-pressed={shown(attribute.code)?.pinned === true}
                    aria-label={t('customers.pin', { name: attribute.name })}
                    title={t('customers.pin', { name: attribute.name })}
                    icon={
                      shown(attribute.code)?.pinned ? (
                        <PushpinFilled aria-hidden="true" />
                      ) : (
                        <PushpinOutlined aria-hidden="true" />
                      )
                    }
                    onClick={() => pin(attribute.code, shown(attribute.code)?.pinned !== true)}
                  />
                )}
              </div>
            </div>
          ))}
        </div>
      }
    >
      <Button icon={<TableOutlined aria-hidden="true" />}>{t('customers.columns')}</Button>
    </Popover>
  );
}
