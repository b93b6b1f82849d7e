import { useEffect, useRef } from 'react';

interface Keys {
  step(by: number): void;
  peek(): void;
  open(): void;
  close(): void;
  find(): void;
}

function isTyping(target: EventTarget | null): boolean {
  const element = target as HTMLElement | null;
  return (
    !!element &&
    (['INPUT', 'TEXTAREA', 'SELECT'].includes(element.tagName) ||
      element.isContentEditable ||
      element.closest('dialog, [role="dialog"], .ant-popover, .ant-dropdown') !== null)
  );
}

/** j and k go down and up, space peeks, enter opens, / searches, escape closes the side panel. */
export function useListKeys(keys: Keys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
        return;
      const onControl = (event.target as Element).closest('button, a, [role="separator"]') !== null;
      switch (event.key) {
        case 'j':
        case 'ArrowDown':
          latest.current.step(1);
          break;
        case 'k':
        case 'ArrowUp':
          latest.current.step(-1);
          break;
        case ' ':
          if (onControl) return;
          latest.current.peek();
          break;
        case 'Enter':
          if (onControl) return;
          latest.current.open();
          break;
        case 'Escape':
          latest.current.close();
          return;
        case '/':
          latest.current.find();
          break;
        default:
          return;
      }
      event.preventDefault();
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, []);
}
