import {
  type ArgumentsHost,
  Catch,
  type ExceptionFilter,
  ForbiddenException,
  HttpStatus,
  Inject,
  Injectable,
  UnauthorizedException,
} from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Ids } from '../kernel/ids.js';
import { consolePage, consolePolicy } from './console.page.js';

const NONCE_BYTES = 16;

/** Who opens the page in a browser cannot show a token before it is there: the refusal is the page, empty, with a form for it. */
@Catch(UnauthorizedException, ForbiddenException)
@Injectable()
export class ConsoleDoorFilter implements ExceptionFilter<UnauthorizedException | ForbiddenException> {
  constructor(@Inject(Ids) private readonly ids: Ids) {}

  catch(refusal: UnauthorizedException | ForbiddenException, host: ArgumentsHost): void {
    const nonce = this.ids.token(NONCE_BYTES);
    const unknown = refusal.getStatus() === HttpStatus.UNAUTHORIZED.valueOf();
    const news = unknown ? 'Not signed in.' : 'The scope opera:admin is missing.';
    void host
      .switchToHttp()
      .getResponse<FastifyReply>()
      .code(refusal.getStatus())
      .type('text/html; charset=utf-8')
      .header('content-security-policy', consolePolicy(nonce))
      .send(consolePage(nonce, news));
  }
}
