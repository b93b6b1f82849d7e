import { SearchOutlined } from '@ant-design/icons';
import { Input, type InputRef } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Finds by name as one types. */
export function Finder({
  ref,
  value,
  onChange,
}: {
  ref: React.Ref<InputRef>;
  value: string;
  onChange: (value: string) => void;
}) {
  const { t } = useTranslation();
  const [text, setText] = useState(value);
  const [given, setGiven] = useState(value);
  const latest = useRef(onChange);
  latest.current = onChange;
  if (given !== value) {
    setGiven(value);
    setText(value);
  }
  useEffect(() => {
    if (text === given) return;
    const timer = setTimeout(() => {
      setGiven(text);
      latest.current(text);
    }, 250);
    return () => clearTimeout(timer);
  }, [text, given]);
  return (
    <Input
      ref={ref}
      className="list-finder"
      prefix={<SearchOutlined aria-hidden="true" />}
      suffix={text === '' ? <kbd>/</kbd> : <span />}
      allowClear
      maxLength={100}
      placeholder={t('customers.find')}
      aria-label={t('customers.find')}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
    />
  );
}
