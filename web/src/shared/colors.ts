/** The colours that carry meaning, one fixed place for each; always shown together with a word or an icon. */
export type Shade = 'light' | 'dark';

/** A colour for each appearance; text in it reaches a contrast of 4.5 on that appearance's surfaces. */
export type Color = Readonly<Record<Shade, string>>;

export const accent: Color = { light: '#1f7a5c', dark: '#4fb58f' };
export const attention: Color = { light: '#9a6200', dark: '#d9a441' };
export const danger: Color = { light: '#b3362b', dark: '#ec7f73' };
export const neutral: Color = { light: '#5f6b66', dark: '#9aa5a0' };

export const stageCodes = ['prospect', 'new', 'growing', 'mature', 'declining', 'lost'] as const;
export type StageCode = (typeof stageCodes)[number];

export const stageColors: Readonly<Record<StageCode, Color>> = {
  prospect: { light: '#5c6370', dark: '#9ca3af' },
  new: { light: '#2563a8', dark: '#6fa8e8' },
  growing: { light: '#0e7c86', dark: '#45b8c2' },
  mature: { light: '#1f7a5c', dark: '#4fb58f' },
  declining: { light: '#9a6200', dark: '#d9a441' },
  lost: { light: '#b3362b', dark: '#ec7f73' },
};

export const quadrantCodes = ['A', 'B', 'C', 'D', 'E', 'dormant'] as const;
export type QuadrantCode = (typeof quadrantCodes)[number];

export const quadrantColors: Readonly<Record<QuadrantCode, Color>> = {
  A: { light: '#5c6370', dark: '#9ca3af' },
  B: { light: '#2563a8', dark: '#6fa8e8' },
  C: { light: '#0e7c86', dark: '#45b8c2' },
  D: { light: '#7a4fb0', dark: '#b596e5' },
  E: { light: '#1f7a5c', dark: '#4fb58f' },
  dormant: { light: '#7d6b5d', dark: '#b5a394' },
};

/** The shade for series of a chart that stand for nothing else in the product. */
export const seriesColors: readonly Color[] = [
  accent,
  { light: '#2563a8', dark: '#6fa8e8' },
  { light: '#9a6200', dark: '#d9a441' },
  { light: '#7a4fb0', dark: '#b596e5' },
  { light: '#0e7c86', dark: '#45b8c2' },
  neutral,
];
