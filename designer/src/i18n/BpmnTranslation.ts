import german from 'bpmn-js-i18n/translations/de.js';
import type { ModuleDeclaration } from 'didi';
import { propertiesPanelGerman } from './propertiesPanelGerman';
import type { Language } from './texts';

/** Translates what the bpmn-io parts say. A text without a translation stays English rather than empty. */
export function bpmnTranslation(language: Language): ModuleDeclaration {
  const table: Record<string, string> = language === 'de' ? { ...propertiesPanelGerman, ...german } : {};
  const translate = (template: string, replacements: Record<string, string> = {}): string =>
    (table[template] ?? template).replace(/\{([^}]+)\}/g, (whole, name: string) => replacements[name] ?? whole);
  return { translate: ['value', translate] };
}
