/** The panel of the session: what its visitor may do, how the line is protected, who is here for those who manage. */

import { ALL, hereSentence, lineOf, rightsOf, sentence } from "../client/words.js";
import { ControlPart } from "./control.js";
import { byId } from "./dom.js";
import { lastingNews, news } from "./notice.js";
import { addWord, forgetWords, prepareWords } from "./operator.js";

const LOOK = ["look"];

export class SessionPanel {
  #allow;
  #connection = null;
  #hello = null;
  #rights = ALL;
  #people = [];
  #control = new ControlPart((kind, members) => this.#say(kind, members));
  #count = 1;

  /** @param {(rights: Set<string>) => void} allow is told what the visitor may do, each time that it changes */
  constructor(allow) {
    this.#allow = allow;
    prepareWords();
  }

  /** A new connection stands. */
  show(connection) {
    this.#connection = connection;
    this.#showLine();
  }

  /** The connection has ended; the next one may be to another server. */
  leave() {
    this.#connection = null;
    this.#hello = null;
    this.#people = [];
    this.#control.leave();
    this.#count = 1;
    byId("here").textContent = "";
    byId("open-session").ariaLabel = null;
    byId("session-here").hidden = true;
    this.#may(ALL);
    this.#showPeople(0);
    forgetWords();
  }

  /** Oriel has said something. */
  heard(word) {
    if (this.#control.heard(word)) {
      return;
    }
    if (word.kind === "hello") {
      this.#hello = word;
      this.#showLine();
      this.#may(rightsOf(word));
    } else if (word.kind === "rights") {
      this.#may(rightsOf(word));
      news(sentence(this.#rights));
    } else if (word.kind === "people") {
      this.#people = Array.isArray(word.people) ? word.people : [];
      this.#showPeople(Number(word.more) || 0);
    } else if (word.kind === "here") {
      this.#here(Number(word.count) || 1);
    } else if (word.kind === "screen") {
      showLost(word.lost === true);
    } else if (word.kind === "text-left-out") {
      news("The text that was copied on the screen is too long to come here.");
    } else if (word.kind === "refusal") {
      news(String(word.text ?? ""));
    } else if (word.kind === "notice") {
      addWord(String(word.text ?? ""));
    }
  }

  /** Whoever comes while somebody is here is told of; who was here before is in the panel. */
  #here(count) {
    if (count > this.#count && !byId("session-here").hidden) {
      news(hereSentence(count));
    }
    this.#count = count;
    byId("here").textContent = count > 1 ? count : "";
    byId("open-session").ariaLabel = count > 1 ? `Session, ${count} are here` : null;
    byId("session-here").textContent = hereSentence(count);
    byId("session-here").hidden = false;
  }

  #may(rights) {
    this.#rights = rights;
    this.#control.may(rights);
    byId("session-may").textContent = sentence(rights);
    byId("session-may").hidden = this.#hello === null; // Other servers do not say it.
    byId("people").hidden = !rights.has("manage");
    this.#allow(rights);
  }

  #showLine() {
    const { closed, summary, text, shows, fingerprint } = lineOf(this.#connection?.secure ?? false, this.#hello);
    byId("open-session").dataset.line = closed ? "closed" : "open";
    byId("line").dataset.line = closed ? "closed" : "open";
    byId("line-summary").textContent = summary;
    byId("line-text").textContent = text;
    byId("line-shows").textContent = shows;
    byId("line-fingerprint").textContent = fingerprint;
    byId("line-key").hidden = !fingerprint;
  }

  #showPeople(more) {
    const held = document.activeElement?.dataset?.deed;
    byId("people-list").replaceChildren(...this.#people.map((person) => this.#row(person)));
    byId("people-more").textContent = more > 0 ? `And ${more} more.` : "";
    byId("people-more").hidden = more === 0;
    if (held) {
      byId("people-list").querySelector(`[data-deed="${CSS.escape(held)}"]`)?.focus();
    }
  }

  #row(person) {
    const { session } = person;
    const rights = rightsOf(person);
    const isOwn = session === this.#hello?.session;
    const name = person.user || `session ${session}`;
    const row = document.createElement("li");
    row.append(
      text("p", isOwn ? `${name} (you)` : name, "who"),
      text("p", `${person.from} · may ${rights.has("input") ? "control" : "look"} · since ${since(person)}`, "hint"),
    );
    if (!isOwn) {
      const buttons = document.createElement("div");
      buttons.className = "buttons";
      buttons.append(
        rights.has("input")
          ? this.#button("May look", `Let ${name} only look`, `rights ${session}`, () => this.#demote(session))
          : this.#button("May control", `Let ${name} control it`, `rights ${session}`, () => this.#give(session)),
        this.#button("End", `End the session of ${name}`, `end ${session}`, () => this.#say("end", { session })),
      );
      row.append(buttons);
    }
    return row;
  }

  #button(words, label, deed, act) {
    const button = text("button", words, "quiet");
    button.type = "button";
    button.ariaLabel = label;
    button.dataset.deed = deed;
    button.addEventListener("click", act);
    return button;
  }

  #demote(session) {
    this.#say("allow", { session, rights: LOOK });
  }

  /** All that the giver has, but for managing. */
  #give(session) {
    const own = this.#people.find((person) => person.session === this.#hello?.session) ?? { rights: [...this.#rights] };
    this.#say("allow", { session, rights: [...rightsOf(own)].filter((right) => right !== "manage") });
  }

  #say(kind, members) {
    this.#connection?.say(kind, members);
  }
}

/** The picture is the last one of a screen that the server looks for. */
function showLost(lost) {
  if (lost) {
    lastingNews("The server has lost its screen. This is the last picture; it goes on as soon as the screen is back.");
  } else {
    news("The screen is back.");
  }
}

/** The time of day at which somebody came, as the browser writes it. */
function since({ seconds }) {
  const came = new Date(Date.now() - Number(seconds) * 1000);
  return came.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
}

function text(tag, words, className) {
  const element = document.createElement(tag);
  element.textContent = words;
  element.className = className;
  return element;
}
