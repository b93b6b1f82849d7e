import { ArrowUpOutlined, DeleteOutlined, PlusOutlined, StopOutlined, UndoOutlined } from '@ant-design/icons';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { OptionDraft } from './FieldForm';

/** The options of a choice: renamed in their place, moved up, retired once they exist, taken out as long as they do not. */
export function OptionList({ known }: { known: readonly string[] }) {
  const { t } = useTranslation();
  const form = Form.useFormInstance();
  const options = (Form.useWatch('options', form) ?? []) as (OptionDraft | undefined)[];
  const retire = (at: number, retired: boolean) => form.setFieldValue(['options', at, 'retired'], retired);
  return (
    <fieldset className="fields-options">
      <legend>{t('fields.options')}</legend>
      <Form.List name="options">
        {(items, { add, remove, move }) => (
          <>
            {items.map(({ key, name }) => {
              const option = options[name];
              const number = name + 1;
              const exists = option?.code !== undefined && known.includes(option.code);
              return (
                <div key={key} className={option?.retired ? 'fields-option off' : 'fields-option'}>
                  <Form.Item name={[name, 'nameZh']} noStyle>
                    <Input
                      aria-label={t('fields.option-zh', { number })}
                      placeholder={t('fields.name-zh')}
                      maxLength={100}
                    />
                  </Form.Item>
                  <Form.Item name={[name, 'nameEn']} noStyle>
                    <Input
                      aria-label={t('fields.option-en', { number })}
                      placeholder={t('fields.name-en')}
                      maxLength={100}
                    />
                  </Form.Item>
                  <Form.Item name={[name, 'code']} hidden>
                    <Input />
                  </Form.Item>
                  <Form.Item name={[name, 'retired']} hidden>
                    <Input />
                  </Form.Item>
                  <Button
                    type="text"
                    icon={<ArrowUpOutlined aria-hidden="true" />}
                    aria-label={t('fields.option-up', { number })}
                    disabled={name === 0}
                    onClick={() => move(name, name - 1)}
                  />
                  {exists ? (
                    <Button
                      type="text"
                      icon={
                        option?.retired ? (
                          <UndoOutlined aria-hidden="true" />
                        ) : (
                          <StopOutlined aria-hidden="true" />
                        )
                      }
                      aria-label={t(option?.retired ? 'fields.option-back' : 'fields.option-retire', {
                        number,
                      })}
                      onClick={() => retire(name, !option?.retired)}
                    />
                  ) : (
                    <Button
                      type="text"
                      icon={<DeleteOutlined aria-hidden="true" />}
                      aria-label={t('fields.option-remove', { number })}
                      onClick={() => remove(name)}
                    />
                  )}
                </div>
              );
            })}
            <Button icon={<PlusOutlined aria-hidden="true" />} size="small" onClick={() => add({})}>
              {t('fields.option-add')}
            </Button>
          </>
        )}
      </Form.List>
    </fieldset>
  );
}
