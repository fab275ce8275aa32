import german from 'bpmn-js-i18n/translations/de.js';
import type { ModuleDeclaration } from 'didi';
import { menuGerman } from './menuGerman';
import { panelHelpGerman } from './panelHelpGerman';
import { propertiesPanelGerman } from './propertiesPanelGerman';
import type { Language } from './texts';
import { typeLabelsGerman } from './typeLabelsGerman';

/** The published translation covers the canvas; ours covers the panel and wins where both know a text. */
export const germanOfBpmn: Readonly<Record<string, string>> = { ...german, ...menuGerman, ...typeLabelsGerman, ...panelHelpGerman, ...propertiesPanelGerman };

/** Translates what the bpmn-io parts say. A text without a translation stays English rather than empty. */
export function bpmnTranslation(language: Language): ModuleDeclaration {
  const table: Readonly<Record<string, string>> = language === 'de' ? germanOfBpmn : {};
  const translate = (template: string, replacements: Record<string, string> = {}): string =>
    (table[template] ?? template).replace(/\{([^}]+)\}/g, (whole, name: string) => replacements[name] ?? whole);
  return { translate: ['value', translate] };
}
