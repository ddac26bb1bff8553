import { AttackRig, changed, type Answer, type Holder } from '../support/attack-rig.js';

/** Attacks of docs/operations/threat-model.md, tried against the built server: rights and handed-out state. */
describe('an attacker who has or wants a key', () => {
  let rig: AttackRig;

  beforeAll(async () => {
    rig = await AttackRig.start();
  }, 60_000);

  afterAll(async () => rig?.stop(), 60_000);

  describe('without rights', () => {
    it('learns nothing without a key, nor with one that is nearly right', async () => {
      const close = rig.keys.manager.slice(0, -1) + (rig.keys.manager.endsWith('A') ? 'B' : 'A');
      for (const authorization of ['', 'Bearer x', `Bearer ${close}`, `Basic ${rig.keys.manager}`]) {
        const answer = await rig.post(
          '{"jsonrpc":"2.0","id":1,"method":"tools/list"}',
          authorization === '' ? {} : { authorization },
        );
        expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([
          401,
          expect.stringMatching(/^Bearer/),
        ]);
        expect(answer.text).not.toMatch(/tools|SAND/);
      }
    });

    it.each(['cancel_reservation', 'process_payment', 'call_write_operation', 'create_reservation'])(
      'changes nothing by %s with a key that may only read',
      async (name) => {
        const stay = await rig.someStay();
        const calls = await rig.asked(async () => {
          const answer = await rig.call('reader', name, { reservation: stay });
          expect(
            answer.status === 403 || /TOOL_UNKNOWN|AUTH_SCOPE|Unknown tool|-32602/.test(answer.text),
          ).toBe(true);
        });
        expect(calls).toEqual([]);
      },
    );

    it('does not get past the read door with an operation that writes', async () => {
      const calls = await rig.asked(async () => {
        const answer = await rig.call('reader', 'call_read_operation', {
          operation: 'rsv.postCancelReservation',
          parameters: { reservationId: '1' },
          body: {},
        });
        expect(answer.text).toMatch(/isError|AUTH|INPUT_INVALID/);
      });
      expect(changed(calls)).toEqual([]);
    });

    it("reads nothing of a neighbour's hotel, cached or not", async () => {
      const stay = await rig.someStay();
      const own = await rig.call('manager', 'get_reservation', { reservation: stay });
      expect(own.data['guest']).toBeDefined();
      const calls = await rig.asked(async () => {
        const answer = await rig.call('neighbour', 'get_reservation', {
          reservation: stay,
          hotelId: 'SAND01',
        });
        expect(answer.text).toContain('AUTH_HOTEL_FORBIDDEN');
        const listed = await rig.call('neighbour', 'call_read_operation', {
          operation: 'rsv.getReservation',
          parameters: { hotelId: 'SAND01', reservationId: stay.slice(3) },
        });
        expect(listed.text).not.toContain('"status":200');
      });
      expect(calls.filter(({ url }) => url.includes('/SAND01/'))).toEqual([]);
    });

    it('sees guests masked with a key that may not see them, though a colleague has filled the cache', async () => {
      const full = await rig.call('manager', 'get_arrivals_report', { limit: 5 });
      const masked = await rig.call('reader', 'get_arrivals_report', { limit: 5 });
      const names = (answer: Answer) =>
        (answer.data['arrivals'] as { guest: string }[]).map(({ guest }) => guest);
      expect(names(masked)).toHaveLength(names(full).length);
      for (const name of names(full)) expect(masked.text).not.toContain(name.split(',')[0]);
    });
  });

  describe('with state that is not theirs', () => {
    async function preview(): Promise<{ args: Record<string, unknown>; token: string }> {
      const args = { reservation: await rig.someStay(), reason: 'CHPL' };
      const shown = await rig.call('manager', 'cancel_reservation', args);
      expect(shown.data['outcome']).toBe('confirmation_required');
      return { args, token: String(shown.data['confirmationToken']) };
    }

    it('cannot use a consent that was given to a colleague', async () => {
      const { args, token } = await preview();
      const calls = await rig.asked(async () => {
        expect(
          (await rig.call('colleague', 'cancel_reservation', { ...args, confirmationToken: token })).text,
        ).toContain('CONFIRMATION_INVALID');
      });
      expect(changed(calls)).toEqual([]);
    });

    it('cannot bend a consent to another call, nor alter it', async () => {
      const { args, token } = await preview();
      const calls = await rig.asked(async () => {
        expect(
          (
            await rig.call('manager', 'cancel_reservation', {
              ...args,
              reason: 'DUPL',
              confirmationToken: token,
            })
          ).text,
        ).toContain('CONFIRMATION_INVALID');
        const altered = `${token.slice(0, -2)}${token.endsWith('AA') ? 'BB' : 'AA'}`;
        expect(
          (await rig.call('manager', 'cancel_reservation', { ...args, confirmationToken: altered })).text,
        ).toContain('CONFIRMATION_INVALID');
      });
      expect(changed(calls)).toEqual([]);
    });

    it('cannot act on one consent twice, even at the same moment', async () => {
      const { args, token } = await preview();
      const agreed = { ...args, confirmationToken: token };
      const calls = await rig.asked(async () => {
        const answers = await Promise.all(
          [1, 2, 3, 4].map(() => rig.call('manager', 'cancel_reservation', agreed)),
        );
        expect(answers.filter(({ data }) => data['outcome'] === 'done')).toHaveLength(1);
        expect((await rig.call('manager', 'cancel_reservation', agreed)).text).toMatch(
          /CONFIRMATION_USED|CONFIRMATION_INVALID/,
        );
      });
      expect(changed(calls)).toHaveLength(1);
    });

    it("cannot turn the pages of a colleague's list", async () => {
      const first = await rig.call('manager', 'get_arrivals_report', { limit: 2 });
      const cursor = String(first.data['nextCursor']);
      expect(
        (await rig.call('manager', 'get_arrivals_report', { limit: 2, cursor })).data['arrivals'],
      ).toHaveLength(2);
      expect((await rig.call('colleague', 'get_arrivals_report', { limit: 2, cursor })).text).toContain(
        'CURSOR_INVALID',
      );
      expect(
        (await rig.call('manager', 'get_arrivals_report', { limit: 2, vipOnly: true, cursor })).text,
      ).toContain('CURSOR_INVALID');
    });
  });

  describe('with the state of a question that was put to somebody', () => {
    /** A request of 2026-07-28 whose client can be asked, so that the consent travels in its state. */
    function round(who: Holder, args: Record<string, unknown>, state: Record<string, unknown> = {}) {
      const _meta = {
        'io.modelcontextprotocol/protocolVersion': '2026-07-28',
        'io.modelcontextprotocol/clientInfo': { name: 'attacker', version: '1' },
        'io.modelcontextprotocol/clientCapabilities': { elicitation: { form: {} } },
      };
      const params = { name: 'cancel_reservation', arguments: args, _meta, ...state };
      return rig.post(JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params }), {
        ...rig.credentials(who),
        'mcp-protocol-version': '2026-07-28',
        'mcp-method': 'tools/call',
        'mcp-name': 'cancel_reservation',
      });
    }

    it('cannot swap it, alter it or replay it, and is counted', async () => {
      const args = { reservation: await rig.someStay(), reason: 'CHPL' };
      const asked = JSON.parse((await round('manager', args)).text) as {
        result: { requestState: string; inputRequests: Record<string, unknown> };
      };
      const { requestState, inputRequests } = asked.result;
      const yes = { action: 'accept', content: { confirm: true } };
      const inputResponses = Object.fromEntries(Object.keys(inputRequests).map((key) => [key, yes]));
      const calls = await rig.asked(async () => {
        for (const answer of [
          await round('colleague', args, { requestState, inputResponses }),
          await round('manager', { ...args, reason: 'DUPL' }, { requestState, inputResponses }),
          await round('manager', args, { requestState: `${requestState}x`, inputResponses }),
        ]) {
          expect(answer.text).toContain('requestState was not issued for this request.');
        }
        // A yes to a question nobody can prove to have been put is no consent.
        expect((await round('manager', args, { inputResponses })).text).toContain('input_required');
      });
      expect(changed(calls)).toEqual([]);
      const acts = await rig.asked(async () => {
        expect((await round('manager', args, { requestState, inputResponses })).data['outcome']).toBe('done');
        const again = await round('manager', args, { requestState, inputResponses });
        expect(again.text).toMatch(/CONFIRMATION_USED|NOT_ALLOWED_NOW/);
      });
      expect(changed(acts)).toHaveLength(1);
      await rig.logged('request_state_misused', 3);
    });
  });

  it("finds no secret in the log, and OPERA never saw a caller's key", () => {
    const { connection } = rig.sandbox;
    const own = Object.values(rig.keys);
    const secrets = [...own, ...own.map((key) => key.slice(-43)), connection.clientSecret, connection.appKey];
    for (const secret of secrets) expect(rig.server.output()).not.toContain(secret);
    const sent = JSON.stringify(rig.sandbox.calls());
    for (const key of own) expect(sent).not.toContain(key);
  });
});
