/** Keeps the clipboard of this computer and the one of the screen alike, where the browser allows it. */

export class ClipboardLink {
  #send;
  #isOn = false;
  #last = null;

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
    this.#last = text;
  }

  /** The screen has a new text. */
  async arrived(text) {
    this.#last = text;
    if (this.#isOn) {
      await navigator.clipboard.writeText(text).catch(() => {});
    }
  }

  /** Looks whether this computer has a new text: whenever the page gets the keyboard back, as it was elsewhere then. */
  async #look() {
    if (!this.#isOn || !document.hasFocus()) {
      return;
    }
    const text = await navigator.clipboard.readText().catch(() => "");
    if (this.#isOn && text !== "" && text !== this.#last) {
      this.#last = text;
      this.#send(text);
    }
  }
}
