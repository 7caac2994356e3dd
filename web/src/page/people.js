/** Who is here, for those who manage: what each may do, and buttons to change that. */

import { clock, say } from "../client/language.js";
import { rightsOf } from "../client/words.js";
import { byId } from "./dom.js";

const LOOK = ["look"];

/** What stands on a button, and what it does in full. */
const ACTS = {
  let: ["here.let", "here.letWho"],
  letLook: ["here.letLook", "here.letLookWho"],
  end: ["here.end", "here.endWho"],
};

export class People {
  #tell;
  #all = [];
  #more = 0;
  #own = null;
  #rights;

  /**
   * @param {(kind: string, members: object) => void} tell says something to the server
   * @param {() => Set<string>} rights what the visitor may do
   */
  constructor(tell, rights) {
    this.#tell = tell;
    this.#rights = rights;
  }

  /** Oriel has said who is here. */
  heard(word) {
    this.#all = Array.isArray(word.people) ? word.people : [];
    this.#more = Number(word.more) || 0;
    this.show();
  }

  /** Which session is the visitor's own. */
  own(session) {
    this.#own = session;
  }

  /** Nobody is known any more. */
  forget() {
    this.#own = null;
    this.heard({});
  }

  /** Shows them again, in the language of now. */
  show() {
    const held = document.activeElement?.dataset?.deed;
    byId("people-list").replaceChildren(...this.#all.map((person) => this.#row(person)));
    byId("people-more").textContent = say("session.andMore", { count: this.#more });
    byId("people-more").hidden = this.#more === 0;
    if (held) {
      byId("people-list").querySelector(`[data-deed="${CSS.escape(held)}"]`)?.focus();
    }
  }

  #row(person) {
    const { session } = person;
    const rights = rightsOf(person);
    const isOwn = session === this.#own;
    const name = person.user || say("here.unnamed", { number: String(session) });
    const known = { from: String(person.from), time: since(person) };
    const row = document.createElement("li");
    row.append(
      text("p", isOwn ? say("here.you", { name }) : name, "who"),
      text("p", say(rights.has("input") ? "here.controls" : "here.looks", known), "hint"),
    );
    if (!isOwn) {
      const buttons = document.createElement("div");
      buttons.className = "buttons";
      buttons.append(
        rights.has("input")
          ? this.#button("letLook", name, `rights ${session}`, () => this.#tell("allow", { session, rights: LOOK }))
          : this.#button("let", name, `rights ${session}`, () => this.#give(session)),
        this.#button("end", name, `end ${session}`, () => this.#tell("end", { session })),
      );
      row.append(buttons);
    }
    return row;
  }

  #button(act, name, deed, done) {
    const [words, label] = ACTS[act];
    const button = text("button", say(words), "quiet");
    button.type = "button";
    button.ariaLabel = say(label, { name });
    button.dataset.deed = deed;
    button.addEventListener("click", done);
    return button;
  }

  /** All that the giver has, but for managing. */
  #give(session) {
    this.#tell("allow", { session, rights: [...this.#rights()].filter((right) => right !== "manage") });
  }
}

/** The time of day at which somebody came, as the language writes it. */
function since({ seconds }) {
  return clock(Date.now() - (Number(seconds) || 0) * 1000);
}

function text(tag, words, className) {
  const element = document.createElement(tag);
  element.textContent = words;
  element.className = className;
  return element;
}
