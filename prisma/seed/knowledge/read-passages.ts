import { readFileSync } from 'node:fs';
import path from 'node:path';

export interface WrittenPassage {
  topic: string;
  title: string;
  text: string;
}

/** What a demo property has written down: `## topic: Title` and a paragraph, in a page a hotelier can read and correct. */
export function readPassages(slug: string): WrittenPassage[] {
  const page = readFileSync(path.join(import.meta.dirname, `${slug}.md`), 'utf8');
  return page
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const [heading = '', ...body] = section.split('\n');
      const [topic = '', title = ''] = heading.split(': ');
      return { topic, title, text: body.join(' ').trim() };
    });
}
