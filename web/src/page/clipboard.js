/** The clipboard panel: by hand, and by itself where browser and address allow it. */

import { ClipboardLink } from "../client/clipboard.js";
import { readPermission, readText } from "../client/computer.js";
import { say } from "../client/language.js";
import { keep } from "../client/settings.js";
import { clipboardKeys } from "../client/typing.js";
import { ALL, tooLong } from "../client/words.js";
import { Clip } from "./clip.js";
import { byId, closePanel, on } from "./dom.js";
import { write } from "./writing.js";
import { TypeButton } from "./type.js";

const WAYS = ["sends", "receives"];

export class ClipboardPanel {
  #rfb = null;
  #typing;
  #link = new ClipboardLink((text) => this.#give(text));
  #clip;
  #settings;
  #viewOnly;
  #tell;
  #rights = ALL;
  #isWritten = false;

  /**
   * @param {{sends: boolean, receives: boolean}} settings which way texts were to go by themselves
   * @param {boolean} viewOnly whether texts are kept back
   * @param {(text: string) => void} tell shows news
   */
  constructor(settings, viewOnly, tell) {
    this.#settings = settings;
    this.#tell = tell;
    this.#typing = new TypeButton(tell);
    this.#clip = new Clip(this.#link, tell, () => this.#fill(""));
    this.viewOnly(viewOnly);
    for (const way of WAYS) {
      on(`clipboard-${way}`, "change", () => {
        settings[way] = byId(`clipboard-${way}`).checked;
        keep({ [way]: settings[way] });
        this.#apply();
      });
    }
    on("clipboard-text", "input", () => (this.#isWritten = true));
    on("clipboard-permit", "click", () => this.#askPermission());
    on("clipboard-send", "click", () => {
      const text = byId("clipboard-text").value;
      if (this.#give(text)) {
        this.#link.sent(text);
        tell(say("clipboard.sent"));
      }
    });
    on("clipboard-copy", "click", () => this.#clip.copy());
  }

  /** Texts go to this connection from now on. */
  async show(rfb) {
    this.#rfb = rfb;
    this.#typing.connect(rfb);
    this.#clip.connect(rfb, () => this.#ways().receives);
    await this.#apply();
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
    const ways = this.#possible();
    const types = !this.#viewOnly && this.#rights.has("input");
    const any = ways.sends || ways.receives;
    byId("open-clipboard").hidden = !any && !types;
    if (!any && !types) {
      closePanel("clipboard");
    }
    if (!types) {
      this.#typing.stop();
    }
    byId("clipboard-off").hidden = any;
    write("clipboard-label", any ? "clipboard.onScreen" : "clipboard.toType");
    byId("clipboard-copy").hidden = !ways.receives;
    byId("clipboard-send").hidden = !ways.sends;
    byId("clipboard-type").hidden = !types;
    byId("clipboard-text").readOnly = !ways.sends && !types;
    for (const way of WAYS) {
      byId(`clipboard-${way}-label`).hidden = !ways[way];
    }
    this.#apply();
  }

  #possible() {
    return {
      sends: !this.#viewOnly && this.#rights.has("clipboard-write"),
      receives: !this.#viewOnly && this.#rights.has("clipboard-read"),
    };
  }

  /** Which way texts go by themselves now. */
  #ways() {
    const possible = this.#possible();
    return Object.fromEntries(WAYS.map((way) => [way, possible[way] && this.#settings[way]]));
  }

  async #apply() {
    const ways = this.#ways();
    for (const way of WAYS) {
      byId(`clipboard-${way}`).checked = this.#settings[way];
    }
    if (this.#rfb) {
      this.#rfb.typing.onpaste = ways.sends ? (content, byKey) => this.#pasted(content, byKey) : null;
      await this.#link.turn(ways);
    }
    this.#showHow(await readPermission());
  }

  /** What is allowed may have changed since the browser was asked. */
  #showHow(state) {
    const { sends } = this.#ways();
    byId("clipboard-how").hidden = !sends;
    write("clipboard-how", state === "granted" ? "clipboard.looks" : "clipboard.byKeys", { keys: clipboardKeys("V") });
    byId("clipboard-permit").hidden = !sends || state !== "prompt";
  }

  /** The browser asks; what the user has answered it keeps. */
  async #askPermission() {
    await readText();
    await this.#apply();
    if ((await readPermission()) !== "granted") {
      this.#tell(say("clipboard.notByItself"));
    }
  }

  /** The connection has ended. */
  leave() {
    this.#rfb = null;
    this.#typing.leave();
    this.#clip.leave();
    this.#link.forget();
    this.#link.turn({ sends: false, receives: false });
  }

  /** The screen has a new text. */
  arrived(text) {
    this.#clip.show(null);
    this.#fill(text);
    this.#link.arrived(text);
  }

  #pasted(content, byKey) {
    if (typeof content !== "string") {
      return this.#clip.paste(content).then((isThere) => this.#told(isThere, byKey));
    }
    return this.#told(this.#link.pasted(content), byKey || content === "");
  }

  #told(isThere, byKey) {
    if (isThere && !byKey) {
      this.#tell(say("clipboard.pasteThere"));
    }
    return isThere;
  }

  /** False if it is too long for the server, which would leave it out without a word. */
  #give(text) {
    if (!this.#rfb) {
      return false;
    }
    const problem = tooLong(text, this.#rfb.mostTextBytes);
    if (problem) {
      this.#tell(problem);
      return false;
    }
    this.#clip.show(null);
    this.#write(text);
    this.#rfb.clipboardPasteFrom(text);
    return true;
  }

  /** The clipboard has another text; it takes the place of what somebody is writing only once the panel is closed. */
  #fill(text) {
    if (byId("clipboard").hidden || !this.#isWritten) {
      this.#write(text);
    }
  }

  /** From now on the field has what the clipboard has, until somebody writes there. */
  #write(text) {
    byId("clipboard-text").value = text;
    this.#isWritten = false;
  }
}
