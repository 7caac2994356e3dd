/** The panel of the session: what its visitor may do, how the line is protected, who is here for those who manage. */

import { onLanguage, say } from "../client/language.js";
import { ALL, hereSentence, lineOf, rightsOf, sentence } from "../client/words.js";
import { ControlPart } from "./control.js";
import { byId, on } from "./dom.js";
import { lastingNews, news } from "./notice.js";
import { addWord, forgetWords, prepareWords } from "./operator.js";
import { People } from "./people.js";
import { PlayerBar } from "./player.js";
import { showRecorded } from "./recorded.js";

export class SessionPanel {
  #allow;
  #connection = null;
  #hello = null;
  #rights = ALL;
  #people;
  #control = new ControlPart((kind, members) => this.#say(kind, members));
  #player = new PlayerBar((members) => this.#say("player", members));
  #count = 1;
  #overview = null;

  /** @param {(rights: Set<string>) => void} allow is told what the visitor may do, each time that it changes */
  constructor(allow) {
    this.#allow = allow;
    this.#people = new People((kind, members) => this.#say(kind, members), () => this.#rights);
    prepareWords();
    on("open-overview", "click", () => this.#openOverview());
    onLanguage(() => this.#showAll());
  }

  async #openOverview() {
    const { Overview } = await import("./overview.js");
    this.#overview ??= new Overview((members) => this.#say("overview", members));
    if (this.#rights.has("manage")) {
      this.#overview.open();
    }
  }

  #showAll() {
    this.#showLine();
    this.#showMay();
    this.#showHere();
    this.#people.show();
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
    this.#people.forget();
    this.#control.leave();
    this.#player.leave();
    showRecorded(false);
    this.#count = 1;
    this.#may(ALL);
    this.#showAll();
    byId("session-here").hidden = true;
    forgetWords();
  }

  /** Oriel has said something. */
  heard(word) {
    if (this.#control.heard(word) || this.#player.heard(word)) {
      return;
    }
    if (word.kind === "hello") {
      this.#hello = word;
      this.#people.own(word.session);
      this.#showLine();
      this.#may(rightsOf(word));
    } else if (word.kind === "rights") {
      this.#may(rightsOf(word));
      news(sentence(this.#rights));
    } else if (word.kind === "overview") {
      this.#overview?.heard(word);
    } else if (word.kind === "people") {
      this.#people.heard(word);
    } else if (word.kind === "here") {
      this.#here(Number(word.count) || 1);
    } else if (word.kind === "recording") {
      showRecorded(word.on === true);
    } else if (word.kind === "screen") {
      showLost(word.lost === true);
    } else if (word.kind === "text-left-out") {
      news(say("clipboard.tooLongToCome"));
    } else if (word.kind === "image-left-out") {
      news(say("clipboard.imageTooLargeToCome"));
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
    this.#showHere();
    byId("session-here").hidden = false;
  }

  #showHere() {
    const count = this.#count;
    byId("here").textContent = count > 1 ? count : "";
    byId("open-session").ariaLabel = count > 1 ? say("here.all", { count }) : null;
    byId("session-here").textContent = hereSentence(count);
  }

  #showMay() {
    byId("session-may").textContent = sentence(this.#rights);
    this.#control.show();
  }

  #may(rights) {
    this.#rights = rights;
    this.#control.may(rights);
    this.#player.may(rights);
    this.#showMay();
    byId("session-may").hidden = this.#hello === null; // Other servers do not say it.
    byId("people").hidden = !rights.has("manage");
    if (!rights.has("manage")) {
      this.#overview?.close();
    }
    this.#allow(rights);
  }

  #say(kind, members) {
    this.#connection?.say(kind, members);
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
}

/** The picture is the last one of a screen that the server looks for. */
function showLost(lost) {
  if (lost) {
    lastingNews(say("session.screenLost"));
  } else {
    news(say("session.screenBack"));
  }
}
