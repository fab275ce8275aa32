// @vitest-environment node
import { createRequire } from 'node:module';
import { expect, it } from 'vitest';

/** What one copy of preact makes the other copy draws as nothing: menus would open empty. */
it('draws the menus of the canvas with the copy of preact that made them', () => {
  const diagramUi = createRequire(new URL('../../node_modules/@bpmn-io/diagram-js-ui/package.json', import.meta.url).href);

  expect(diagramUi.resolve('preact')).toBe(createRequire(diagramUi.resolve('htm/preact')).resolve('preact'));
});
