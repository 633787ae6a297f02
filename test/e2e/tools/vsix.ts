/** The packaged extension, made as its publisher makes it: small, and nothing but what runs. */

import { statSync } from 'node:fs';
import { join } from 'node:path';
import { packVsix, sizeOf, type Target } from '../../../server/tools/vsix.js';
import { openVsix } from '../../support/vsix.js';
import { OUT } from './places.js';

const MOST_BYTES = 6 * 1024 * 1024;

/** Packages the extension and gives the file. */
export async function packageExtension(target: Target): Promise<string> {
  const file = await packVsix(target, join(OUT, 'vsix'));
  openVsix(file, target);
  const { size } = statSync(file);
  if (size > MOST_BYTES) throw new Error(`the VSIX has ${size} bytes, more than ${MOST_BYTES}`);
  console.log(`the VSIX for ${target} has ${sizeOf(file)}`);
  return file;
}
