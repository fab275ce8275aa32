import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

interface SourceMap {
  readonly sources: readonly string[];
  readonly sourcesContent?: readonly (string | null)[];
}

const call = /\b(?:translate|translateFallback|_translate)\(\s*(?:'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)")/g;

/** For tests: the English texts that the sources of a bundle hand to `translate`, as far as they stand there as they are. */
export function textsOfBundle(bundle: string, isShown: (source: string) => boolean): ReadonlySet<string> {
  const map = JSON.parse(readFileSync(`${require.resolve(bundle)}.map`, 'utf8')) as SourceMap;
  const shown = map.sources.flatMap((source, index) => isShown(source) ? [map.sourcesContent?.[index] ?? ''] : []);
  return textsOf(shown.join('\n'));
}

export function textsOfFile(file: string): ReadonlySet<string> {
  return textsOf(readFileSync(require.resolve(file), 'utf8'));
}

function textsOf(source: string): ReadonlySet<string> {
  return new Set([...source.matchAll(call)].map(([, single, double]) => (single ?? double ?? '').replace(/\\(.)/g, (_, escaped: string) => escaped === 'n' ? '\n' : escaped)));
}

/** The options of the append and create menus carry their texts as data. */
export function optionsOfFile(file: string): ReadonlySet<string> {
  const source = readFileSync(require.resolve(file), 'utf8');
  return new Set([...source.matchAll(/(?:^|[{,])\s*(?:label|name|description): '((?:[^'\\\n]|\\.)+)'\s*(?:,|\}|$)/gm)].map(([, text]) => text ?? ''));
}
