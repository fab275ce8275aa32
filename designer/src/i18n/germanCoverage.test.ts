// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { germanOfBpmn } from './BpmnTranslation';
import { optionsOfFile, textsOfBundle, textsOfFile } from './packageTexts';

/** A newer package that says something new fails here, by the text that has no German yet. */
describe('the bpmn-io parts in German', () => {
  it.each([
    ['the properties panel of the dialect', () => textsOfBundle('bpmn-js-properties-panel/dist/index.esm.js', source => !/camunda-platform|node_modules/.test(source))],
    ['element templates', () => textsOfBundle('bpmn-js-element-templates/dist/index.esm.js', source => !/node_modules/.test(source))],
    ['the panel itself', () => textsOfBundle('@bpmn-io/properties-panel/dist/index.esm.js', () => true)],
    ['the append and create menus', () => textsOfFile('bpmn-js-create-append-anything')],
    ['the entries of these menus', () => optionsOfFile('bpmn-js-create-append-anything')],
    ['the palette', () => textsOfFile('bpmn-js/lib/features/palette/PaletteProvider.js')],
    ['the context pad', () => textsOfFile('bpmn-js/lib/features/context-pad/ContextPadProvider.js')],
    ['the entries of the replace menu', () => optionsOfFile('bpmn-js/lib/features/replace/ReplaceOptions.js')],
    ['the replace menu', () => textsOfFile('bpmn-js/lib/features/popup-menu/ReplaceMenuProvider.js')],
  ])('say no English in %s', (_, texts) => {
    const found = [...texts()];

    expect(found.length).toBeGreaterThan(0);
    expect(found.filter(text => !(text in germanOfBpmn))).toEqual([]);
  });
});
