/** The clipboard panel: by hand, and by itself where browser and address allow it. */

import { ClipboardLink } from "../client/clipboard.js";
import { keep } from "../client/settings.js";
import { ALL } from "../client/words.js";
import { byId, closePanel, on } from "./dom.js";

export class ClipboardPanel {
  #rfb = null;
  #link;
  #settings;
  #viewOnly;
  #rights = ALL;

  /**
   * @param {{clipboard: boolean}} settings whether both clipboards were to be kept alike
   * @param {boolean} viewOnly whether texts are kept back
   * @param {(text: string) => void} tell shows news
   */
  constructor(settings, viewOnly, tell) {
    this.#settings = settings;
    this.#link = new ClipboardLink((text) => this.#paste(text));
    byId("clipboard-auto-label").hidden = !ClipboardLink.isPossible();
    this.viewOnly(viewOnly);
    on("clipboard-auto", "change", async () => {
      settings.clipboard = byId("clipboard-auto").checked;
      keep({ clipboard: settings.clipboard });
      await this.#link.turn(settings.clipboard);
      if (settings.clipboard && !(await ClipboardLink.isAllowed())) {
        await this.#turn(false);
        tell("This browser does not let the page read the clipboard.");
      }
    });
    on("clipboard-send", "click", () => {
      this.#paste(byId("clipboard-text").value);
      tell("Sent to the screen’s clipboard.");
    });
    on("clipboard-copy", "click", async () => {
      byId("clipboard-text").select();
      const done = await copy(byId("clipboard-text").value);
      tell(done ? "Copied." : "This browser does not let the page copy: press Ctrl C.");
    });
  }

  /** Texts go to this connection from now on; by themselves if that was wished and allowed before. */
  async show(rfb) {
    this.#rfb = rfb;
    await this.#wished();
  }

  /** Who only looks on neither sends texts nor gets any. */
  viewOnly(only) {
    this.#viewOnly = only;
    this.#offer();
  }

  /** Only what the server lets this visitor do is offered. */
  allow(rights) {
    this.#rights = rights;
    this.#offer();
  }

  #offer() {
    const reads = this.#rights.has("clipboard-read");
    const writes = this.#rights.has("clipboard-write");
    byId("open-clipboard").hidden = !this.#isOffered();
    if (!this.#isOffered()) {
      closePanel("clipboard");
    }
    byId("clipboard-copy").hidden = !reads;
    byId("clipboard-send").hidden = !writes;
    byId("clipboard-text").readOnly = !writes;
    this.#wished();
  }

  #isOffered() {
    return !this.#viewOnly && (this.#rights.has("clipboard-read") || this.#rights.has("clipboard-write"));
  }

  async #wished() {
    await this.#turn(this.#settings.clipboard && this.#isOffered() && (await ClipboardLink.isAllowed()));
  }

  async #turn(on) {
    byId("clipboard-auto").checked = on;
    await this.#link.turn(on && this.#rfb !== null);
  }

  /** The connection has ended. */
  leave() {
    this.#rfb = null;
    this.#link.turn(false);
  }

  /** The screen has a new text. */
  arrived(text) {
    byId("clipboard-text").value = text;
    this.#link.arrived(text);
  }

  #paste(text) {
    byId("clipboard-text").value = text;
    this.#link.sent(text);
    this.#rfb?.clipboardPasteFrom(text);
  }
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
