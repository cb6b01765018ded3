/**
 * The words of a sentence that were heard when only a part of its sound was: in proportion, and whole words only. What
 * remains is never more than what was heard.
 */
export function cutText(text: string, heardMs: number, sentMs: number): string {
  if (sentMs <= 0 || heardMs <= 0) return '';
  if (heardMs >= sentMs) return text;
  const cut = text.slice(0, Math.floor((text.length * heardMs) / sentMs));
  if (/^\s/.test(text.slice(cut.length)) || cut === '') return cut.trimEnd();
  const lastSpace = cut.search(/\s\S*$/);
  return lastSpace < 0 ? '' : cut.slice(0, lastSpace).trimEnd();
}
