/** Writes text in the encodings that drafts come in; Node.js itself writes no GB18030. */

let table: Map<string, readonly number[]> | undefined;

/** GB18030, as far as ASCII and the two-byte characters (GBK) go. */
export function gb18030(text: string): Uint8Array {
  table ??= twoByteTable();
  const bytes = [...text].flatMap((sign) => {
    const code = sign.codePointAt(0)!;
    const known = code < 0x80 ? [code] : table!.get(sign);
    if (!known) throw new Error(`not a two-byte character: ${sign}`);
    return known;
  });
  return Uint8Array.from(bytes);
}

/** UTF-16 with its byte order mark. */
export function utf16(text: string, order: 'little' | 'big'): Uint8Array {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return order === 'little' ? bytes : bytes.swap16();
}

/** UTF-8 with its byte order mark. */
export function utf8WithMark(text: string): Uint8Array {
  return Buffer.from(`\ufeff${text}`, 'utf8');
}

function twoByteTable(): Map<string, readonly number[]> {
  const signs = new Map<string, readonly number[]>();
  const decoder = new TextDecoder('gb18030');
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      const sign = decoder.decode(Uint8Array.of(lead, trail));
      if (!sign.includes('\ufffd')) signs.set(sign, [lead, trail]);
    }
  }
  return signs;
}
