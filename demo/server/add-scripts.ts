// The one change that the demo makes to an old page: script lines after htmx's own. Knows no file and no server.

/** htmx's script tag as the pages write it, with the white space that begins its line, so that added lines get it too. */
const htmxTag = /(^[ \t]*)?<script src="\/htmx\.js"><\/script>/m;

/**
 * `html` with one script line for each of `paths` after the tag that loads `/htmx.js`; every other byte as it was.
 * A page without that tag comes back unchanged.
 */
export function addScripts(html: string, paths: readonly string[]): string {
  return html.replace(
    htmxTag,
    (tag, indent = '') => tag + paths.map((path) => `\n${indent}<script src="${path}"></script>`).join(''),
  );
}
