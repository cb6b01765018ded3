import type { RealtimeFunctionTool } from 'openai/resources/realtime/realtime';
import { readBrief } from '../conversation/brief';
import { converse } from '../conversation/dialogue';
import { instructedReply } from '../conversation/instructed-reply';
import { questionIn } from '../conversation/question-in';
import {
  type DialogueInput,
  type DialogueState,
  type Move,
  startDialogue,
  type Tool,
} from '../conversation/state';
import { readTranscript } from '../conversation/transcript-lines';
import type { ModelItem } from './conversation-items';

export interface ReplyRequest {
  tools: RealtimeFunctionTool[];
  mayCallTools: boolean;
  /** The response's own instructions, when it has any beside the session's. */
  instructions: string | null;
}

/** The conversationalist of one session: follows the items of the conversation and plans replies. */
export class Brain {
  private state: DialogueState;
  private instructions = '';

  constructor(
    private readonly today: string,
    private readonly callPrefix: string,
  ) {
    this.state = startDialogue(readBrief('', today), callPrefix);
  }

  setInstructions(instructions: string): void {
    this.instructions = instructions;
    this.state = { ...this.state, brief: readBrief(instructions, this.today) };
  }

  /** Takes note of an item that was not produced by `reply`. `heard` is what the caller's audio says. */
  observe(item: ModelItem, heard?: string): void {
    for (const input of toInputs(item, heard)) this.state = converse(this.state, input).state;
  }

  /** Takes note of an item put in front of others: something that was said before, and answers nothing. */
  observeEarlier(item: ModelItem): void {
    if (item.type === 'message' && item.role === 'assistant') this.state = { ...this.state, greeted: true };
  }

  /** Calls of an interrupted response that never reached the product. */
  forgetCalls(callIds: string[]): void {
    if (callIds.length > 0) this.state = converse(this.state, { type: 'calls_dropped', callIds }).state;
  }

  reply(request: ReplyRequest): Move[] {
    const instructed = this.instructed(request.instructions);
    if (instructed !== null) {
      this.state = { ...this.state, greeted: true, awaiting: questionIn(instructed) ?? this.state.awaiting };
      return [{ type: 'say', text: instructed }];
    }
    const step = converse(this.state, { type: 'respond', tools: request.tools.map(toTool) });
    this.state = step.state;
    if (request.mayCallTools) return step.moves;
    this.forgetCalls(step.moves.flatMap((move) => (move.type === 'call' ? [move.callId] : [])));
    const spoken = step.moves.filter((move) => move.type === 'say');
    return spoken.length > 0 ? spoken : [{ type: 'say', text: 'One moment, please.' }];
  }

  /** A copy whose replies leave this conversation as it is. */
  fork(): Brain {
    const copy = new Brain(this.today, this.callPrefix);
    copy.instructions = this.instructions;
    copy.state = this.state;
    return copy;
  }

  /** A mind that knows the instructions and nothing of the conversation. */
  blank(): Brain {
    const copy = new Brain(this.today, this.callPrefix);
    copy.setInstructions(this.instructions);
    return copy;
  }

  private instructed(instructions: string | null): string | null {
    // A product may send its whole prompt again with a line added; only what was added is a request to say something.
    const added = this.instructions
      ? instructions?.replace(this.instructions, '').trim()
      : instructions?.trim();
    return added ? instructedReply(added, this.state.brief) : null;
  }
}

function toTool(tool: RealtimeFunctionTool): Tool {
  return { name: tool.name ?? '', parameters: tool.parameters };
}

function toInputs(item: ModelItem, heard: string | undefined): DialogueInput[] {
  switch (item.type) {
    case 'message':
      return messageInputs(item, heard);
    case 'function_call':
      return [
        {
          type: 'call_made',
          call: { callId: item.call_id ?? '', name: item.name, arguments: readArguments(item.arguments) },
        },
      ];
    case 'function_call_output':
      return [{ type: 'tool_result', callId: item.call_id, output: item.output }];
    default:
      return [];
  }
}

type Message = Extract<ModelItem, { type: 'message' }>;

function messageInputs(item: Message, heard: string | undefined): DialogueInput[] {
  const text = textOf(item);
  if (item.role === 'user') return [{ type: 'caller', text: heard ?? text }];
  if (item.role === 'assistant') return [{ type: 'said', text }];
  return readTranscript(text);
}

function textOf(item: Message): string {
  return item.content
    .map((part) => ('text' in part && part.text) || ('transcript' in part && part.transcript) || '')
    .join(' ')
    .trim();
}

function readArguments(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
