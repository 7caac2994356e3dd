/** A key that repeats while somebody holds it, as keys of a keyboard do: it goes down again and again, and up once. */

const DELAY_MILLIS = 400;
const PERIOD_MILLIS = 33;

export class Repeat {
  #clock;
  #timer = 0;
  #release = null;

  /** @param {{setTimeout: Function, clearTimeout: Function}} clock the browser's, or a test's */
  constructor(clock = globalThis) {
    this.#clock = clock;
  }

  /**
   * A finger is on the key. Nothing is pressed for a while: it may be a tap, or scroll.
   *
   * @param {() => void} press called again and again from then on
   * @param {() => void} release called once, after that
   */
  begin(press, release) {
    this.end();
    const again = () => {
      this.#release = release;
      this.#timer = this.#clock.setTimeout(again, PERIOD_MILLIS);
      press();
    };
    this.#timer = this.#clock.setTimeout(again, DELAY_MILLIS);
  }

  /** The finger is gone, or nobody knows; true if the key was pressed. */
  end() {
    this.#clock.clearTimeout(this.#timer);
    const release = this.#release;
    this.#release = null;
    release?.();
    return release !== null;
  }
}
