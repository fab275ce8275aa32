const attributes = ['title', 'placeholder', 'aria-label'] as const;

/** What the person writes, and how form texts are shown: never touched. */
const untouched = '[contenteditable], .cm-editor, textarea, [data-untranslated]';

type Replace = (text: string) => string | undefined;

/** Looks up whole texts; `{0}`, `{1}` in a text of the dictionary stand for whatever the part puts there. */
function replacementsOf(dictionary: Readonly<Record<string, string>>): Replace {
  // A word that is the same in both languages would be written again and again, each time noticed as a change.
  const entries = Object.entries(dictionary).filter(([text, translation]) => text !== translation);
  const whole = new Map(entries.filter(([text]) => !text.includes('{0}')));
  const patterns = entries.filter(([text]) => text.includes('{0}')).map(([text, translation]) => ({
    pattern: new RegExp(`^${text.split(/\{\d\}/).map(part => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('(.+)')}$`),
    translation,
  }));
  return text => {
    const known = whole.get(text);
    if (known !== undefined || text === '') return known;
    for (const { pattern, translation } of patterns) {
      const found = pattern.exec(text);
      if (found) return translation.replace(/\{(\d)\}/g, (_, position: string) => whole.get(found[Number(position) + 1] ?? '') ?? found[Number(position) + 1] ?? '');
    }
    return undefined;
  };
}

/**
 * Translates the fixed texts of a part that offers no translation of its own: text nodes, titles, placeholders and labels below
 * `root`, also those that appear later. A text is replaced only as a whole, and never where a person writes. Ends with `stop()`.
 *
 * @param within where the part's own texts stand, as a selector, when most of what it shows are a person's words
 */
export function translateDom(root: HTMLElement, dictionary: Readonly<Record<string, string>>, within = '*'): { stop(): void } {
  if (Object.keys(dictionary).length === 0) return { stop: () => undefined };
  const replacement = replacementsOf(dictionary);

  const translateNode = (node: Node): void => {
    if (node instanceof Element) {
      if (!node.matches('[data-untranslated]')) translateAttributes(node);
      if (!node.matches(untouched)) node.childNodes.forEach(translateNode);
    } else if (node.nodeType === Node.TEXT_NODE) {
      const text = node.textContent ?? '';
      const german = node.parentElement?.closest(within) ? replacement(text.trim()) : undefined;
      if (german !== undefined) node.textContent = text.replace(text.trim(), () => german);
    }
  };
  const translateAttributes = (element: Element): void => {
    if (!element.closest(within)) return;
    for (const name of attributes) {
      const german = replacement(element.getAttribute(name)?.trim() ?? '');
      if (german !== undefined) element.setAttribute(name, german);
    }
  };

  const observer = new MutationObserver(changes => {
    for (const { type, target, addedNodes } of changes) {
      if ((target instanceof Element ? target : target.parentElement)?.closest(untouched) && type !== 'attributes') continue;
      if (type === 'attributes') translateAttributes(target as Element);
      else if (type === 'characterData') translateNode(target);
      else addedNodes.forEach(translateNode);
    }
  });
  observer.observe(root, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: [...attributes] });
  translateNode(root);
  return { stop: () => observer.disconnect() };
}
