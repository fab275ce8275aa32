import { afterEach, describe, expect, it } from 'vitest';
import { pageLanguage, t } from './texts';

describe('texts', () => {
  afterEach(() => document.documentElement.removeAttribute('lang'));

  it('speaks German where the page names no language of ours', () => {
    document.documentElement.lang = 'fr';

    expect(pageLanguage()).toBe('de');
  });

  it('puts arguments into their places', () => {
    document.documentElement.lang = 'en';

    expect(t('saved-at', '10:32')).toBe('Saved at 10:32');
  });
});
