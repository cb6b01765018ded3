// Preloaded into every child: when the process that started it is gone, however it went, the child leaves too, so a
// killed run never holds a port against the next one.
if (process.channel) {
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel.unref();
}
