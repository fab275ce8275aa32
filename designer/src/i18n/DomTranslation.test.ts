import { afterEach, describe, expect, it } from 'vitest';
import { translateDom } from './DomTranslation';

describe('translateDom', () => {
  let translation: { stop(): void } | undefined;
  afterEach(() => translation?.stop());

  function below(markup: string): HTMLElement {
    const root = document.createElement('div');
    root.innerHTML = markup;
    translation = translateDom(root, { 'Field label': 'Beschriftung', 'Search': 'Suchen', 'Text': 'Text', 'Remove {0} (of {1}).': 'Von {1}: {0} entfernen.' });
    return root;
  }

  const observed = (): Promise<void> => new Promise(resolve => setTimeout(resolve));

  it('translates texts, titles, placeholders and labels', () => {
    const root = below('<label title="Search"> Field label </label><input placeholder="Search" aria-label="Field label">');

    expect(root.textContent).toBe(' Beschriftung ');
    expect(root.querySelector('label')?.title).toBe('Suchen');
    expect(root.querySelector('input')?.placeholder).toBe('Suchen');
    expect(root.querySelector('input')?.getAttribute('aria-label')).toBe('Beschriftung');
  });

  it('translates what appears and changes later', async () => {
    const root = below('<p>other</p>');

    root.insertAdjacentHTML('beforeend', '<span><b>Field label</b></span>');
    root.querySelector('p')!.firstChild!.textContent = 'Search';
    await observed();

    expect(root.querySelector('b')?.textContent).toBe('Beschriftung');
    expect(root.querySelector('p')?.textContent).toBe('Suchen');
  });

  it('never touches what a person writes', async () => {
    const root = below('<div contenteditable="true">Search</div><textarea>Search</textarea><input value="Search"><div class="cm-editor"><p>Search</p></div>');
    root.querySelector('[contenteditable]')!.firstChild!.textContent = 'Field label';
    await observed();

    expect(root.querySelector('[contenteditable]')?.textContent).toBe('Field label');
    expect(root.querySelector('textarea')?.value).toBe('Search');
    expect(root.querySelector('input')?.value).toBe('Search');
    expect(root.querySelector('.cm-editor')?.textContent).toBe('Search');
  });

  it('puts the words of the part into the places of the sentence', () => {
    expect(below('<p title="Remove Search (of 3).">x</p>').querySelector('p')?.title).toBe('Von 3: Suchen entfernen.');
  });

  it('writes nothing where both languages say the same', async () => {
    const root = below('<p>Text</p>');
    const changes: MutationRecord[] = [];
    new MutationObserver(records => changes.push(...records)).observe(root, { subtree: true, characterData: true, childList: true });

    root.querySelector('p')!.append('Text');
    await observed();

    expect(changes).toHaveLength(1);
  });

  it('keeps to the places it is given', () => {
    const root = document.createElement('div');
    root.innerHTML = '<label>Search</label><input placeholder="Search"><p class="hint"><b>Search</b></p>';
    translation = translateDom(root, { Search: 'Suchen' }, '.hint, input');

    expect([root.querySelector('label')?.textContent, root.querySelector('input')?.placeholder, root.querySelector('b')?.textContent])
      .toEqual(['Search', 'Suchen', 'Suchen']);
  });

  it('leaves longer texts alone that contain a word of the dictionary', () => {
    expect(below('<p>Search the register</p>').textContent).toBe('Search the register');
  });
});
