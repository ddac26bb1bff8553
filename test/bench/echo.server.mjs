/** The limit of the machine: node:http that parses JSON and answers JSON. Reports its own CPU over IPC. */
import { createServer } from 'node:http';
import { reportOverIpc } from './report.mjs';

const server = createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const body = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    const text = JSON.stringify({
      jsonrpc: '2.0',
      id: body.id,
      result: { content: [{ type: 'text', text: 'echo' }] },
    });
    response.writeHead(200, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
    });
    response.end(text);
  });
});

server.listen(0, '127.0.0.1', () => reportOverIpc(`http://127.0.0.1:${server.address().port}/mcp`));
