import { Injectable, type OnModuleDestroy } from '@nestjs/common';

/** Knows that the server is going down, from the first moment of it. */
@Injectable()
export class ShutdownState implements OnModuleDestroy {
  #goingDown = false;

  get goingDown(): boolean {
    return this.#goingDown;
  }

  /** Nest's first call on SIGTERM, before it waits for balancers and closes the listener. */
  onModuleDestroy(): void {
    this.#goingDown = true;
  }
}
