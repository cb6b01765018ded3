import type { ActionType } from '@/lib/requests/schema';

export const ACTION_TYPE_WORDS: Record<ActionType, string> = {
  callback_due: 'Call back',
  lead_follow_up: 'Lead',
  unpaid_hold: 'Unpaid hold',
  pms_write_failed: 'PMS write failed',
  price_dispute: 'Price dispute',
  transfer_missed: 'Missed transfer',
  voicemail: 'Voicemail',
  complaint: 'Complaint',
  group_quote: 'Group quote',
  special_request: 'Special request',
  kb_gap: 'Unanswered question',
  low_confidence_detail: 'Unsure detail',
  identity_refused: 'Identity refused',
  emergency: 'Emergency',
  wake_up_unanswered: 'Wake-up unanswered',
  sms_undelivered: 'Text not delivered',
  coverage_gap: 'Nobody on duty',
};
