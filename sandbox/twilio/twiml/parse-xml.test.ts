import { describe, expect, it } from 'vitest';
import { parseXml, XmlError } from './parse-xml';

describe('parseXml', () => {
  it('reads elements, attributes, entities, comments and character data', () => {
    const root = parseXml(
      `<?xml version="1.0" encoding="UTF-8"?><!-- hello -->
       <Response><Say voice='Polly.Joanna'>Tom &amp; Jerry&#39;s <![CDATA[<inn>]]></Say><Pause length="2"/></Response>`,
    );
    expect(root.name).toBe('Response');
    expect(root.children.map(({ name }) => name)).toEqual(['Say', 'Pause']);
    expect(root.children[0]?.text).toBe("Tom & Jerry's <inn>");
    expect(root.children[0]?.attributes).toEqual({ voice: 'Polly.Joanna' });
    expect(root.children[1]?.attributes).toEqual({ length: '2' });
  });

  it.each([
    ['nothing', ''],
    ['an end tag that does not fit', '<Response><Say>Hi</Response>'],
    ['a tag that is not closed', '<Response'],
    ['an unescaped ampersand', '<Response><Say>Tom & Jerry</Say></Response>'],
    ['an unknown entity', '<Response>&nbsp;</Response>'],
    ['two roots', '<Response/><Response/>'],
    ['text instead of XML', 'Hello'],
  ])('refuses %s', (_, source) => {
    expect(() => parseXml(source)).toThrow(XmlError);
  });

  it('says on which line it stumbled', () => {
    expect(() => parseXml('<Response>\n<Say>\n</Play></Response>')).toThrow(/line 3/);
  });
});
