// @vitest-environment node
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { instructionTexts } from '../i18n/scenarioTexts';
import { instructions } from './format';

/** The host's reader: `"TYPE" => new Instruction…` are the instructions that it runs. */
function runByTheHost(): readonly string[] {
  const source = readFileSync('../engine/MetroEGov.Scenarios/Reading/InstructionReader.cs', 'utf8');
  return [...source.matchAll(/"([A-Z_]+)" => (?:new Instruction\.|Create\()/g)].map(match => match[1] ?? '');
}

describe('the instructions offered', () => {
  it('are those that the host runs', () => {
    expect(instructions.map(({ type }) => type).sort()).toEqual([...runByTheHost()].sort());
  });

  it.each(['de', 'en'] as const)('have a name and help in %s', language => {
    expect(Object.keys(instructionTexts[language]).sort()).toEqual(instructions.map(({ type }) => type).sort());
  });
});
