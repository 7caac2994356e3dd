/** What is known of a connection when it ends: why, and whether another attempt may succeed. */

import * as reasons from "./reasons.js";

/**
 * How a connection ended.
 *
 * @typedef {object} Ending
 * @property {string | null} sentence what went wrong and what to do; null if the user ended it
 * @property {boolean} passing whether the same attempt may succeed later
 * @property {boolean} wrongPassword whether the password was refused
 */

export class Fate {
  #target;
  #failure = null;

  /** Whether the WebSocket was ever open. */
  opened = false;

  /** Whether there was ever a screen. */
  connected = false;

  /** Whether the user wants it to end. */
  wished = false;

  /** @param {{host: string, port: number}} target the server */
  constructor(target) {
    this.#target = target;
  }

  /** The page ends it; another attempt may succeed unless it would only come to the same. */
  fail(sentence, passing) {
    this.#failure = { sentence, passing, wrongPassword: false };
  }

  /** The server does not let the user in; see {@link reasons.refused}. */
  refused(reason, gavePassword, code) {
    this.#failure = reasons.refused(reason, gavePassword, code);
  }

  /** Somebody has sent the user away, who then does not come back by itself. */
  sentAway(word) {
    this.#failure = { sentence: reasons.ended(word), passing: false, wrongPassword: false };
  }

  /**
   * Tells how it ended.
   *
   * @param {number} code of the WebSocket's end
   * @returns {Promise<Ending>} may take some seconds
   */
  async tell(code) {
    if (this.wished) {
      return { sentence: null, passing: false, wrongPassword: false };
    }
    return this.#failure ?? { sentence: await this.#sentence(code), passing: true, wrongPassword: false };
  }

  async #sentence(code) {
    if (this.connected) {
      return reasons.lost(this.#target, code);
    }
    return this.opened ? reasons.brokenGreeting(this.#target) : reasons.unreachable(location, this.#target);
  }
}
