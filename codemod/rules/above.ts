// The tags of an element and of those above it, nearest first. Knows no attribute.
import type { MarkupDocument } from '../markup/document.ts';
import type { Tag } from '../markup/tags.ts';

/** How far up it looks; browsers nest no deeper than 512 themselves. */
const height = 64;

/** `tag` itself, then the tags of each element that it stands in. */
export function* above(document: MarkupDocument, tag: Tag): Iterable<Tag> {
  yield tag;
  let now = document.parentOf(tag);
  for (let i = 0; now !== undefined && i < height; i++, now = now.parent) yield* now.tags;
}
