/** A text that cannot be sent yet, and the keys that were pressed behind it: one of them may paste it. */

const MOST_KEYS = 128;

export class Behind {
  #text = null;
  #keys = [];

  /**
   * Another text waits, in place of the one before.
   *
   * @param {string | null} text null if nothing is to go at all, keys neither
   */
  wait(text) {
    this.#text = text;
    this.#keys = text === null ? [] : this.#keys;
  }

  /**
   * Keeps a key behind the text that waits. Of very many only releases are kept.
   *
   * @param {[number, string, boolean | undefined]} key as it would be sent
   * @returns {boolean} false if no text waits, so that the key may go
   */
  keeps(key) {
    if (this.#text === null) {
      return false;
    }
    if (key[2] === false || this.#keys.length < MOST_KEYS) {
      this.#keys.push(key);
    }
    return true;
  }

  /** The text may go now, and then the keys. */
  release(giveText, sendKey) {
    const text = this.#text;
    const keys = this.#keys;
    this.#text = null;
    this.#keys = [];
    if (text !== null) {
      giveText(text);
    }
    keys.forEach((key) => sendKey(...key));
  }
}
