export interface XmlElement {
  name: string;
  attributes: Record<string, string>;
  children: XmlElement[];
  /** All character data directly inside, entities decoded. */
  text: string;
}

export class XmlError extends Error {}

const NAME = /[A-Za-z_][\w:.-]*/y;
const ATTRIBUTE = /\s*([A-Za-z_][\w:.-]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Parses a small XML document (no DTD) and returns its root element. Throws XmlError when it is not well formed. */
export function parseXml(source: string): XmlElement {
  return new XmlParser(source.replace(/^\uFEFF/, '')).parseDocument();
}

class XmlParser {
  private at = 0;

  constructor(private readonly source: string) {}

  parseDocument(): XmlElement {
    this.skipMisc();
    const root = this.parseElement();
    this.skipMisc();
    if (this.at < this.source.length) throw this.error('there is content after the document element');
    return root;
  }

  private parseElement(): XmlElement {
    if (!this.take('<')) throw this.error('an element was expected');
    const element: XmlElement = {
      name: this.takeName(),
      attributes: this.takeAttributes(),
      children: [],
      text: '',
    };
    if (this.take('/>')) return element;
    if (!this.take('>')) throw this.error(`the tag <${element.name}> is not closed`);
    this.parseContent(element);
    return element;
  }

  private parseContent(element: XmlElement): void {
    while (!this.take(`</${element.name}`)) {
      if (this.at >= this.source.length) throw this.error(`<${element.name}> has no end tag`);
      if (this.take('<![CDATA[')) element.text += this.takeUntil(']]>');
      else if (this.skipOneMisc()) continue;
      else if (this.source[this.at] === '<') element.children.push(this.parseElement());
      else element.text += this.takeText();
    }
    this.skipSpace();
    if (!this.take('>')) throw this.error(`the end tag of <${element.name}> is not closed`);
  }

  private takeName(): string {
    NAME.lastIndex = this.at;
    const name = NAME.exec(this.source)?.[0];
    if (!name) throw this.error('a name was expected');
    this.at += name.length;
    return name;
  }

  private takeAttributes(): Record<string, string> {
    const attributes: Record<string, string> = {};
    for (;;) {
      ATTRIBUTE.lastIndex = this.at;
      const match = ATTRIBUTE.exec(this.source);
      if (!match?.[1]) break;
      attributes[match[1]] = this.decode(match[2] ?? match[3] ?? '');
      this.at += match[0].length;
    }
    this.skipSpace();
    return attributes;
  }

  private takeText(): string {
    const end = this.source.indexOf('<', this.at);
    const raw = this.source.slice(this.at, end < 0 ? undefined : end);
    this.at += raw.length;
    return this.decode(raw);
  }

  private decode(raw: string): string {
    if (/&(?!#\d+;|#x[\da-fA-F]+;|\w+;)/.test(raw)) throw this.error('an ampersand is not escaped');
    return raw.replace(/&(#x?[\da-fA-F]+|\w+);/g, (_, entity: string) => this.decodeEntity(entity));
  }

  private decodeEntity(entity: string): string {
    const known = ENTITIES[entity];
    if (known !== undefined) return known;
    const code = entity.startsWith('#x') ? Number.parseInt(entity.slice(2), 16) : Number(entity.slice(1));
    if (!entity.startsWith('#') || !Number.isInteger(code) || code > 0x10ffff) {
      throw this.error(`the entity &${entity}; is not known`);
    }
    return String.fromCodePoint(code);
  }

  private skipMisc(): void {
    do this.skipSpace();
    while (this.skipOneMisc());
  }

  private skipOneMisc(): boolean {
    if (this.take('<!--')) this.takeUntil('-->');
    else if (this.take('<?')) this.takeUntil('?>');
    else return false;
    return true;
  }

  private skipSpace(): void {
    while (/\s/.test(this.source[this.at] ?? '')) this.at += 1;
  }

  private take(literal: string): boolean {
    if (!this.source.startsWith(literal, this.at)) return false;
    this.at += literal.length;
    return true;
  }

  private takeUntil(end: string): string {
    const stop = this.source.indexOf(end, this.at);
    if (stop < 0) throw this.error(`"${end}" is missing`);
    const text = this.source.slice(this.at, stop);
    this.at = stop + end.length;
    return text;
  }

  private error(message: string): XmlError {
    const line = this.source.slice(0, this.at).split('\n').length;
    return new XmlError(`Error on line ${line} of document: ${message}.`);
  }
}
