const DIGIT_WORDS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

const CURRENCIES: Record<string, { unit: string; subunit: string | null }> = {
  $: { unit: 'dollars', subunit: 'cents' },
  '€': { unit: 'euros', subunit: 'cents' },
  '£': { unit: 'pounds', subunit: 'pence' },
  '¥': { unit: 'yen', subunit: null },
};

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/**
 * Rewrites what a screen would show into what a person would say: money, dates, times, telephone numbers, e-mail
 * addresses and confirmation codes. The synthesiser reads plain words and small numbers well and the rest badly.
 */
export function toSpeakable(text: string): string {
  return text
    .replace(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, sayEmail)
    .replace(/([$€£¥])\s?(\d[\d,]*)(?:\.(\d{2}))?/g, sayMoney)
    .replace(/\b(\d{4})-(\d{2})-(\d{2})\b/g, sayIsoDate)
    .replace(/\+\d{7,15}\b|\b\(?\d{3}\)?[ -.]\d{3}[ -.]\d{4}\b/g, saySpelled)
    .replace(/\b(\d{1,2}):(\d{2})\s?([ap])\.?m\b\.?/gi, sayTime)
    .replace(/\b(?=[A-Z0-9-]*[A-Z])(?=[A-Z0-9-]*\d)[A-Z0-9]+(?:-[A-Z0-9]+)*\b/g, saySpelled)
    .replace(/\bAI\b/g, 'A I')
    .replace(/\bWi-?Fi\b/gi, 'why fye')
    .replace(/[–—]/g, ', ')
    .replace(/\s+/g, ' ')
    .trim();
}

function sayEmail(address: string): string {
  return address.replace('@', ' at ').replaceAll('.', ' dot ').replaceAll('_', ' underscore ');
}

function sayMoney(_whole: string, sign: string, major: string, minor: string | undefined): string {
  const currency = CURRENCIES[sign] ?? { unit: 'dollars', subunit: 'cents' };
  const amount = major.replaceAll(',', '');
  const unit = amount === '1' ? currency.unit.replace(/s$/, '') : currency.unit;
  const cents = Number(minor ?? '0');
  if (cents === 0 || currency.subunit === null) return `${amount} ${unit}`;
  return `${amount} ${unit} and ${cents} ${currency.subunit}`;
}

function sayIsoDate(whole: string, year: string, month: string, day: string): string {
  const name = MONTHS[Number(month) - 1];
  return name ? `${name} ${Number(day)}, ${year}` : whole;
}

function sayTime(_whole: string, hour: string, minute: string, half: string): string {
  const spoken =
    minute === '00' ? hour : minute.startsWith('0') ? `${hour} oh ${Number(minute)}` : `${hour} ${minute}`;
  return `${spoken} ${half.toUpperCase()} M`;
}

/** One character at a time with small pauses, the way a code or a number is read out to be written down. */
function saySpelled(code: string): string {
  const groups = code.split(/[^A-Za-z0-9+]+/).filter(Boolean);
  return groups.map((group) => [...group].map(sayCharacter).join(' ')).join(', ');
}

function sayCharacter(character: string): string {
  if (character === '+') return 'plus';
  return DIGIT_WORDS[Number.parseInt(character, 10)] ?? character.toUpperCase();
}
