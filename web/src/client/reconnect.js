/** Tries again by itself after growing pauses, until it succeeds or is told to stop. */

const PAUSE_SECONDS = [1, 2, 4, 8, 15, 30];

export class Reconnect {
  #attempt;
  #show;
  #tries = 0;
  #left = 0;
  #timer = 0;
  #waits = false;

  /**
   * @param {() => void} attempt tries once more
   * @param {(seconds: number) => void} show is told once a second how long the pause still takes; 0 while it is tried
   */
  constructor(attempt, show) {
    this.#attempt = attempt;
    this.#show = show;
  }

  /** The connection was lost, or another attempt was in vain. */
  pause() {
    clearInterval(this.#timer);
    this.#left = PAUSE_SECONDS[Math.min(this.#tries, PAUSE_SECONDS.length - 1)];
    this.#tries += 1;
    this.#waits = true;
    this.#show(this.#left);
    this.#timer = setInterval(() => this.#tick(), 1000);
  }

  #tick() {
    this.#left -= 1;
    if (this.#left > 0) {
      this.#show(this.#left);
    } else {
      this.now();
    }
  }

  /** Ends the pause, if there is one. */
  now() {
    if (!this.#waits) {
      return;
    }
    clearInterval(this.#timer);
    this.#waits = false;
    this.#show(0);
    this.#attempt();
  }

  /** No more attempts. The next pause is a short one again. */
  stop() {
    clearInterval(this.#timer);
    this.#waits = false;
    this.#tries = 0;
  }
}
