import { t } from '../i18n/texts';
import type { PublishedDefinition, Publication } from '../library/Library';
import { ask, paragraph } from './Dialog';
import { make } from './dom';
import { dateOf } from './SaveStatus';

/** Asks from when the new versions are valid. Undefined: not now; null: at once. */
export async function askValidFrom(): Promise<string | null | undefined> {
  const date = make('input', { type: 'date', id: 'editor-valid-from', class: 'kern-form-input__input' });
  const field = make('div', { class: 'kern-form-input' }, make('label', { class: 'kern-label', for: date.id }, t('valid-from')), date);
  const answer = await ask(t('publish-title'), [paragraph(t('publish-text')), field], [
    { label: t('publish-now'), value: true, look: 'primary' },
    { label: t('cancel'), value: false },
  ]);
  return answer ? date.value || null : undefined;
}

export async function showVersions(publication: Publication): Promise<void> {
  const isAnyNew = publication.definitions.some(definition => definition.isNew);
  const list = make('ul', { class: 'editor-versions' }, ...publication.definitions.map(definition => make('li', {}, words(definition))));
  await ask(t('published-versions'), [paragraph(t(isAnyNew ? 'publish-done' : 'publish-unchanged')), list], [{ label: t('close'), value: true, look: 'primary' }]);
}

function words(definition: PublishedDefinition): string {
  const kind = t(`kind-${definition.kind}`);
  const name = definition.name ?? definition.id;
  return definition.isNew
    ? t('version-new', kind, name, definition.version, definition.validFrom === null ? t('at-once') : dateOf(definition.validFrom))
    : t('version-same', kind, name, definition.version);
}
