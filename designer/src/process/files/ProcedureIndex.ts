import type { FileKind, Siblings } from '../../editing/FileEditor';

export interface Linkable {
  readonly kind: FileKind;
  /** What the drawing names: a form's, decision's or process's id. */
  readonly id: string;
  readonly name: string;
  readonly file: string;
}

/** What the procedure's files offer to link to: forms, decisions and processes by their ids. */
export class ProcedureIndex {
  private known: readonly Linkable[] = [];

  constructor(private readonly siblings: Siblings) {}

  ofKind(kind: FileKind): readonly Linkable[] {
    return this.known.filter(linkable => linkable.kind === kind);
  }

  /** Reads the files again. A file that cannot be read offers nothing; the problems panel says what is wrong with it. */
  async refresh(): Promise<void> {
    const files = (await this.siblings.files()).filter(file => file.kind !== 'scenario');
    const read = await Promise.all(files.map(async file => linkablesIn(file.kind, file.name, await this.siblings.text(file.name))));
    this.known = read.flat();
  }
}

export function linkablesIn(kind: FileKind, file: string, text: string): readonly Linkable[] {
  switch (kind) {
    case 'form':
      return formIn(file, text);
    case 'decision':
      return elementsIn(text, 'decision').map(({ id, name }) => ({ kind, id, name, file }));
    case 'process':
      return elementsIn(text, 'process').map(({ id, name }) => ({ kind, id, name, file }));
    case 'scenario':
      return [];
  }
}

function formIn(file: string, text: string): readonly Linkable[] {
  try {
    const id = (JSON.parse(text) as { id?: unknown }).id;
    return typeof id === 'string' ? [{ kind: 'form', id, name: file.replace(/^forms\//, '').replace(/\.form$/, ''), file }] : [];
  } catch {
    return [];
  }
}

function elementsIn(text: string, tag: string): readonly { id: string; name: string }[] {
  const document = new DOMParser().parseFromString(text, 'text/xml');
  return [...document.getElementsByTagNameNS('*', tag)].flatMap(element => {
    const id = element.getAttribute('id');
    return id === null ? [] : [{ id, name: element.getAttribute('name') ?? id }];
  });
}
