import { describe, expect, it, vi } from 'vitest';
import { DmnModeling } from './DmnModeling';

const xml = `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="D" name="Fees" namespace="n">
  <decision id="fee" name="Fee">
    <decisionTable id="T">
      <input id="I"><inputExpression id="E" typeRef="number"><text>dogs</text></inputExpression></input>
      <output id="O" name="fee" typeRef="number" />
    </decisionTable>
  </decision>
</definitions>`;

describe('DmnModeling', () => {
  it('tells of changes also who asks after the file was opened', async () => {
    const modeling = new DmnModeling(document.body.appendChild(document.createElement('div')), 'de');
    await modeling.open(xml);
    const listener = vi.fn();
    modeling.onChange(listener);

    modeling.addRule();

    expect(listener).toHaveBeenCalled();
    expect(await modeling.xml()).toContain('<rule');
  });
});
