/** Keeps the clipboard of this computer and the one of the screen alike, where the browser allows it. */

export class ClipboardLink {
  #send;
  #isOn = false;
  #seen = null;
  #waiting = null;

  /** @param {(text: string) => void} send brings a text to the screen's clipboard */
  constructor(send) {
    this.#send = send;
    window.addEventListener("focus", () => this.#look());
  }

  /** Whether browser and address allow it at all: only pages that came encrypted or from this computer may. */
  static isPossible() {
    return window.isSecureContext && Boolean(navigator.clipboard?.readText);
  }

  /** Whether the user has allowed it before, so that nobody is asked now. */
  static async isAllowed() {
    try {
      const permission = await navigator.permissions.query({ name: "clipboard-read" });
      return ClipboardLink.isPossible() && permission.state === "granted";
    } catch {
      return false; // A browser that asks at every text.
    }
  }

  /**
   * Switches it on or off. Unless it is allowed, the browser then asks whether it may.
   *
   * @param {boolean} on whether texts go back and forth by themselves
   */
  async turn(on) {
    this.#isOn = on && ClipboardLink.isPossible();
    await this.#look();
  }

  /** A text was sent by hand. */
  sent(text) {
    this.#seen = text;
    this.#waiting = null;
  }

  /** The screen has a new text. A page without the keyboard may not write it, so it waits until this one has it. */
  async arrived(text) {
    if (!this.#isOn) {
      this.#seen = text;
      return;
    }
    this.#waiting = text;
    await this.#write();
  }

  async #write() {
    const text = this.#waiting;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      return;
    }
    if (this.#waiting === text) {
      this.#seen = text;
      this.#waiting = null;
    }
  }

  /**
   * Looks whether this computer has a new text: whenever the page gets the keyboard back, as it was elsewhere then. A
   * text that was copied there goes before one that came from the screen meanwhile.
   */
  async #look() {
    if (!this.#isOn || !document.hasFocus()) {
      return;
    }
    const text = (await navigator.clipboard.readText().catch(() => "")).replaceAll("\r\n", "\n");
    if (!this.#isOn) {
      return;
    }
    if (text !== "" && text !== this.#seen) {
      this.sent(text);
      this.#send(text);
    } else if (this.#waiting !== null) {
      await this.#write();
    }
  }
}
