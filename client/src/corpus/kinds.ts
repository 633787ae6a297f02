/** Kinds of files that may become documents of a corpus (可入库的文件类型), by their endings; the same that the server lists. */

/** Endings that are read, or of which it is said why they are not. package.json names them too, for the explorer's menu. */
export const INDEXABLE: readonly string[] = ['txt', 'md', 'policy', 'gw', 'docx', 'docm', 'doc', 'wps', 'rtf', 'html', 'htm', 'xhtml', 'mhtml', 'mht', 'pdf', 'zip', 'ofd', 'odt', 'rar', '7z'];
