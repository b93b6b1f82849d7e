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
 * Where the places stand at a width: A on the one side of the four cells and the dormant on the other, or above and
 * below them where there is little room. Between them is room for arrows.
 */
export function layOut(width: number): Layout {
  return isNarrow(width) ? tall(width) : wide(width);
}

/** Whether there is little room. */
export const isNarrow = (width: number): boolean => width < 640;

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
  const height = 320;
  const gap = Math.min(104, width * 0.09);
  const side = Math.min(168, width * 0.16);
  return {
    height,
    boxes: {
      A: { x: 0, y: 0, width: side, height },
      dormant: { x: width - side, y: 0, width: side, height },
      ...four(side + gap, 0, width - 2 * (side + gap), height, gap),
    },
  };
}

function tall(width: number): Layout {
  const gap = 52;
  const row = 76;
  const cells = 296;
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
  const labels: Point[] = [];
  return moves.map((move) => {
    const { start, end } = line(boxes[move.from], boxes[move.to]);
    const label = labelPlace(start, end, Object.values(boxes), labels);
    labels.push(label);
    return {
      ...move,
      path: `M${round(start.x)} ${round(start.y)}L${round(end.x)} ${round(end.y)}`,
      label: { x: round(label.x), y: round(label.y) },
      width: 1.5 + 4.5 * (move.customers / largest),
    };
  });
}

interface Point {
  x: number;
  y: number;
}

const round = (value: number) => Math.round(value * 10) / 10;
const middle = (box: Box): Point => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });

/** Both ways between two places run beside each other: each keeps to its right. */
function line(from: Box, to: Box): { start: Point; end: Point } {
  const [a, b] = [middle(from), middle(to)];
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  const aside = 12;
  const [nx, ny] = [(-(b.y - a.y) / length) * aside, ((b.x - a.x) / length) * aside];
  const [inFrom, inTo] = [
    { x: a.x + nx, y: a.y + ny },
    { x: b.x + nx, y: b.y + ny },
  ];
  return { start: edge(from, inFrom, inTo), end: edge(to, inTo, inFrom) };
}

/** Where a line from inside a box leaves it. */
function edge(box: Box, inside: Point, outside: Point): Point {
  const [dx, dy] = [outside.x - inside.x, outside.y - inside.y];
  const across = dx > 0 ? (box.x + box.width - inside.x) / dx : dx < 0 ? (box.x - inside.x) / dx : Infinity;
  const along = dy > 0 ? (box.y + box.height - inside.y) / dy : dy < 0 ? (box.y - inside.y) / dy : Infinity;
  const part = Math.max(0, Math.min(1, across, along));
  return { x: inside.x + dx * part, y: inside.y + dy * part };
}

const parts = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.12, 0.88] as const;
const room = { x: 36, y: 15 };

/** The point of a line nearest to its middle that lies in no box and on no other count. */
function labelPlace(start: Point, end: Point, boxes: readonly Box[], taken: readonly Point[]): Point {
  const points = parts.map((part) => ({
    x: start.x + (end.x - start.x) * part,
    y: start.y + (end.y - start.y) * part,
  }));
  const clear = ({ x, y }: Point) =>
    boxes.every(
      (box) =>
        x < box.x - room.x / 2 ||
        x > box.x + box.width + room.x / 2 ||
        y < box.y - room.y / 2 ||
        y > box.y + box.height + room.y / 2,
    ) && taken.every((other) => Math.abs(other.x - x) > room.x || Math.abs(other.y - y) > room.y);
  return points.find(clear) ?? points[0]!;
}
