import { createContext, useContext } from 'react';

const Zone = createContext('UTC');

/** Tells everything inside in which zone days begin and end for this installation. */
export const ZoneProvider = Zone.Provider;

/** The zone in which days begin and end. */
export function useZone(): string {
  return useContext(Zone);
}
