// Puts the KERN style sheets and fonts beside the built islands, so that the pages ask no third party for them.
import { cpSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const from = fileURLToPath(new URL('../node_modules/@kern-ux/native/', import.meta.url));
const to = fileURLToPath(new URL('../../engine/MetroEGov.Host/wwwroot/app/kern/', import.meta.url));
mkdirSync(to, { recursive: true });
cpSync(`${from}dist/kern.min.css`, `${to}kern.min.css`);
cpSync(`${from}dist/fonts`, `${to}fonts`, { recursive: true, filter: source => !source.includes('noto-sans') });
cpSync(`${from}LICENSE.md`, `${to}LICENSE.md`);
