// A small shop's orders, the same each time: customers who buy at their own pace and some of whom stay away.

/** A name that would run as a script wherever it were taken for one. */
export const oddKey = 'M0001';
export const oddName = '<img src=x onerror=alert(1)>';

const names = { [oddKey]: oddName, M0002: '张伟', M0003: '单雄信' };

function numbers(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state + 0.5) / 4_294_967_296;
  };
}

const day = (offset) => new Date(Date.UTC(2024, 0, 1 + Math.floor(offset))).toISOString().slice(0, 10);

/** Orders as rows of a file; the amount of one row is no number and must be mended. */
export function ordersFile({ customers = 300, days = 700 } = {}) {
  const next = numbers(20_240_101);
  const rows = [];
  for (let number = 1; number <= customers; number += 1) {
    const key = `M${String(number).padStart(4, '0')}`;
    const name = names[key] ?? `Customer ${number}`;
    const pace = 20 + 160 * next() ** 2;
    const leaves = 0.05 + 0.25 * next();
    const basket = 30 + 170 * next();
    let at = days * 0.7 * next();
    do {
      rows.push({ at, key, name, amount: (basket * (0.6 + 0.8 * next())).toFixed(2) });
      at -= pace * Math.log(next());
    } while (at < days && next() > leaves);
  }
  rows.sort((a, b) => a.at - b.at);
  const lines = rows.map(({ at, key, name, amount }, index) =>
    [`T${index + 1}`, key, name, day(at), index === 3 ? 'twelve' : amount, 'counter'].join(','),
  );
  return {
    content: ['Order number,Customer,Customer name,Order date,Amount,Remark', ...lines].join('\n'),
    rows: rows.length,
    /** The line of the file with the amount that is no number. */
    wrongLine: 5,
  };
}
