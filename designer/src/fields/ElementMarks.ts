/**
 * Marks what has a problem by a sign and a colour. A style sheet of its own: the editors redraw their elements as they like, and an
 * attribute or class of ours would be gone with the next change.
 */
export class ElementMarks {
  private readonly sheet = new CSSStyleSheet();

  /** @param selector what to mark for an id. @param area how it is marked beside the sign. */
  constructor(private readonly selector: (escapedId: string) => string, private readonly area: string) {
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.sheet];
  }

  mark(ids: Iterable<string>): void {
    const marked = [...ids].map(id => this.selector(CSS.escape(id)));
    this.sheet.replaceSync(marked.length === 0 ? '' : `${marked.join(',')} { ${this.area} }
${marked.map(element => `${element}::before`).join(',')} { content: "⚠ "; color: #9b1c15; }`);
  }

  clear(): void {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter(sheet => sheet !== this.sheet);
  }
}
