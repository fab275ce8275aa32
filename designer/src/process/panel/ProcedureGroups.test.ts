import { describe, expect, it } from 'vitest';
import { isDate, isPeriod } from './ProcedureGroups';

describe('ProcedureGroups', () => {
  it.each(['P1Y', 'P6M', 'P1Y6M', 'P2W', 'P30D'])('takes %s as a period of retention', value => {
    expect(isPeriod(value)).toBe(true);
  });

  it.each(['P', '1Y', 'PT1H', 'P1', 'five years'])('refuses %s as a period of retention', value => {
    expect(isPeriod(value)).toBe(false);
  });

  it('refuses a date that the calendar does not have', () => {
    expect(isDate('2027-02-28')).toBe(true);
    expect(isDate('2027-02-30')).toBe(false);
    expect(isDate('28.02.2027')).toBe(false);
  });
});
