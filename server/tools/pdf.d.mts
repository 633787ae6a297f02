/** Types of pdf.mjs, which node runs as it is. */

export function pdfFiles(): { path: string; contents: Buffer }[];
