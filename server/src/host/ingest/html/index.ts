/** Web pages (网页) to text. */

export { textOfFragment } from './fragment.js';
