/** Labelled native controls for panels beside an editor: whatever can be done there can be done by keyboard. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

let lastId = 0;

function labelled(control: HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement, text: string): HTMLElement {
  const label = document.createElement('label');
  control.id = `panel-field-${++lastId}`;
  label.htmlFor = control.id;
  label.textContent = text;
  const field = document.createElement('div');
  field.className = 'panel-field';
  field.append(label, control);
  return field;
}

/** What a commit answers: null when it was taken, else the reason why not, which is shown at the field. */
export type Commit = (value: string) => string | null;

function committing(control: HTMLInputElement | HTMLTextAreaElement, field: HTMLElement, commit: Commit): void {
  const error = document.createElement('p');
  error.id = `${control.id}-error`;
  error.className = 'panel-error';
  error.setAttribute('role', 'alert');
  field.append(error);
  control.addEventListener('change', () => {
    const refusal = commit(control.value.trim());
    error.textContent = refusal ?? '';
    control.setAttribute('aria-invalid', String(refusal !== null));
    control.setAttribute('aria-describedby', refusal === null ? '' : error.id);
  });
}

/** A line of text; taken when the field is left or Enter is pressed. */
export function textField(label: string, value: string, commit: Commit): HTMLElement {
  const input = document.createElement('input');
  input.type = 'text';
  input.defaultValue = value;
  input.spellcheck = false;
  const field = labelled(input, label);
  committing(input, field, commit);
  return field;
}

export function longTextField(label: string, value: string, commit: Commit): HTMLElement {
  const input = document.createElement('textarea');
  input.rows = 3;
  input.defaultValue = value;
  const field = labelled(input, label);
  committing(input, field, commit);
  return field;
}

/** A choice; a value that is none of the choices is offered as it stands, so that opening a file changes nothing. */
export function choiceField(label: string, value: string, choices: readonly Choice[], commit: (value: string) => void): HTMLElement {
  const select = document.createElement('select');
  const known = choices.some(choice => choice.value === value);
  for (const choice of known ? choices : [{ value, label: value }, ...choices]) {
    select.add(new Option(choice.label, choice.value, false, choice.value === value));
  }
  select.addEventListener('change', () => commit(select.value));
  return labelled(select, label);
}

export function button(label: string, press: () => void): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = 'panel-button';
  element.textContent = label;
  element.addEventListener('click', press);
  return element;
}

export function group(title: string, ...children: readonly HTMLElement[]): HTMLFieldSetElement {
  const element = document.createElement('fieldset');
  element.className = 'panel-group';
  const legend = document.createElement('legend');
  legend.textContent = title;
  element.append(legend, ...children);
  return element;
}

/**
 * Puts new content into a panel. The control at the same place keeps the focus and what is being typed there, so that Tab goes on
 * where it was and a change from elsewhere takes nothing out of a person's hands.
 */
export function replaceContent(panel: HTMLElement, ...children: readonly HTMLElement[]): void {
  const controls = (): HTMLElement[] => [...panel.querySelectorAll<HTMLElement>('input, select, textarea, button')];
  const position = controls().findIndex(control => control === document.activeElement);
  const before = controls()[position];
  panel.replaceChildren(...children);
  if (!before) return;
  const after = controls()[position] ?? controls().at(-1);
  if (isText(before) && isText(after) && before.value !== before.defaultValue) after.value = before.value;
  after?.focus();
  if (isText(before) && isText(after)) after.setSelectionRange(before.selectionStart, before.selectionEnd);
}

function isText(control: HTMLElement | undefined): control is HTMLInputElement | HTMLTextAreaElement {
  return control instanceof HTMLTextAreaElement || control instanceof HTMLInputElement;
}
