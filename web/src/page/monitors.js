/** Which monitor of the screen is shown, where it has several: all of them, or one; others in windows of their own. */

import { onLanguage, say } from "../client/language.js";
import { addressOf } from "../client/monitors.js";
import { byId } from "./dom.js";

export class Monitors {
  #number;
  #rfb = null;

  /** @param {number} number of the monitor that is shown first, from 1; 0 for all */
  constructor(number) {
    this.#number = number;
    onLanguage(() => this.#offer());
  }

  /** A new connection is shown like the one before. */
  show(rfb) {
    this.#rfb = rfb;
    rfb.monitor = this.#number;
    rfb.addEventListener("monitors", () => this.#offer());
    this.#offer();
  }

  /** The connection has ended. */
  leave() {
    this.#rfb = null;
    this.#offer();
  }

  #offer() {
    const monitors = this.#rfb?.monitors ?? [];
    byId("monitors").hidden = monitors.length < 2;
    const rows = monitors.map(({ width, height }, i) => this.#row(i + 1, `${i + 1}`, `${width} × ${height}`));
    byId("monitors-list").replaceChildren(this.#row(0, say("picture.allMonitors"), ""), ...rows);
  }

  #row(number, name, size) {
    const row = document.createElement("div");
    const label = document.createElement("label");
    const radio = Object.assign(document.createElement("input"), { type: "radio", name: "monitor", value: number });
    radio.checked = number === this.#number;
    radio.addEventListener("change", () => {
      this.#number = number;
      this.#rfb.monitor = number;
    });
    const words = document.createElement("span");
    words.append(name, " ", Object.assign(document.createElement("small"), { textContent: size }));
    label.append(radio, words);
    row.append(label);
    if (number > 0) {
      row.append(this.#opener(number));
    }
    return row;
  }

  /** The other window has what this tab remembers, such as the password. */
  #opener(number) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "quiet" });
    button.textContent = say("picture.ownWindow");
    button.ariaLabel = say("picture.ownWindowOf", { number });
    button.addEventListener("click", () => window.open(addressOf(location, number), `oriel ${number}`, "popup"));
    return button;
  }
}
