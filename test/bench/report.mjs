/** Tells the parent where the server listens, then answers each message with CPU (microseconds) and memory (bytes) so far. */
export function reportOverIpc(url) {
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send({ cpuMicroseconds: user + system, rssBytes: process.memoryUsage.rss() });
  });
  process.send({ url });
}
