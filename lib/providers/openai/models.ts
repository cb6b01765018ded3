/** Model names are data: vendors switch models off by date, and the probe warns before it happens. */
export const SUMMARY_MODEL = 'gpt-6-luna';
