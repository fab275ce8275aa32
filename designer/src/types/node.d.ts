// What tests read from the installed packages; the product itself runs in the browser only.
declare module 'node:fs' {
  export function readFileSync(path: string, encoding: 'utf8'): string;
}
declare module 'node:module' {
  export function createRequire(from: string): { resolve(module: string): string };
}
