import { spokenTime } from '@/lib/tenants/describe-hours';
import type { BriefRoomType, CallBrief } from '../call-brief';
import { oneLine } from './one-line';

/** Facts that are safe to know by heart. Prices and policies are not among them: those come from tools. */
export function describeProperty({ property, hours, roomTypes, departments, agent }: CallBrief): string {
  const { kind, name, spokenName, address, website, currency, locale, emergencyNumber } = property;
  return [
    '# The property',
    `Name of the property: ${oneLine(name)}`,
    ...(spokenName === name ? [] : [`Say its name as: ${oneLine(spokenName)}`]),
    `Kind: ${KINDS[kind]}`,
    `Your name: ${oneLine(agent.name)}`,
    `Address: ${oneLine(address)}`,
    ...(website ? [`Website: ${oneLine(website)}`] : []),
    `Currency: ${currency}`,
    `Emergency number here: ${emergencyNumber}`,
    `Its information is written in ${languageName(locale)}; write search_knowledge queries in that language.`,
    ...checkTimes(property),
    ...(hours.text === '' ? [] : [`Opening hours: ${hours.text}`]),
    ...list('Rooms', roomTypes.map(describeRoomType)),
    ...list(
      'Departments for transfer_call and take_message',
      departments.map(({ slug, name: called, hours: open }) => `${slug} (${oneLine(called)}), there ${open}`),
    ),
  ].join('\n');
}

const KINDS: Record<CallBrief['property']['kind'], string> = {
  hotel: 'hotel',
  restaurant: 'restaurant',
  rental: 'vacation rental',
};

function checkTimes({ checkInTime, checkOutTime }: CallBrief['property']): string[] {
  return [
    ...(checkInTime ? [`Check-in from ${spokenTime(checkInTime)}`] : []),
    ...(checkOutTime ? [`Check-out until ${spokenTime(checkOutTime)}`] : []),
  ];
}

function describeRoomType({ code, name, spokenName, beds, maxOccupancy, accessible }: BriefRoomType): string {
  const said = spokenName === name ? '' : `, said "${oneLine(spokenName)}"`;
  return `${oneLine(name)} (${code}${said}): ${oneLine(beds)}, up to ${maxOccupancy} guests${accessible ? ', accessible' : ''}`;
}

function list(title: string, lines: string[]): string[] {
  return lines.length === 0 ? [] : [`${title}:`, ...lines.map((line) => `- ${line}`)];
}

function languageName(locale: string): string {
  return new Intl.DisplayNames('en', { type: 'language' }).of(locale.split('-')[0] ?? locale) ?? locale;
}
