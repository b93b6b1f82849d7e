import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import type { Color, Shade } from './colors';

export type Appearance = 'system' | Shade;

interface Look {
  /** What the person chose. */
  appearance: Appearance;
  /** What that means right now. */
  shade: Shade;
  choose(appearance: Appearance): void;
}

const key = 'perennial.appearance';
const Context = createContext<Look | undefined>(undefined);
const dark = () => window.matchMedia('(prefers-color-scheme: dark)');

function kept(): Appearance {
  const value = localStorage.getItem(key);
  return value === 'light' || value === 'dark' ? value : 'system';
}

/** Follows the system's light or dark appearance unless the person chose one. */
export function AppearanceProvider({ children }: { children: ReactNode }) {
  const [appearance, setAppearance] = useState<Appearance>(kept);
  const [systemDark, setSystemDark] = useState(() => dark().matches);

  useEffect(() => {
    const query = dark();
    const changed = () => setSystemDark(query.matches);
    query.addEventListener('change', changed);
    return () => query.removeEventListener('change', changed);
  }, []);

  const shade: Shade = appearance === 'system' ? (systemDark ? 'dark' : 'light') : appearance;
  useEffect(() => {
    document.documentElement.dataset.shade = shade;
  }, [shade]);

  const look = useMemo<Look>(
    () => ({
      appearance,
      shade,
      choose(next) {
        if (next === 'system') localStorage.removeItem(key);
        else localStorage.setItem(key, next);
        setAppearance(next);
      },
    }),
    [appearance, shade],
  );
  return <Context.Provider value={look}>{children}</Context.Provider>;
}

/** The appearance and how to change it. */
export function useAppearance(): Look {
  const look = useContext(Context);
  if (!look) throw new Error('AppearanceProvider is missing');
  return look;
}

/** Picks a colour's shade for the present appearance. */
export function useShade(): (color: Color) => string {
  const { shade } = useAppearance();
  return (color) => color[shade];
}
