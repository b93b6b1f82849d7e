import { describe, expect, it } from 'vitest';
import { arrows, type Box, layOut, placeOf } from './basketMap';

const apart = (one: Box, other: Box) =>
  one.x + one.width <= other.x ||
  other.x + other.width <= one.x ||
  one.y + one.height <= other.y ||
  other.y + other.height <= one.y;

describe.each([340, 1100])('the frequency × basket map at a width of %i', (width) => {
  const { boxes, height } = layOut(width);
  const all = Object.values(boxes);

  it('keeps its places apart and inside', () => {
    for (const one of all) {
      expect(one.x >= 0 && one.x + one.width <= width + 0.01).toBe(true);
      expect(one.y >= 0 && one.y + one.height <= height + 0.01).toBe(true);
      for (const other of all) expect(one === other || apart(one, other)).toBe(true);
    }
  });

  it('puts many orders to the right and large ones on top', () => {
    expect(boxes.E.x).toBeGreaterThan(boxes.D.x);
    expect(boxes.C.x).toBeGreaterThan(boxes.B.x);
    expect(boxes.D.y).toBeLessThan(boxes.B.y);
  });

  it('draws the largest moves only, and nobody who stayed', () => {
    const flows = [
      { from: 'A', to: 'B', customers: 50 },
      { from: 'B', to: 'B', customers: 900 },
      { from: 'B', to: 'E', customers: 20 },
      { from: 'E', to: 'none', customers: 30 },
      { from: 'C', to: 'D', customers: 0 },
    ];
    expect(arrows(flows, boxes, 2).map((arrow) => `${arrow.from}${arrow.to}`)).toEqual(['AB', 'Edormant']);
    expect(arrows(flows, boxes, 9)).toHaveLength(3);
  });

  it('draws both ways between two places beside each other', () => {
    const [there, back] = arrows(
      [
        { from: 'B', to: 'C', customers: 2 },
        { from: 'C', to: 'B', customers: 1 },
      ],
      boxes,
      9,
    );
    expect(there?.path).not.toBe(back?.path);
    expect(there?.label).not.toEqual(back?.label);
  });

  it('writes no count into a place where the arrow leaves room', () => {
    const [arrow] = arrows([{ from: 'B', to: 'C', customers: 2 }], boxes, 9);
    for (const box of all) {
      const inside =
        arrow!.label.x > box.x &&
        arrow!.label.x < box.x + box.width &&
        arrow!.label.y > box.y &&
        arrow!.label.y < box.y + box.height;
      expect(inside).toBe(false);
    }
  });
});

describe('a place', () => {
  it('is dormant unless it has a letter', () => {
    expect(['A', 'E', 'none', ''].map(placeOf)).toEqual(['A', 'E', 'dormant', 'dormant']);
  });
});
