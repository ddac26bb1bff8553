/**
 * What a hostile gateway does with a request. `execute` does what the request wants, at most once per request; `late` is how
 * long after a lost answer OPERA may still act.
 */
const JSON_TYPE = { 'content-type': 'application/json' };
const CHUNK = Buffer.alloc(64 * 1024, 'x');
const HUGE_BYTES = 100_000_000;

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const reset = (response) => response.socket?.resetAndDestroy();

function answer(response, { status, body, headers = {} }) {
  if (response.destroyed) return;
  response.writeHead(status, { ...JSON_TYPE, ...headers });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

const refusing =
  (status, headers = {}, body) =>
  (_execute, response) =>
    answer(response, { status, headers, body });

export const BEHAVIOURS = {
  fine: async (execute, response, random) => {
    await pause(random() * 40);
    answer(response, execute());
  },
  slow: async (execute, response, random) => {
    await pause(150 + random() * 500);
    answer(response, execute());
  },
  'reset before it is done': (_execute, response) => reset(response),
  'reset after it is done': (execute, response) => {
    execute();
    reset(response);
  },
  'reset, and done a little later': async (execute, response, random) => {
    reset(response);
    await pause(50 + random() * 350);
    execute();
  },
  'half an answer': (execute, response) => {
    const { status, headers } = execute();
    response.writeHead(status, { ...JSON_TYPE, ...headers, 'content-length': '5000' });
    response.write('{"reservations":', () => reset(response));
  },
  'closed without an answer': (execute, response, random) => {
    if (random() < 0.5) execute();
    response.socket?.end();
  },
  '429 with Retry-After': refusing(429, { 'retry-after': '1' }),
  '429 without Retry-After': refusing(429),
  '500 of the gateway': refusing(500),
  '500 after it is done': (execute, response) => {
    execute();
    answer(response, { status: 500 });
  },
  '502 before it is done': refusing(502),
  '502 after it is done': (execute, response) => {
    execute();
    answer(response, { status: 502 });
  },
  503: refusing(503),
  '503 with Retry-After': refusing(503, { 'retry-after': '1' }),
  '504, and done a little later': async (execute, response, random) => {
    answer(response, { status: 504 });
    await pause(50 + random() * 350);
    execute();
  },
  'token refused': refusing(401),
  'refused by a rule of OPERA': refusing(
    400,
    {},
    { type: 't', title: 'no', 'o:errorCode': 'OPERAWS-RSV00001' },
  ),
  'a web page': (execute, response) => {
    execute();
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end('<html>Please log in</html>');
  },
  'broken JSON': (execute, response) => {
    execute();
    response.writeHead(200, JSON_TYPE);
    response.end('{"reservations": [');
  },
  'no HTTP': (_execute, response) => {
    response.socket?.end('SMTP ready\r\n');
  },
  '100 MB': (execute, response) => {
    execute();
    response.writeHead(200, JSON_TYPE);
    let sent = 0;
    const more = () => {
      while (sent < HUGE_BYTES && !response.destroyed) {
        sent += CHUNK.length;
        if (!response.write(CHUNK)) return void response.once('drain', more);
      }
      response.end();
    };
    more();
  },
  drip: (execute, response) => {
    execute();
    response.writeHead(200, JSON_TYPE);
    const timer = setInterval(() => response.write(' '), 25);
    response.on('close', () => clearInterval(timer));
  },
  'no answer': (execute, _response, random) => {
    if (random() < 0.5) execute();
  },
};

/** Moods of a gateway: how often it does what. */
export const MOODS = {
  calm: [
    [85, 'fine'],
    [5, 'slow'],
    [5, 503],
    [5, 'reset after it is done'],
  ],
  busy: [
    [50, 'fine'],
    [20, '429 with Retry-After'],
    [10, '429 without Retry-After'],
    [20, '503 with Retry-After'],
  ],
  broken: [[30, 'fine'], ...Object.keys(BEHAVIOURS).map((name) => [3, name])],
  dying: [
    [30, 'reset before it is done'],
    [30, 'reset after it is done'],
    [20, 'reset, and done a little later'],
    [20, 'fine'],
  ],
  deaf: [
    [40, 'no answer'],
    [20, 'drip'],
    [40, 'fine'],
  ],
  lying: [
    [25, 'a web page'],
    [15, 'broken JSON'],
    [15, 'half an answer'],
    [10, '100 MB'],
    [10, 'no HTTP'],
    [25, 'fine'],
  ],
  forgetful: [
    [60, 'fine'],
    [40, 'token refused'],
  ],
};
