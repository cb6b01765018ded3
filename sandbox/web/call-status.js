const WORDS = {
  queued: 'Waiting',
  initiated: 'Dialling',
  ringing: 'Ringing',
  'in-progress': 'On the line',
  completed: 'Ended',
  busy: 'Busy',
  failed: 'Failed',
  'no-answer': 'Not answered',
  canceled: 'Cancelled',
};

export function statusWord(status) {
  return WORDS[status] ?? status;
}

/** `live` while it lasts, `bad` when it came to nothing, `plain` afterwards. */
export function statusTone(status) {
  if (['queued', 'initiated', 'ringing', 'in-progress'].includes(status)) return 'live';
  return status === 'completed' ? 'plain' : 'bad';
}
