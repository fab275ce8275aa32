// What tests read from the installed packages and the repository; the product itself runs in the browser only.
declare module 'node:fs' {
  export function readFileSync(path: string, encoding: 'utf8'): string;
  export function readdirSync(path: string, options: { recursive: true; encoding: 'utf8' }): string[];
}
declare module 'node:module' {
  export interface Resolve {
    (module: string): unknown;
    resolve(module: string): string;
  }
  export function createRequire(from: string): Resolve;
}
declare module 'bpmn-moddle' {
  export class BpmnModdle {
    constructor(extensions: object);
    fromXML(xml: string): Promise<{ rootElement: object }>;
  }
}
declare module 'bpmnlint/lib/linter.js' {
  export default class Linter {
    constructor(options: { config: object; resolver: unknown });
    lint(root: object): Promise<Record<string, readonly { id: string; message: string; category: string }[]>>;
  }
}
declare module 'bpmnlint/lib/resolver/node-resolver.js' {
  export default class NodeResolver {
    constructor(options: { require: unknown });
  }
}
