import type { ModuleDeclaration } from 'didi';
import { dmnGerman } from './dmnGerman';
import type { Language } from './texts';

/** Translates what dmn-js says through its own hook. A text without a translation stays English rather than empty. */
export function dmnTranslation(language: Language): ModuleDeclaration {
  const table: Readonly<Record<string, string>> = language === 'de' ? dmnGerman : {};
  const translate = (template: string, replacements: Record<string, string> = {}): string =>
    (table[template] ?? template).replace(/\{([^}]+)\}/g, (whole, name: string) => replacements[name.trim()] ?? whole);
  return { translate: ['value', translate] };
}
