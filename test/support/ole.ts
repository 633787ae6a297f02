/** Writes what is looked at of OLE compound files: their signature and an entry of the directory. */

/** A compound file with a stream of this name. */
export function compound(stream: string): Uint8Array {
  const file = Buffer.alloc(2048);
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(file);
  Buffer.from(`${stream}\0`, 'utf16le').copy(file, 1024);
  return file;
}
