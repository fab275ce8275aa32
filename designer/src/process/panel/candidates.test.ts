import { describe, expect, it } from 'vitest';
import { readCandidate } from './candidates';

describe('candidates', () => {
  it.each(['=["clerk@" + accepting.key]', '= [ "clerk@"+accepting.key ]', '="clerk@" + accepting.key'])('recognise %s', expression => {
    expect(readCandidate(expression)).toBe('=["clerk@" + accepting.key]');
  });

  it.each(['', 'clerk@020000000', '=["clerk@" + accepting.key, "lead@" + accepting.key]', '=["clerk@" + previous.key]'])('leave %s to its author', expression => {
    expect(readCandidate(expression)).toBeNull();
  });
});
