// Preloaded into every child: when the process that started it is gone, however it went, the child leaves too, so a
// killed run never holds a port against the next one. Only the child itself: what it forks in turn inherits this file and
// has a channel of its own, on which its parent relies.
if (process.channel && process.env.FRONTDESK_LEASH_PARENT === String(process.ppid)) {
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel.unref();
}
