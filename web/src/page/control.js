/** Who alone controls the screen, where only one may: whoever may press keys can ask for it, and is asked. */

import { controlSentence, shortly } from "../client/words.js";
import { byId, on } from "./dom.js";
import { news } from "./notice.js";

export class ControlPart {
  #say;
  #rights = new Set();
  #control = {};
  #asker = 0;

  /** @param {(kind: string, members: object) => void} say says something to the server */
  constructor(say) {
    this.#say = say;
    on("control-ask", "click", () => this.#say("ask-control", {}));
    on("control-give", "click", () => this.#answer("give-control"));
    on("control-keep", "click", () => this.#answer("keep-control"));
  }

  /** The visitor may do this from now on. */
  may(rights) {
    this.#rights = rights;
    this.#show();
  }

  /** The connection has ended. */
  leave() {
    this.#control = {};
    this.#forget();
    this.#show();
  }

  /** Oriel has said something; true if it was about this. */
  heard(word) {
    if (word.kind === "control") {
      this.#control = word;
      this.#show();
      if (word.by === "another" && this.#rights.has("input")) {
        news(controlSentence(word));
      }
      if (word.by !== "you") {
        this.#forget();
      }
    } else if (word.kind === "asked-for-control" && Number.isInteger(word.session)) {
      this.#asker = word.session;
      byId("control-asker").textContent = `${String(word.user ?? "") || "Somebody else"} asks for control.`;
      byId("control-asked").hidden = false;
    } else if (word.kind === "control-answer") {
      news(word.answer === "kept" ? "The control was not given away." : "Asked. The screen is yours once they agree.");
    } else {
      return false;
    }
    return true;
  }

  #show() {
    const other = this.#control.by === "another" && this.#rights.has("input");
    byId("may").textContent = shortly(this.#rights, this.#control);
    byId("session-control").textContent = controlSentence(this.#control);
    byId("session-control").hidden = !controlSentence(this.#control);
    byId("control-ask").hidden = !other;
    byId("control-ask").textContent = this.#rights.has("manage") ? "Take control" : "Ask for control";
  }

  #answer(kind) {
    this.#say(kind, { session: this.#asker });
    this.#forget();
  }

  #forget() {
    this.#asker = 0;
    byId("control-asked").hidden = true;
  }
}
