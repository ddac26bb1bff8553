import { Injectable } from '@nestjs/common';
import { Catalogue } from '../catalogue/catalogue.js';
import type { Finding, OperationFact, OperationId, Release } from '../catalogue/operation.js';
import type { OperationBook } from './operation.book.js';

/** The catalogue as the client's book of operations. */
@Injectable()
export class CatalogueBook implements OperationBook {
  constructor(private readonly catalogue: Catalogue) {}

  find(id: OperationId, release: Release): OperationFact | undefined {
    return this.catalogue.find(id, release);
  }

  operation(id: OperationId, release: Release): OperationFact {
    return this.catalogue.operation(id, release);
  }

  checkParameters(): readonly Finding[] {
    return [];
  }

  checkBody(): readonly Finding[] {
    return [];
  }
}
