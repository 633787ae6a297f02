/** Types of bundles.mjs, which node runs as it is. */

import type { BuildOptions } from 'esbuild';

export const ROOT: string;
export const BUNDLES: readonly (BuildOptions & { metafile: true; write: false })[];
