/** The tools of a screen: the bar, its panels, and which of them is told what. */

import { ALL } from "../client/words.js";
import { Bar } from "./bar.js";
import { Bell } from "./bell.js";
import { ClipboardPanel } from "./clipboard.js";
import { Glass } from "./glass.js";
import { hideHint, prepareHint, showHint } from "./hint.js";
import { Holding } from "./holding.js";
import { KeyPanel } from "./keyboard.js";
import { Monitors } from "./monitors.js";
import { news } from "./notice.js";
import { Picture } from "./picture.js";
import { leadBack, notePlace } from "./place.js";
import { SessionPanel } from "./session.js";
import { Statistics } from "./statistics.js";

export class Tools {
  #keys;
  #glass;
  #clipboard;
  #picture;
  #holding = new Holding(news);
  #monitors;
  #statistics;
  #bell;
  #bar;
  #session;
  #rights = ALL;
  #looks;
  #place = null;

  /**
   * @param {object} settings what the user likes; they may become another server's
   * @param {{viewOnly: boolean | null, monitor: number | null}} asked whether keys and pointer are kept back at first,
   *     and which monitor is shown
   * @param {() => void} focus gives the keyboard back to the screen
   */
  constructor(settings, { viewOnly: asked, monitor }, focus) {
    const viewOnly = asked ?? false;
    this.#looks = viewOnly;
    this.#keys = new KeyPanel(settings, viewOnly, focus);
    this.#glass = new Glass(focus);
    this.#clipboard = new ClipboardPanel(settings, viewOnly, news);
    this.#picture = new Picture(settings, viewOnly, (only) => this.#hold(only), news);
    this.#monitors = new Monitors(monitor ?? 0);
    this.#statistics = new Statistics(settings);
    this.#bell = new Bell(settings);
    this.#bar = new Bar(focus, settings);
    prepareHint(focus);
    this.#session = new SessionPanel((rights) => this.#allow(rights));
  }

  /** Whether the user wants only to look. */
  get looks() {
    return this.#looks;
  }

  /** Keys are kept back where the visitor wants only to look, or may. */
  #hold(viewOnly) {
    this.#looks = viewOnly;
    this.#keys.viewOnly(viewOnly || !this.#rights.has("input"));
    this.#glass.viewOnly(viewOnly || !this.#rights.has("input"));
    this.#holding.allow(!viewOnly && this.#rights.has("input"));
    this.#clipboard.viewOnly(viewOnly);
  }

  /** What the server lets the visitor do has changed. */
  #allow(rights) {
    this.#rights = rights;
    this.#hold(this.#looks);
    this.#clipboard.allow(rights);
    this.#picture.allow(rights);
  }

  /** A connection is on its way. */
  expect(connection) {
    this.#picture.show(connection.rfb);
    this.#holding.show(connection.rfb);
    this.#monitors.show(connection.rfb);
  }

  /** It stands. */
  show(connection) {
    this.#keys.show(connection.rfb);
    this.#glass.show(connection.rfb);
    this.#clipboard.show(connection.rfb);
    this.#statistics.show(connection);
    this.#bell.show(connection.rfb);
    this.#session.show(connection);
    this.#bar.show();
    showHint();
  }

  /** The screen has a new text. */
  arrived(text) {
    this.#clipboard.arrived(text);
  }

  /** Oriel has said something in this connection. */
  heard(word, connection) {
    if (word.kind === "line") {
      this.#statistics.heard(word);
      return;
    }
    this.#session.heard(word);
    if (word.kind === "hello") {
      this.#picture.heard(connection);
      this.#holding.heard();
    }
  }

  /** The connection is lost: where somebody is on the page is noted, as the next one leads back there. */
  notePlace() {
    this.#place ??= notePlace();
  }

  /** Leads back there; false if the keyboard belongs to the screen. */
  leadBack() {
    const place = this.#place;
    this.#place = null;
    return place !== null && leadBack(place, this.#bar);
  }

  /** The visit is over. */
  end() {
    this.#place = null;
    this.#glass.leave();
  }

  /** The connection has ended. */
  leave() {
    this.#picture.leave();
    this.#holding.leave();
    this.#monitors.leave();
    this.#keys.leave();
    this.#clipboard.leave();
    this.#statistics.leave();
    this.#session.leave();
    this.#bar.hide();
    hideHint();
  }
}
