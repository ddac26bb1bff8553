import { Module } from '@nestjs/common';
import { CatalogueSearchService } from './catalogue-search.service.js';
import { DescriptionService } from './description.service.js';
import { OperationCallService } from './operation-call.service.js';
import { OperationPreviewService } from './operation-preview.service.js';
import { ReleaseService } from './release.service.js';
import { OPERATION_RESOURCES } from './resources/index.js';
import { TargetService } from './target.service.js';
import { TaskCallService } from './task-call.service.js';
import { TaskSearch } from './task.search.js';
import { OPERATION_TOOLS } from './tools/index.js';

/** Every task and every operation of OPERA, by search. */
@Module({
  providers: [
    TargetService,
    TaskSearch,
    ReleaseService,
    CatalogueSearchService,
    DescriptionService,
    OperationCallService,
    OperationPreviewService,
    TaskCallService,
    ...OPERATION_TOOLS,
    ...OPERATION_RESOURCES,
  ],
})
export class OperationsModule {}
