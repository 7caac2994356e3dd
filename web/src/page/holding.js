/** The button that has the page hold the pointer: for games and 3D, which want to know only how far it is moved. */

import { say } from "../client/language.js";
import { byId, closePanel, on } from "./dom.js";

export class Holding {
  #tell;
  #rfb = null;
  #heard = false;
  #may = true;

  /** @param {(text: string) => void} tell shows news */
  constructor(tell) {
    this.#tell = tell;
    on("hold-pointer", "click", () => {
      closePanel("picture");
      this.#rfb?.holdPointer();
    });
  }

  /** A connection is on its way. */
  show(rfb) {
    this.#rfb = rfb;
    rfb.addEventListener("pointer", ({ detail }) => this.#stands(detail));
  }

  /** Oriel is at the other end, which takes movements. */
  heard() {
    this.#heard = true;
    this.#offer();
  }

  /** Whether the visitor moves the pointer at all; who may not any more lets it go. */
  allow(may) {
    this.#may = may;
    this.#offer();
    if (!may) {
      this.#rfb?.releasePointer();
    }
  }

  /** The connection has ended. */
  leave() {
    this.#rfb = null;
    this.#heard = false;
    this.#offer();
  }

  #offer() {
    const possible = this.#rfb !== null && this.#heard && this.#may;
    byId("holding").hidden = !possible || !matchMedia("(any-pointer: fine)").matches;
  }

  #stands(state) {
    if (state === "held") {
      this.#tell(say("pointer.held"));
    } else if (state === "refused") {
      this.#tell(say("pointer.refused"));
    } else if (state === "unavailable") {
      this.#tell(say("pointer.unavailable"));
    }
  }
}
