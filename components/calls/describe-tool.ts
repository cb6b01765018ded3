import { countOf } from '@/components/ui/count-of';
import { formatDateRange } from '@/components/ui/format-stay';
import type { ToolCallDto } from '@/lib/calls/schema';

interface ToolWords {
  doing: string;
  done: string;
  refused: string;
}

const WORDS: Record<string, ToolWords> = {
  check_availability: { doing: 'Checking', done: 'Checked', refused: 'Checked' },
  place_hold: { doing: 'Holding a room', done: 'Held a room', refused: 'Could not hold a room' },
  create_booking: { doing: 'Booking', done: 'Booked', refused: 'Did not book' },
  create_lead: { doing: 'Noting a lead', done: 'Noted a lead', refused: 'Did not note a lead' },
  search_knowledge: { doing: 'Looking it up', done: 'Looked up', refused: 'Not in the knowledge base' },
  take_message: { doing: 'Taking a message', done: 'Took a message', refused: 'Did not take a message' },
  transfer_call: {
    doing: 'Putting the call through',
    done: 'Put the call through',
    refused: 'Could not put the call through',
  },
  emergency_protocol: {
    doing: 'Emergency protocol',
    done: 'Emergency protocol',
    refused: 'Emergency protocol',
  },
  end_call: { doing: 'Ending the call', done: 'Ended the call', refused: 'Did not end the call' },
};

/** A tool call as a receipt: one line of what was done, and the facts it brought. */
export function describeTool(tool: ToolCallDto): { title: string; fact: string | undefined; more: string[] } {
  const title = titleOf(tool, WORDS[tool.tool] ?? plainWords(tool.tool));
  const [first, ...others] = tool.sayFacts;
  // Offers are told after a sentence about the stay, which the title has said already.
  if (tool.tool === 'check_availability' && tool.status === 'ok' && others.length > 0) {
    return { title, fact: countOf(others.length, 'offer'), more: others };
  }
  return { title, fact: first, more: others };
}

function titleOf(tool: ToolCallDto, words: ToolWords): string {
  const subject = subjectOf(tool);
  switch (tool.status) {
    case 'running':
      return `${words.doing}${subject}…`;
    case 'ok':
      return `${words.done}${subject}`;
    case 'refused':
      return `${words.refused}${subject}`;
    case 'failed':
      return `${words.doing}${subject} failed`;
    case 'timeout':
      return `${words.doing}${subject} took too long`;
  }
}

/** What the tool was about, from the few arguments that mean something to a person. */
function subjectOf({ tool, args }: ToolCallDto): string {
  if (tool === 'check_availability') return after(' ', stayWords(args));
  if (tool === 'search_knowledge') return quoted(textOf(args.query));
  if (tool === 'create_booking') return after(' for ', textOf(args.guest_name));
  if (tool === 'transfer_call' || tool === 'take_message') {
    return after(
      tool === 'transfer_call' ? ' to ' : ' for ',
      textOf(args.department)?.replaceAll(/[_-]/g, ' '),
    );
  }
  return '';
}

const DAY_MS = 86_400_000;

/** The stay asked for, whether its end was said as a date or as a number of nights. */
function stayWords(args: Record<string, unknown>): string {
  const arrival = textOf(args.arrival);
  const start = Date.parse(`${arrival}T00:00:00Z`);
  if (!arrival || Number.isNaN(start)) return 'availability';
  const nights = typeof args.nights === 'number' ? args.nights : 1;
  const departure = textOf(args.departure) ?? new Date(start + nights * DAY_MS).toISOString().slice(0, 10);
  return Number.isNaN(Date.parse(departure)) ? 'availability' : formatDateRange(arrival, departure);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function quoted(text: string | undefined): string {
  return text ? ` “${text}”` : '';
}

function after(preposition: string, text: string | undefined): string {
  return text ? `${preposition}${text}` : '';
}

function plainWords(tool: string): ToolWords {
  const name = tool.replaceAll('_', ' ');
  const title = name.slice(0, 1).toUpperCase() + name.slice(1);
  return { doing: title, done: title, refused: `${title}: refused` };
}
