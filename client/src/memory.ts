/** Bounds for the server's memory (语言服务器的内存限度). Imports no editor: the benches start the server with the same. */

/** Words for Node.js: MB of room for what is short-lived. With less each edit waits for its collection, more is memory for nothing. */
export const MEMORY = ['--max-semi-space-size=4', '--min-semi-space-size=4'];

/** Variables for GNU's malloc, which otherwise keeps 40 MB for threads that have ended and for buffers that were let go: one arena, and free memory goes back from 256 KiB on. */
export const MALLOC = { MALLOC_ARENA_MAX: '1', MALLOC_TRIM_THRESHOLD_: '262144', MALLOC_MMAP_THRESHOLD_: '131072' };
