import { Controller, Delete, Get, Post, Req, Res, UseFilters } from '@nestjs/common';
import { SkipThrottle } from '@nestjs/throttler';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Authentication } from '../../auth/authentication.decorator.js';
import { McpExceptionFilter } from './mcp-exception.filter.js';
import { McpHttp } from './mcp-http.service.js';

const ROUTES = ['', 'x/:toolsets', 'x/:toolsets/:mode'];

/**
 * The HTTP endpoint (Streamable HTTP): POST for messages, GET for a session's stream, DELETE to end a session. The path itself
 * is an option of the module. It is not throttled by request but by what tool calls cost.
 */
@Controller()
@SkipThrottle()
@Authentication('caller')
@UseFilters(McpExceptionFilter)
export class McpController {
  constructor(private readonly http: McpHttp) {}

  @Post(ROUTES)
  post(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    this.http.post(request, reply);
  }

  @Get(ROUTES)
  stream(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    this.http.stream(request, reply);
  }

  @Delete(ROUTES)
  end(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    this.http.end(request, reply);
  }
}
