import { TableOutlined } from '@ant-design/icons';
import { Button, Popover } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Attributes } from '../api/attributes';

/** Which columns the list shows. */
export function ColumnPicker({
  attributes,
  columns,
  onChange,
}: {
  attributes: Attributes;
  columns: readonly string[];
  onChange: (columns: string[]) => void;
}) {
  const { t } = useTranslation();
  const all = [...attributes.values()];
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      title={t('customers.columns')}
      content={
        <div className="column-picker">
          {all.map((attribute, index) => (
            <div key={attribute.code}>
              {all[index - 1]?.group !== attribute.group && (
                <p className="picker-group">{attribute.groupName}</p>
              )}
              <label className="column-choice">
                <input
                  type="checkbox"
                  checked={columns.includes(attribute.code)}
                  disabled={attribute.code === 'name'}
                  onChange={(event) =>
                    onChange(
                      event.target.checked
                        ? [...columns, attribute.code]
                        : columns.filter((code) => code !== attribute.code),
                    )
                  }
                />
                {attribute.name}
              </label>
            </div>
          ))}
        </div>
      }
    >
      <Button icon={<TableOutlined aria-hidden="true" />}>{t('customers.columns')}</Button>
    </Popover>
  );
}
