/** Imported before anything that logs or connects. */
process.env.FRONTDESK_PROCESS ??= 'worker';
