import { z } from 'zod';

/** Everything that can ask for a person, each with the time the house allows itself to answer. */
export const ACTION_TYPES = [
  'callback_due',
  'lead_follow_up',
  'unpaid_hold',
  'pms_write_failed',
  'price_dispute',
  'transfer_missed',
  'voicemail',
  'complaint',
  'group_quote',
  'special_request',
  'kb_gap',
  'low_confidence_detail',
  'identity_refused',
  'emergency',
  'wake_up_unanswered',
  'sms_undelivered',
  'coverage_gap',
] as const;
export const actionTypeSchema = z.enum(ACTION_TYPES);
export type ActionType = z.infer<typeof actionTypeSchema>;

const PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const;
const prioritySchema = z.enum(PRIORITIES);
export type Priority = z.infer<typeof prioritySchema>;

export const ACTION_STATES = ['open', 'snoozed', 'done'] as const;
const actionStateSchema = z.enum(ACTION_STATES);
export type ActionState = z.infer<typeof actionStateSchema>;

export const actionItemSchema = z.object({
  id: z.string(),
  type: actionTypeSchema,
  priority: prioritySchema,
  title: z.string(),
  detail: z.string(),
  contactName: z.string().nullable(),
  contactPhone: z.string().nullable(),
  dueAt: z.iso.datetime(),
  state: actionStateSchema.describe('a snoozed item is open again once its time has come'),
  snoozedUntil: z.iso.datetime().nullable(),
  callId: z.string().nullable(),
  bookingId: z.string().nullable(),
  assigneeId: z.string().nullable(),
  assigneeName: z.string().nullable(),
  occurrences: z.number().int().describe('how often the same thing was reported while open'),
  createdAt: z.iso.datetime(),
  propertyId: z.string(),
  propertyName: z.string(),
  zone: z.string(),
});
export type ActionItemDto = z.infer<typeof actionItemSchema>;

/** Keyset paging: `cursor` is opaque and comes from the page before. */
export const listActionItemsSchema = z.object({
  q: z.string().trim().max(100).optional().describe('words of the title or detail, a name, a number'),
  state: actionStateSchema.optional().describe('open when not given'),
  type: actionTypeSchema.optional(),
  priority: prioritySchema.optional(),
  propertyId: z.uuid().optional(),
  assigneeId: z.uuid().optional(),
  callId: z.uuid().optional(),
  overdue: z.stringbool().optional().describe('only what should have been done by now'),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type ListActionItemsQuery = z.infer<typeof listActionItemsSchema>;

const actionItemChangeSchema = z.discriminatedUnion('action', [
  z.object({ action: z.literal('done') }),
  z.object({ action: z.literal('reopen') }),
  z.object({ action: z.literal('snooze'), until: z.iso.datetime({ offset: true }) }),
  z.object({
    action: z.literal('assign'),
    assigneeId: z.uuid().nullable().describe('null takes it from everybody'),
  }),
  z.object({ action: z.literal('prioritise'), priority: prioritySchema }),
]);
export type ActionItemChange = z.infer<typeof actionItemChangeSchema>;

export const changeActionItemsSchema = z.object({
  ids: z.array(z.uuid()).min(1).max(200),
  change: actionItemChangeSchema,
});

const openActionsSchema = z.object({
  open: z.number().int(),
  overdue: z.number().int(),
  urgent: z.number().int(),
});
export type OpenActionsDto = z.infer<typeof openActionsSchema>;
