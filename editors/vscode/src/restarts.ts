// What becomes of a server that ends unasked. Nothing here knows of VS Code, so that it is tested without it.

import type { Words } from "./find";

/** How often it is started again. */
export const RESTARTS = 5;

/** Has a server that ended unasked started again, five times at most; says so once, and once more when it gives up. */
export class Restarts {
  private times = 0;

  constructor(
    private readonly say: (message: string) => void,
    private readonly giveUp: (message: string) => void,
    private readonly t: Words,
  ) {}

  /** It ended: whether it is to be started again. */
  ended(): boolean {
    this.times += 1;
    if (this.times > RESTARTS) {
      this.giveUp(this.t("Sourcier: the server ended {0} times, and is not started again.", this.times));
      return false;
    }
    if (this.times === 1) {
      this.say(this.t("Sourcier: the server ended unexpectedly and was started again."));
    }
    return true;
  }
}
