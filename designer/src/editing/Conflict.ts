import { t } from '../i18n/texts';
import { type Library, type Revision, RevisionConflict } from '../library/Library';
import { ask, paragraph } from './Dialog';
import { make } from './dom';
import { dateAndTimeOf } from './SaveStatus';

export type Decision = { readonly kind: 'replace' } | { readonly kind: 'theirs'; readonly revision: number; readonly text: string; readonly copy: string };

/** Asks what shall count when somebody else saved the same file. Nothing changes before the answer; null decides later. */
export async function decide(library: Library, fileName: string, current: Revision, mine: string): Promise<Decision | null> {
  const by = t('conflict-text', current.changedBy, dateAndTimeOf(new Date(current.changedAt)));
  for (;;) {
    const answer = await ask<'copy' | 'replace' | 'look'>(t('conflict-title'), [paragraph(by), paragraph(t('conflict-replace-hint'))], [
      { label: t('conflict-copy'), value: 'copy', look: 'primary' },
      { label: t('conflict-replace'), value: 'replace' },
      { label: t('conflict-look'), value: 'look' },
    ]);
    if (answer === null) return null;
    if (answer === 'replace') return { kind: 'replace' };
    const theirs = await library.read(fileName);
    if (answer === 'look') {
      const text = make('textarea', { readonly: '', class: 'editor-theirs', rows: '20', 'aria-label': t('conflict-theirs', current.changedBy) }, theirs.text);
      await ask(t('conflict-theirs', current.changedBy), [text], [{ label: t('close'), value: null }]);
      continue;
    }
    return { kind: 'theirs', ...theirs, copy: await keepAsCopy(library, fileName, mine) };
  }
}

/** Writes the text beside the file, as NAME-copy or the first such name that is free. */
export async function keepAsCopy(library: Library, fileName: string, text: string): Promise<string> {
  for (let number = 1; ; number++) {
    const name = copyName(fileName, number);
    try {
      await library.write(name, text, null);
      return name;
    } catch (error) {
      if (!(error instanceof RevisionConflict)) throw error;
    }
  }
}

const longestName = 60;

export function copyName(fileName: string, number: number): string {
  const suffix = number === 1 ? '-copy' : `-copy-${number}`;
  return fileName.replace(/([^/]+)(\.[^./]+)$/, (_, name: string, extension: string) => name.slice(0, longestName - suffix.length) + suffix + extension);
}
