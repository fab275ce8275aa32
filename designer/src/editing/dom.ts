/** A new element with its properties and content; text is text, never markup. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K, properties: Readonly<Record<string, string>> = {}, ...content: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) element.setAttribute(name, value);
  element.append(...content);
  return element;
}

export function button(label: string, action: () => void, look: 'primary' | 'secondary' | 'tertiary' = 'tertiary'): HTMLButtonElement {
  const element = make('button', { type: 'button', class: `kern-btn kern-btn--${look} kern-btn--x-small` }, make('span', { class: 'kern-label' }, label));
  element.addEventListener('click', action);
  return element;
}
