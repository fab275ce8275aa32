import { readdirSync, readFileSync } from 'node:fs';
import Modeler from 'dmn-js/lib/Modeler';
import { describe, expect, it } from 'vitest';

const workflows = '../workflows';
const files = readdirSync(workflows, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.dmn'));

/** What says nothing: a table without a hit policy has this one. Source: DMN 1.3 §8.2.10. */
const isDefault = (attribute: string): boolean => attribute === 'hitPolicy=UNIQUE';

/** Elements, attributes in order of their names, and texts; how the file is laid out does not matter. */
function contentOf(xml: string): unknown {
  const walk = (element: Element): unknown => ({
    name: `${element.namespaceURI} ${element.localName}`,
    attributes: [...element.attributes].filter(({ name }) => !name.startsWith('xmlns')).map(({ name, value }) => `${name}=${value}`).filter(attribute => !isDefault(attribute)).sort(),
    content: [...element.childNodes].flatMap(node =>
      node instanceof Element ? [walk(node)] : node.nodeType !== Node.COMMENT_NODE && node.textContent?.trim() ? [node.textContent.trim()] : []),
  });
  return walk(new DOMParser().parseFromString(xml, 'text/xml').documentElement);
}

describe('the decision editor', () => {
  it.each(files)('saves %s as it was', async file => {
    const xml = readFileSync(`${workflows}/${file}`, 'utf8');
    const modeler = new Modeler({ container: document.createElement('div') });
    await modeler.importXML(xml, { open: false });

    const saved = (await modeler.saveXML({ format: true })).xml;

    expect(contentOf(saved)).toEqual(contentOf(xml));
  });

  it('is tried with the decisions of the procedures', () => {
    expect(files.length).toBeGreaterThan(3);
  });
});
