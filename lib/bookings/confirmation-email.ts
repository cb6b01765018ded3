import { formatMoney } from '@/lib/money';
import type { Quote } from './find-quote';
import { count, spokenDate, spokenParty, spokenPolicy, withCapital } from './spoken';

export interface ConfirmationFacts {
  booking: { confirmationCode: string; guestName: string; quote: Quote };
  property: {
    name: string;
    address: string;
    website: string | null;
    checkInTime: string | null;
    checkOutTime: string | null;
    phone: string;
  };
  now: Date;
}

/** One line of the letter: a label and what stands beside it. */
type Line = readonly [label: string, value: string];

/** The letter a guest gets: what was booked, what it costs, until when it can be cancelled. Plain, nothing fetched or tracked. */
export function confirmationEmail(facts: ConfirmationFacts): { subject: string; text: string; html: string } {
  const { booking, property } = facts;
  const greeting = `Dear ${booking.guestName},`;
  const opening = `Thank you for your call. Your stay at ${property.name} is confirmed, and we look forward to welcoming you.`;
  const stay = stayLines(facts);
  const prices = priceLines(booking.quote);
  const closing = `${cancelling(facts)} If anything changes, call us at ${property.phone} and mention ${booking.confirmationCode}.`;
  const signature = [property.name, property.address, ...(property.website ? [property.website] : [])];
  return {
    subject: `Your stay at ${property.name}: ${booking.confirmationCode}`,
    text: [greeting, opening, asText(stay), asText(prices), closing, signature.join('\n')].join('\n\n'),
    html: page([
      ...[greeting, opening].map(paragraph),
      asTable(stay),
      asTable(prices),
      paragraph(closing),
      `<p style="color:#666">${signature.map(escapeHtml).join('<br>')}</p>`,
    ]),
  };
}

function stayLines({ booking: { confirmationCode, quote }, property, now }: ConfirmationFacts): Line[] {
  const from = property.checkInTime ? `, from ${property.checkInTime}` : '';
  const until = property.checkOutTime ? `, until ${property.checkOutTime}` : '';
  return [
    ['Confirmation code', confirmationCode],
    ['Arrival', `${spokenDate(quote.arrival, now)}${from}`],
    ['Departure', `${spokenDate(quote.departure, now)}${until}`],
    [
      'Room',
      `${quote.rooms.length > 1 ? `${quote.rooms.length} × ` : ''}${quote.roomType.name}, ${quote.ratePlan.name}`,
    ],
    ['Guests', spokenParty(quote.rooms)],
  ];
}

function priceLines(quote: Quote): Line[] {
  const money = (amountMinor: number) => formatMoney({ amountMinor, currency: quote.currency });
  const added = quote.taxes.filter((tax) => !tax.inclusive);
  const included = quote.taxes.filter((tax) => tax.inclusive);
  return [
    ...quote.nights.map(({ night, amountMinor }): Line => [spokenDate(night), money(amountMinor)]),
    ...added.map(({ name, amountMinor }): Line => [name, money(amountMinor)]),
    [`Total for ${count(quote.nights.length, 'night')}`, money(quote.totalMinor)],
    ...included.map(({ name, amountMinor }): Line => [`of which ${name}`, money(amountMinor)]),
  ];
}

function cancelling({ booking: { quote }, now }: ConfirmationFacts): string {
  return withCapital(spokenPolicy(quote, now));
}

function asText(lines: readonly Line[]): string {
  return lines.map(([label, value]) => `${label}: ${value}`).join('\n');
}

function asTable(lines: readonly Line[]): string {
  const rows = lines.map(
    ([label, value]) =>
      `<tr><td style="padding:4px 24px 4px 0;color:#666">${escapeHtml(label)}</td><td style="padding:4px 0">${escapeHtml(value)}</td></tr>`,
  );
  return `<table style="border-collapse:collapse;margin:16px 0">${rows.join('')}</table>`;
}

function paragraph(text: string): string {
  return `<p>${escapeHtml(text)}</p>`;
}

function page(parts: readonly string[]): string {
  return `<!doctype html><html lang="en"><body style="font:16px/1.5 sans-serif;color:#222;max-width:560px">${parts.join('')}</body></html>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
