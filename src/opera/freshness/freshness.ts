import { Inject, Injectable } from '@nestjs/common';
import type { OperationFact } from '../catalogue/operation.js';
import type { CallPlan } from '../client/call-plan.js';
import type { OperaAnswer } from '../client/opera-call.js';
import { OperaOptions } from '../opera.options.js';
import {
  DEFAULT_FRESHNESS,
  MODULE_FRESHNESS,
  OPERATION_FRESHNESS,
  REVALIDATE_SECONDS,
  type FreshnessKind,
  SPREADING,
  STALE_SECONDS,
  type FreshnessRule,
  type Records,
} from './freshness.table.js';
import { namesField } from './named-field.js';

/** How a read may be kept. */
export interface ReadFreshness {
  readonly kind: FreshnessKind;
  /** 0: not at all. */
  readonly ttlSeconds: number;
  /** How much longer it may stand in while OPERA cannot be asked. */
  readonly staleSeconds: number;
  /** How much longer it is given at once while a newer one is fetched. */
  readonly revalidateSeconds: number;
  readonly tags: readonly string[];
  /** Those of `tags` that the answer is made old by, once it is there; all of them when absent. */
  readonly tagsOf?: (answer: OperaAnswer) => readonly string[];
}

/** Answers from the freshness table: how long a read is good, what a write makes old. */
@Injectable()
export class Freshness {
  constructor(@Inject(OperaOptions) private readonly options: OperaOptions) {}

  read(plan: CallPlan): ReadFreshness {
    const rule = ruleOf(plan.fact);
    const kind = isKept(plan.fact) ? rule.reads : 'none';
    const ttlSeconds = kind === 'none' ? 0 : this.options.freshness[kind];
    // What is not kept needs no tags.
    if (ttlSeconds <= 0) return { kind, ttlSeconds: 0, staleSeconds: 0, revalidateSeconds: 0, tags: [] };
    const always = [
      ...(rule.of ? shown(rule.of, plan) : []),
      ...filled(rule.tags, plan),
      moduleTag(plan.fact),
    ];
    const times = { staleSeconds: STALE_SECONDS[kind], revalidateSeconds: REVALIDATE_SECONDS[kind] };
    if (rule.shows === undefined) return { kind, ttlSeconds, ...times, tags: always };
    const { shows } = rule;
    const asked = [plan.parameters, plan.body];
    return {
      kind,
      ttlSeconds,
      ...times,
      tags: [...always, ...shows.flatMap(({ of }) => shownTags(of, plan))],
      tagsOf: ({ body }) => {
        const told = shows.filter(({ fields }) => namesField([...asked, body], fields));
        return [...always, ...told.flatMap(({ of }) => shownTags(of, plan))];
      },
    };
  }

  /** Tags that a write voids, whatever came of it: an unclear outcome makes old as well. */
  touched(plan: CallPlan): readonly string[] {
    const rule = ruleOf(plan.fact);
    const spreads = rule.spreads === true || SPREADING.test(plan.fact.operationId);
    const tags = rule.touches.flatMap((touch) =>
      typeof touch === 'string' ? filled([touch], plan) : changed(touch, plan, spreads),
    );
    return isListed(plan.fact) ? tags : [...tags, moduleTag(plan.fact)];
  }
}

function ruleOf(fact: OperationFact): FreshnessRule {
  return OPERATION_FRESHNESS[fact.id] ?? MODULE_FRESHNESS[fact.module] ?? DEFAULT_FRESHNESS;
}

function isListed(fact: OperationFact): boolean {
  return OPERATION_FRESHNESS[fact.id] !== undefined || MODULE_FRESHNESS[fact.module] !== undefined;
}

/** Only questions are kept: no validations, no dry runs, no state of a job, no ping. */
function isKept(fact: OperationFact): boolean {
  if (fact.effect !== 'read' || fact.async !== undefined || fact.operationId.startsWith('ping')) return false;
  return fact.method === 'GET' || (fact.method === 'POST' && fact.olderTwin !== undefined);
}

/** A single record is voided by its own writes and by those that name none; a list by every write of the kind. */
function shown(records: Records, plan: CallPlan): string[] {
  const named = filled([records.one], plan);
  const ones = named.length > 0 ? named : wanted(records, plan);
  return ones.length > 0 ? [...ones, ...filled([each(records)], plan)] : filled([records.many], plan);
}

function shownTags(of: Records | string, plan: CallPlan): string[] {
  return typeof of === 'string' ? filled([of], plan) : shown(of, plan);
}

/** Tags of the records that a search asks for by their ids. */
function wanted({ one, wanted: field }: Records, { parameters, body }: CallPlan): string[] {
  if (field === undefined) return [];
  const ids: unknown = parameters[field] ?? (body as Record<string, unknown> | undefined)?.[field];
  if (!Array.isArray(ids) || !ids.every((id) => typeof id === 'string')) return [];
  return ids.map((id: string) => one.replace(/\{\w+\}/, () => id));
}

function changed(records: Records, plan: CallPlan, spreads: boolean): string[] {
  const one = filled([records.one], plan);
  const all = one.length === 0 || spreads ? [each(records)] : [];
  return [...one, ...filled([records.many, ...all], plan)];
}

function each(records: Records): string {
  return `${records.many}:each`;
}

function moduleTag(fact: OperationFact): string {
  return `module:${fact.module}`;
}

/** A template cut at its variables: text, name, text, name, ... */
const CUT = new Map<string, readonly string[]>();

function cut(template: string): readonly string[] {
  let parts = CUT.get(template);
  if (parts === undefined) CUT.set(template, (parts = template.split(/[{}]/)));
  return parts;
}

function filled(templates: readonly string[], plan: CallPlan): string[] {
  const tags: string[] = [];
  for (const template of templates) {
    const tag = filledOne(cut(template), plan);
    if (tag !== undefined) tags.push(tag);
  }
  return tags;
}

function filledOne(parts: readonly string[], { parameters, link }: CallPlan): string | undefined {
  let tag = parts[0]!;
  for (let at = 1; at < parts.length; at += 2) {
    const name = parts[at]!;
    const value = name === 'hotelId' ? link.hotelId : parameters[name];
    if (value === undefined || typeof value === 'object') return undefined;
    tag += String(value) + (parts[at + 1] ?? '');
  }
  return tag;
}
