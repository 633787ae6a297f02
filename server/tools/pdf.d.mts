/** Types of pdf.mjs, which node runs as it is. */

/** Paths below dist/ and contents. */
