/** Imported first by main, so that the log and the database connections carry the process's name. */
process.env.FRONTDESK_PROCESS ??= 'voice-server';
