import { button, make } from './dom';

export interface Choice<T> {
  readonly label: string;
  readonly value: T;
  readonly look?: 'primary' | 'secondary' | 'tertiary';
}

/** A modal dialog; Escape answers null. The focus returns to where it was, the browser sees to that. */
export function ask<T>(title: string, content: readonly (Node | string)[], choices: readonly Choice<T>[]): Promise<T | null> {
  return new Promise(resolve => {
    const heading = make('h2', { class: 'kern-heading-medium', id: 'editor-dialog-title' }, title);
    const dialog = make('dialog', { class: 'editor-dialog', 'aria-labelledby': heading.id });
    let answer: T | null = null;
    const buttons = choices.map(choice => button(choice.label, () => {
      answer = choice.value;
      dialog.close();
    }, choice.look ?? 'secondary'));
    dialog.append(heading, ...content, make('div', { class: 'editor-dialog__choices' }, ...buttons));
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(answer);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

export function paragraph(text: string): HTMLElement {
  return make('p', { class: 'kern-body' }, text);
}
