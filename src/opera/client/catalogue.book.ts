import { Inject, Injectable } from '@nestjs/common';
import { Catalogue } from '../catalogue/catalogue.js';
import { checkBody } from '../catalogue/guard/body.guard.js';
import { checkParameters } from '../catalogue/guard/parameter.guard.js';
import { planSpans } from '../catalogue/guard/span.plan.js';
import type { OperationFact, OperationId, Release } from '../catalogue/operation.js';
import type { Parameters } from './call-plan.js';
import type { CheckedRequest, OperationBook, SplitRequest } from './operation.book.js';

/** The catalogue as the client's book of operations. */
@Injectable()
export class CatalogueBook implements OperationBook {
  private pingsByModule?: ReadonlyMap<string, OperationFact>;

  constructor(@Inject(Catalogue) private readonly catalogue: Catalogue) {}

  get releases(): readonly Release[] {
    return this.catalogue.releases;
  }

  find(id: OperationId, release: Release): OperationFact | undefined {
    return this.catalogue.find(id, release);
  }

  operation(id: OperationId, release: Release): OperationFact {
    return this.catalogue.operation(id, release);
  }

  check(fact: OperationFact, release: Release, parameters: Parameters, body: unknown): CheckedRequest {
    const checked = checkParameters(fact, parameters);
    const shaped = checkBody(this.catalogue, fact, body, release);
    return {
      findings: [...checked.findings, ...shaped.findings],
      parameters: checked.value,
      body: shaped.value,
    };
  }

  ping(module: string): OperationFact | undefined {
    return this.pings().get(module);
  }

  /** One ping for each module that has one without parameters of its own. */
  pings(): ReadonlyMap<string, OperationFact> {
    this.pingsByModule ??= new Map(
      this.catalogue
        .operations()
        .filter(isPing)
        .toReversed()
        .map((fact) => [fact.module, fact]),
    );
    return this.pingsByModule;
  }

  split(fact: OperationFact, parameters: Parameters, body: unknown): SplitRequest | undefined {
    return planSpans(fact, parameters, body) as SplitRequest | undefined;
  }
}

function isPing(fact: OperationFact): boolean {
  if (!fact.operationId.startsWith('ping') || fact.method !== 'GET' || fact.deprecated) return false;
  return fact.parameters.every(({ required, in: place }) => !required || place === 'header');
}
