import { Inject, Injectable } from '@nestjs/common';
import { freshly, type CallContext } from '../../kernel/call-context.js';
import { Clock } from '../../kernel/clock.js';
import { asFault, type Fault } from '../../kernel/fault.js';
import { Pace } from '../../throttle/pace.js';
import { TokenSource } from '../auth/token.source.js';
import { OperationBook } from '../client/operation.book.js';
import type { HotelLink } from '../gateway/gateway.js';
import { OperaOptions } from '../opera.options.js';
import { OperaService } from '../opera.service.js';
import { OperaTransport } from '../transport/opera.transport.js';
import { checkCashier } from './cashier.check.js';
import { worst, type DoctorReport, type Finding, type ModuleFinding } from './doctor.report.js';
import { checkModules } from './module.check.js';
import { checkSettings } from './settings.check.js';
import { checkWire } from './wire.check.js';

/** Looks at everything that must be right between this server and one hotel, and says who can mend what is not. */
@Injectable()
export class Doctor {
  constructor(
    @Inject(OperaService) private readonly opera: OperaService,
    @Inject(OperaTransport) private readonly transport: OperaTransport,
    @Inject(TokenSource) private readonly tokens: TokenSource,
    @Inject(OperationBook) private readonly book: OperationBook,
    @Inject(Pace) private readonly pace: Pace,
    @Inject(OperaOptions) private readonly options: OperaOptions,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * Examines the context's hotel. Trouble is part of the report; later checks are left out when an earlier one makes them
   * senseless. Costs about thirty calls of OPERA.
   * @throws Fault OPERA_HOTEL_UNKNOWN
   */
  async examine(context: CallContext): Promise<DoctorReport> {
    const asked = freshly(context);
    const link = this.opera.hotel(asked);
    const findings: Finding[] = await checkWire(asked, link, this.transport, this.clock);
    const modules: ModuleFinding[] = [];
    let version: string | undefined;
    if (isOk(findings, 'connection')) findings.push(await this.token(asked, link));
    if (isOk(findings, 'token')) {
      findings.push(await this.hotel(asked));
      version = await this.opera.version(asked);
      findings.push(versionFinding(version));
      const pings = await checkModules(asked, this.book.pings(), (own, request) =>
        this.opera.call(own, request),
      );
      findings.push(pings.finding);
      modules.push(...pings.modules);
    }
    const reached = isOk(findings, 'token');
    findings.push(
      await checkCashier(asked, link, reached ? (own, request) => this.opera.call(own, request) : undefined),
      ...checkSettings(link),
      this.paceFinding(link),
    );
    const { hotelId, gateway } = link;
    return { hotelId, gateway: gateway.key, status: worst(findings), version, findings, modules };
  }

  private async token(context: CallContext, link: HotelLink): Promise<Finding> {
    try {
      const token = await this.tokens.token(link.gateway, context);
      const minutes = Math.round((token.expiresAt - this.clock.now()) / 60_000);
      return {
        check: 'token',
        status: 'ok',
        found: `OPERA issues tokens; the one at hand is good for ${minutes} min.`,
      };
    } catch (error) {
      return failed('token', asFault(error));
    }
  }

  /** The business date is the smallest answer that is about the hotel and not about the service. */
  private async hotel(context: CallContext): Promise<Finding> {
    try {
      await this.opera.call(context, { operation: 'bof.getBusinessDate' });
      return { check: 'hotel', status: 'ok', found: `Hotel ${context.hotelId} answers.` };
    } catch (error) {
      const fault = asFault(error);
      if (fault.code === 'OPERA_UNAUTHENTICATED') return otherEnvironment(fault);
      if (fault.code !== 'OPERA_NOT_SUBSCRIBED') return failed('hotel', fault);
      const found = `Hotel ${context.hotelId} could not be asked: the back office module is not subscribed.`;
      return { check: 'hotel', status: 'skipped', found };
    }
  }

  private paceFinding(link: HotelLink): Finding {
    const { rate, waiting } = this.pace.figures(link.gateway.key);
    const full = this.options.pace.requestsPerSecond;
    const found = `${rate.toFixed(1)} of ${full} requests a second are used at most now; ${waiting} calls wait.`;
    if (rate >= full) return { check: 'pace', status: 'ok', found };
    return {
      check: 'pace',
      status: 'warning',
      found: `OPERA said it is at its limit. ${found}`,
      fix: 'Lower OPERA_REQUESTS_PER_SECOND, or ask the hotel which other systems share its limit of 50 a second.',
      mender: 'operator',
    };
  }
}

function isOk(findings: readonly Finding[], check: string): boolean {
  return findings.some((finding) => finding.check === check && finding.status === 'ok');
}

function versionFinding(version: string | undefined): Finding {
  if (version !== undefined)
    return { check: 'version', status: 'ok', found: `The hotel runs OPERA ${version}.` };
  return {
    check: 'version',
    status: 'warning',
    found: 'OPERA did not say its version; the newest known release is assumed.',
    fix: 'Subscribe the reservation module, or set the version of the hotel in the settings.',
    mender: 'hotel',
  };
}

/** The token was given and then refused: it and the key of the application do not belong together. */
function otherEnvironment(fault: Fault): Finding {
  return {
    check: 'hotel',
    status: 'failed',
    found: `${fault.code}: OPERA gave a token and refused the call that carried it.`,
    fix: 'The application key (x-app-key) belongs to another application or environment than the client id: copy both from the same page of the developer portal.',
    mender: 'operator',
  };
}

function failed(check: string, fault: Fault): Finding {
  const ours = fault.code === 'OPERA_UNAUTHENTICATED' || fault.code === 'OPERA_UNEXPECTED_SHAPE';
  return {
    check,
    status: 'failed',
    found: `${fault.code}: ${fault.message}`,
    fix: fault.advice,
    mender: ours ? 'operator' : fault.retryable ? 'oracle' : 'hotel',
  };
}
