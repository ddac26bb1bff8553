import {
  BadRequestException,
  Controller,
  Inject,
  Param,
  Post,
  Query,
  Req,
  Res,
  StreamableFile,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Authentication } from '../../auth/authentication.decorator.js';
import type { AuthenticatedRequest } from '../../auth/authentication.guard.js';
import { MOST_SECONDS, PROFILE_KINDS, Profiler } from './profiler.service.js';

const Asked = z.object({
  kind: z.enum(PROFILE_KINDS),
  seconds: z.coerce.number().int().min(1).max(MOST_SECONDS).default(10),
});

const FILE_ENDS = { cpu: 'cpuprofile', allocations: 'heapprofile', heap: 'heapsnapshot' } as const;

/** Profiles on demand, as a download, for operators. */
@Controller('console/profiles')
@Authentication('caller', 'opera:admin')
export class ProfileController {
  constructor(@Inject(Profiler) private readonly profiler: Profiler) {}

  /**
   * `POST /console/profiles/cpu?seconds=10`; also `allocations`, and `heap` at once.
   * @throws BadRequestException, ConflictException while another one is being taken
   */
  @Post(':kind')
  async take(
    @Param('kind') kind: string,
    @Query('seconds') seconds: string | undefined,
    @Req() request: FastifyRequest & AuthenticatedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const asked = Asked.safeParse({ kind, seconds });
    if (!asked.success) {
      throw new BadRequestException(`Kinds: ${PROFILE_KINDS.join(', ')}; seconds: 1 to ${MOST_SECONDS}.`);
    }
    const gone = new AbortController();
    reply.raw.once('close', () => gone.abort(new Error('The client went away.')));
    const caller = request.caller?.subject ?? '';
    const stream = await this.profiler.take(asked.data.kind, asked.data.seconds, gone.signal, caller);
    return new StreamableFile(stream, {
      type: 'application/json',
      disposition: `attachment; filename="opera-cloud-mcp.${FILE_ENDS[asked.data.kind]}"`,
    });
  }
}
