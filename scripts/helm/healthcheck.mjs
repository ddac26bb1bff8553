/**
 * Asks a server whether it is ready and ends with 0 when it is, 1 otherwise: the image's HEALTHCHECK and the chart's `helm test`.
 * Takes an address, or looks at the server of this container. Its Host header is one that every server accepts.
 */
const given = process.argv[2];
const port = process.env.MCP_PORT ?? '3000';
const url = given ?? `http://127.0.0.1:${port}/health/ready`;
try {
  const { status } = await fetch(url, { signal: AbortSignal.timeout(3000) });
  console.log(`${url}: ${status}`);
  process.exitCode = status === 200 ? 0 : 1;
} catch (error) {
  console.error(`${url}: ${error.cause?.code ?? error.name}`);
  process.exitCode = 1;
}
