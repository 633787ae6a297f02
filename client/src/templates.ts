/** The skeletons among the snippets (文稿模板). Knows no editor. */

/** A skeleton; its body is written as snippets are. */
export interface Template {
  readonly name: string;
  /** What it is, in each language; empty where that says no more than the name. */
  readonly description: { readonly zh: string; readonly en: string };
  readonly body: string;
}

interface Snippet {
  readonly description?: string;
  readonly isFileTemplate?: boolean;
  readonly body: string | readonly string[];
}

/** The snippets of a file that are whole documents, in its order. */
export function templatesIn(snippets: string): Template[] {
  return Object.entries(JSON.parse(snippets) as Record<string, Snippet>)
    .filter(([, { isFileTemplate }]) => isFileTemplate === true)
    .map(([name, { description = '', body }]) => ({ name, description: bothOf(description, name), body: typeof body === 'string' ? body : body.join('\n') }));
}

/** Snippets are described in Chinese, then in English: the editor shows them as they stand there, we do not. */
function bothOf(description: string, name: string): Template['description'] {
  const english = description.search(/ [A-Z]/);
  const zh = english < 0 ? description : description.slice(0, english);
  return { zh: zh === name ? '' : zh, en: english < 0 ? '' : description.slice(english + 1) };
}
