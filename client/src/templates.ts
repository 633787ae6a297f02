/** The skeletons among the snippets (文稿模板). Knows no editor. */

/** A skeleton; its body is written as snippets are. */
export interface Template {
  readonly name: string;
  readonly description: string;
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
    .map(([name, { description = '', body }]) => ({ name, description, body: typeof body === 'string' ? body : body.join('\n') }));
}
