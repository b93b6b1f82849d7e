// Makes pictures small: a PNG of a page with the 256 colours that do it most justice. Screens have few colours, so the eye
// sees no difference, and the file is a third as long.
import { deflateSync, inflateSync } from 'node:zlib';

const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
const most = 256;

function* chunks(png) {
  for (let at = signature.length; at < png.length; ) {
    const length = png.readUInt32BE(at);
    yield { type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) };
    at += length + 12;
  }
}

const nearest = (left, up, corner) => {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
};

/** What a filter of the format takes off a byte, from the bytes left of it, above it, and left above it. */
const guesses = [
  () => 0,
  (left) => left,
  (_, up) => up,
  (left, up) => (left + up) >> 1,
  (left, up, corner) => nearest(left, up, corner),
];

/** The pixels of a PNG with 8 bits for each of red, green, blue and perhaps opacity, as browsers write it. */
export function pixels(png) {
  let head;
  const packed = [];
  for (const { type, data } of chunks(png)) {
    if (type === 'IHDR') head = data;
    if (type === 'IDAT') packed.push(data);
  }
  const [width, height, depth, kind, , , interlaced] = [
    head.readUInt32BE(0),
    head.readUInt32BE(4),
    ...head.subarray(8),
  ];
  if (depth !== 8 || (kind !== 2 && kind !== 6) || interlaced) throw new Error('not a PNG of a browser');
  const size = kind === 6 ? 4 : 3;
  const raw = inflateSync(Buffer.concat(packed));
  const line = width * size;
  const bytes = Buffer.alloc(line * height);
  for (let y = 0; y < height; y++) {
    const guess = guesses[raw[y * (line + 1)]];
    for (let i = 0; i < line; i++) {
      const at = y * line + i;
      const left = i >= size ? bytes[at - size] : 0;
      const up = y > 0 ? bytes[at - line] : 0;
      const corner = y > 0 && i >= size ? bytes[at - line - size] : 0;
      bytes[at] = raw[y * (line + 1) + 1 + i] + guess(left, up, corner);
    }
  }
  const colors = new Uint32Array(width * height);
  for (let i = 0; i < colors.length; i++) {
    colors[i] = (bytes[i * size] << 16) | (bytes[i * size + 1] << 8) | bytes[i * size + 2];
  }
  return { width, height, colors };
}

const parts = (color) => [(color >> 16) & 255, (color >> 8) & 255, color & 255];

/** At most 256 colours: the box with the most to lose is halved until there are enough (median cut). */
function palette(counts) {
  const boxes = [[...counts].map(([color, count]) => ({ color, count, parts: parts(color) }))];
  const spread = (box) =>
    [0, 1, 2].map((part) => {
      const mean = sum(box, part) / weight(box);
      return box.reduce((all, one) => all + one.count * (one.parts[part] - mean) ** 2, 0);
    });
  const weight = (box) => box.reduce((all, one) => all + one.count, 0);
  const sum = (box, part) => box.reduce((all, one) => all + one.count * one.parts[part], 0);
  const judged = boxes.map((box) => ({ box, loss: spread(box) }));
  while (judged.length < most) {
    const worst = judged.reduce((one, other) =>
      Math.max(...other.loss) > Math.max(...one.loss) ? other : one,
    );
    const part = worst.loss.indexOf(Math.max(...worst.loss));
    if (worst.loss[part] === 0) break;
    const mean = sum(worst.box, part) / weight(worst.box);
    const halves = [
      worst.box.filter((one) => one.parts[part] <= mean),
      worst.box.filter((one) => one.parts[part] > mean),
    ];
    judged.splice(judged.indexOf(worst), 1, ...halves.map((box) => ({ box, loss: spread(box) })));
  }
  return judged.map(({ box }) => ({
    members: box.map((one) => one.color),
    color: [0, 1, 2].map((part) => Math.round(sum(box, part) / weight(box))),
  }));
}

const remainders = Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let i = 0; i < 8; i++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  return rest >>> 0;
});

function checked(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  let rest = 0xffffffff;
  for (const byte of body) rest = (rest >>> 8) ^ remainders[(rest ^ byte) & 255];
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE((rest ^ 0xffffffff) >>> 0, 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

/** The same picture in few colours. */
export function reduced(png) {
  const { width, height, colors } = pixels(png);
  const counts = new Map();
  for (const color of colors) counts.set(color, (counts.get(color) ?? 0) + 1);
  const chosen = palette(counts);
  const place = new Map(chosen.flatMap(({ members }, index) => members.map((color) => [color, index])));
  const lines = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) lines[y * (width + 1) + 1 + x] = place.get(colors[y * width + x]);
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    signature,
    checked('IHDR', head),
    checked('PLTE', Buffer.from(chosen.flatMap(({ color }) => color))),
    checked('IDAT', deflateSync(lines, { level: 9, memLevel: 9 })),
    checked('IEND', Buffer.alloc(0)),
  ]);
}
