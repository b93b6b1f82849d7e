import { Popover } from 'antd';
import { type ReactNode, useRef } from 'react';

/** A word of a sentence that opens what it can be changed to; Escape leaves it as it was. */
export function Word({
  className,
  open,
  onOpenChange,
  content,
  children,
}: {
  className: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  content: ReactNode;
  children: ReactNode;
}) {
  const word = useRef<HTMLButtonElement>(null);
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      open={open}
      onOpenChange={onOpenChange}
      // The next key goes on where this one was.
      afterOpenChange={(now) => !now && document.activeElement === document.body && word.current?.focus()}
      destroyOnHidden
      content={
        // biome-ignore lint/a11y/noStaticElementInteractions: only listens for the key that closes it
        <div
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
            event.stopPropagation();
            onOpenChange(false);
            word.current?.focus();
          }}
        >
          {content}
        </div>
      }
    >
      <button ref={word} type="button" className={`rule-word ${className}`}>
        {children}
      </button>
    </Popover>
  );
}
