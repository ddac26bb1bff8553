/** A gateway that answers at once: 3 KB of JSON, tokens for ten hours; HTTP/1.1 in clear, or TLS with HTTP/2 when told `h2`. */
import { createServer } from 'node:http';
import { createSecureServer } from 'node:http2';
import { SELF_SIGNED as certificate } from '../../support/self-signed.ts';

const body = JSON.stringify({
  reservations: Array.from({ length: 12 }, (_, index) => ({
    reservationIdList: [{ id: `${1000 + index}`, type: 'Reservation' }],
    roomStay: {
      arrivalDate: '2026-11-23',
      departureDate: '2026-11-25',
      roomType: 'DLX',
      ratePlanCode: 'BAR',
    },
    guest: { surname: 'Example', givenName: 'Anna', language: 'E', vip: false, phone: '+43 1 000 000' },
  })),
});
const token = JSON.stringify({ access_token: 'x'.repeat(900), expires_in: 36_000 });

function answer(request, response) {
  const text = request.url === '/oauth/v1/tokens' ? token : body;
  request.resume();
  request.on('end', () => {
    response.writeHead(200, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
    });
    response.end(text);
  });
}

const secure = process.argv[2] === 'h2';
const server = secure
  ? createSecureServer({ ...certificate, settings: { maxConcurrentStreams: 200 } }, answer)
  : createServer(answer);
server.keepAliveTimeout = 60_000;
server.listen(0, 'localhost', () => {
  process.send({ url: `${secure ? 'https' : 'http'}://localhost:${server.address().port}` });
});
