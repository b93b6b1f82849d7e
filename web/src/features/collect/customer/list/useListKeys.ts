import { useEffect, useRef } from 'react';

interface Keys {
  /** Down or up; with range the rows on the way are chosen too. */
  step(by: number, range: boolean): void;
  pick(range: boolean): void;
  peek(): void;
  open(): void;
  close(): void;
  find(): void;
}

function isTyping(target: EventTarget | null): boolean {
  const element = target as HTMLElement | null;
  return (
    !!element &&
    ((['INPUT', 'TEXTAREA', 'SELECT'].includes(element.tagName) &&
      (element as HTMLInputElement).type !== 'checkbox') ||
      element.isContentEditable ||
      element.closest('dialog, [role="dialog"], .ant-popover, .ant-dropdown, .ant-select-dropdown') !== null)
  );
}

/**
 * j and k go down and up, with shift they choose on the way; x chooses, space peeks, enter opens, / searches, escape
 * closes the side panel or lets go of what is chosen.
 */
export function useListKeys(keys: Keys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
        return;
      const onControl = (event.target as Element).closest('button, a, input, [role="separator"]') !== null;
      switch (event.key) {
        case 'j':
        case 'J':
        case 'ArrowDown':
          latest.current.step(1, event.shiftKey);
          break;
        case 'k':
        case 'K':
        case 'ArrowUp':
          latest.current.step(-1, event.shiftKey);
          break;
        case 'x':
        case 'X':
          latest.current.pick(event.shiftKey);
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
