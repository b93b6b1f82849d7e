import { describe, expect, it } from 'vitest';
import { aliveWord } from './AliveDial';
import { rhythmKind } from './Rhythm';
import { figureIn, knowsAlive } from './valueCard';

describe('P(alive) in words', () => {
  it.each([
    [1, 'very-likely'],
    [0.9, 'very-likely'],
    [0.7, 'likely'],
    [0.5, 'open'],
    [0.2, 'unlikely'],
    [0.01, 'hardly'],
  ])('%d is %s', (probability, word) => {
    expect(aliveWord(probability)).toBe(word);
  });
});

describe('whether P(alive) is known', () => {
  it.each([
    [0.999, true, true],
    [1, true, false],
    [1, false, false],
    [0.8, false, false],
  ])('%d, said to be known: %s', (pAlive, pAliveKnown, known) => {
    expect(knowsAlive({ pAlive, pAliveKnown })).toBe(known);
  });
});

describe('the rhythm of a customer', () => {
  it.each([
    [0, 'none'],
    [1, 'expected'],
    [2, 'expected'],
    [3, 'usual'],
  ])('after %d repeat orders is %s', (repeats, kind) => {
    expect(rhythmKind(repeats)).toBe(kind);
  });
});

describe('the figure that an address asks about', () => {
  it('is one that has reasons', () => {
    expect(figureIn({ why: 'clv' })).toBe('clv');
    expect(figureIn({ why: 'password' })).toBeUndefined();
    expect(figureIn({})).toBeUndefined();
  });
});
