import { expect, it } from 'vitest';
import { partsOf } from './NoteText';

const wang = { login: 'wang', name: '王', sees: true };
const wangLi = { login: 'wang.li', name: '王丽', sees: true };

it('marks the longest name that fits, also where Chinese follows at once', () => {
  expect(partsOf('@wang.li请看，@wang 和 a@wang.cn', [wang, wangLi])).toEqual([
    { words: '@wang.li', named: wangLi },
    { words: '请看，' },
    { words: '@wang', named: wang },
    { words: ' 和 a@wang.cn' },
  ]);
});

it('leaves a text without names whole', () => {
  expect(partsOf('<b>@nobody</b>', [])).toEqual([{ words: '<b>@nobody</b>' }]);
});
