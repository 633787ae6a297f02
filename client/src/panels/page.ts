/** The document that a panel's page begins as (面板的页面): empty but for its script and its style, which alone may run in it. */

import { randomBytes } from 'node:crypto';
import { env, Uri, type Webview } from 'vscode';

/** Where scripts and styles of pages are: a page may read nothing else. */
export function pageFolder(extension: Uri): Uri {
  return Uri.joinPath(extension, 'dist', 'webview');
}

/** The page that runs `dist/webview/<script>.js`. */
export function pageOf(webview: Webview, extension: Uri, script: string, title: string): string {
  const nonce = randomBytes(18).toString('base64');
  const address = (file: string): string => escaped(webview.asWebviewUri(Uri.joinPath(pageFolder(extension), file)).toString());
  return `<!DOCTYPE html>
<html lang="${escaped(env.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<link rel="stylesheet" nonce="${nonce}" href="${address('panel.css')}">
</head>
<body>
<script nonce="${nonce}" src="${address(`${script}.js`)}"></script>
</body>
</html>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
