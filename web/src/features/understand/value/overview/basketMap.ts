import type { QuadrantCode } from '@/shared/colors';

/** Customers who went from one place of the map to another, or stayed. */
export interface Flow {
  from: string;
  to: string;
  customers: number;
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** An arrow between two places, with the point where its count stands. */
export interface Arrow {
  from: QuadrantCode;
  to: QuadrantCode;
  customers: number;
  path: string;
  width: number;
  label: { x: number; y: number };
}

/** The engine's code of a place; an order long ago is told by an empty code or by none. */
export function placeOf(code: string): QuadrantCode {
  return code === 'A' || code === 'B' || code === 'C' || code === 'D' || code === 'E' ? code : 'dormant';
}

export interface Layout {
  height: number;
  boxes: Record<QuadrantCode, Box>;
}

/**
 * Where the places stand at a width: A and the dormant beside the four cells, or above and below them where there is
 * little room. Between them is room for arrows.
 */
export function layOut(width: number): Layout {
  return width < 560 ? tall(width) : wide(width);
}

const cell = { B: [0, 1], C: [1, 1], D: [0, 0], E: [1, 0] } as const;

function four(x: number, y: number, width: number, height: number, gap: number) {
  const w = (width - gap) / 2;
  const h = (height - gap) / 2;
  const box = (code: keyof typeof cell): Box => ({
    x: x + cell[code][0] * (w + gap),
    y: y + cell[code][1] * (h + gap),
    width: w,
    height: h,
  });
  return { B: box('B'), C: box('C'), D: box('D'), E: box('E') };
}

function wide(width: number): Layout {
  const height = 336;
  const gap = Math.min(96, width * 0.1);
  const side = Math.min(176, width * 0.2);
  return {
    height,
    boxes: {
      A: { x: 0, y: height / 2 + gap / 2, width: side, height: (height - gap) / 2 },
      dormant: { x: 0, y: 0, width: side, height: (height - gap) / 2 },
      ...four(side + gap, 0, width - side - gap, height, gap),
    },
  };
}

function tall(width: number): Layout {
  const gap = 44;
  const row = 72;
  const cells = 252;
  return {
    height: cells + 2 * (row + gap),
    boxes: {
      A: { x: 0, y: cells + row + 2 * gap, width, height: row },
      dormant: { x: 0, y: 0, width, height: row },
      ...four(0, row + gap, width, cells, gap),
    },
  };
}

/** The moves with most customers, as arrows; those who stayed are not moves. */
export function arrows(flows: readonly Flow[], boxes: Layout['boxes'], most: number): Arrow[] {
  const moves = flows
    .map((flow) => ({ from: placeOf(flow.from), to: placeOf(flow.to), customers: flow.customers }))
    .filter((flow) => flow.from !== flow.to && flow.customers > 0)
    .sort((one, other) => other.customers - one.customers)
    .slice(0, most);
  const largest = Math.max(1, ...moves.map((move) => move.customers));
  return moves.map((move) => ({
    ...move,
    ...drawn(boxes[move.from], boxes[move.to]),
    width: 1.5 + 6.5 * (move.customers / largest),
  }));
}

const middle = (box: Box) => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });

/** Both ways between two places run beside each other: each keeps to its right. */
function drawn(from: Box, to: Box): Pick<Arrow, 'path' | 'label'> {
  const [a, b] = [middle(from), middle(to)];
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  const aside = 11;
  const [nx, ny] = [(-(b.y - a.y) / length) * aside, ((b.x - a.x) / length) * aside];
  const start = edge(from, { x: a.x + nx, y: a.y + ny }, { x: b.x + nx, y: b.y + ny });
  const end = edge(to, { x: b.x + nx, y: b.y + ny }, { x: a.x + nx, y: a.y + ny });
  const round = (value: number) => Math.round(value * 10) / 10;
  return {
    path: `M${round(start.x)} ${round(start.y)}L${round(end.x)} ${round(end.y)}`,
    label: { x: round(start.x + (end.x - start.x) * 0.5), y: round(start.y + (end.y - start.y) * 0.5) },
  };
}

/** Where a line from inside a box leaves it. */
function edge(box: Box, inside: { x: number; y: number }, outside: { x: number; y: number }) {
  const [dx, dy] = [outside.x - inside.x, outside.y - inside.y];
  const across = dx > 0 ? (box.x + box.width - inside.x) / dx : dx < 0 ? (box.x - inside.x) / dx : Infinity;
  const along = dy > 0 ? (box.y + box.height - inside.y) / dy : dy < 0 ? (box.y - inside.y) / dy : Infinity;
  const part = Math.max(0, Math.min(1, across, along));
  return { x: inside.x + dx * part, y: inside.y + dy * part };
}
