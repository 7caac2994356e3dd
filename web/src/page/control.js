/** Who alone controls the screen, where only one may: whoever may press keys can ask for it, and is asked. */

import { say } from "../client/language.js";
import { ALL, controlSentence, shortly } from "../client/words.js";
import { byId, on } from "./dom.js";
import { news } from "./notice.js";
import { write } from "./writing.js";

export class ControlPart {
  #tell;
  #rights = ALL;
  #control = {};
  #asker = 0;

  /** @param {(kind: string, members: object) => void} tell says something to the server */
  constructor(tell) {
    this.#tell = tell;
    on("control-ask", "click", () => this.#tell("ask-control", {}));
    on("control-give", "click", () => this.#answer("give-control"));
    on("control-keep", "click", () => this.#answer("keep-control"));
  }

  /** The visitor may do this from now on. */
  may(rights) {
    this.#rights = rights;
    this.show();
  }

  /** The connection has ended. */
  leave() {
    this.#control = {};
    this.#forget();
    this.show();
  }

  /** Oriel has said something; true if it was about this. */
  heard(word) {
    if (word.kind === "control") {
      this.#control = word;
      this.show();
      if (word.by === "another" && this.#rights.has("input")) {
        news(controlSentence(word));
      }
      if (word.by !== "you") {
        this.#forget();
      }
    } else if (word.kind === "asked-for-control" && Number.isInteger(word.session)) {
      this.#asker = word.session;
      const user = String(word.user ?? "");
      write("control-asker", user ? "control.asksNamed" : "control.asks", { user });
      byId("control-asked").hidden = false;
    } else if (word.kind === "control-answer") {
      news(answerSentence(word.answer));
    } else {
      return false;
    }
    return true;
  }

  /** Shows it, in the language of now. */
  show() {
    const other = this.#control.by === "another" && this.#rights.has("input");
    byId("may").textContent = shortly(this.#rights, this.#control);
    byId("session-control").textContent = controlSentence(this.#control);
    byId("session-control").hidden = !controlSentence(this.#control);
    byId("control-ask").hidden = !other;
    write("control-ask", this.#rights.has("manage") ? "control.take" : "control.ask");
  }

  #answer(kind) {
    this.#tell(kind, { session: this.#asker });
    this.#forget();
  }

  #forget() {
    this.#asker = 0;
    byId("control-asked").hidden = true;
  }
}

/** What the one who was asked has said, if anything. */
function answerSentence(answer) {
  if (answer === "wait") {
    return say("control.wait");
  }
  return say(answer === "kept" ? "control.kept" : "control.asked");
}
