/** One attempt to see a screen, from the first byte to the end of the connection. */

import { initLogging } from "../noVNC/core/util/logging.js";
import { socketAddress } from "./address.js";
import { neverInTheClear, protocols, withCode } from "./credentials.js";
import { Fate } from "./ending.js";
import { fingerprint } from "./fingerprint.js";
import { say } from "./language.js";
import { Measures } from "./measures.js";
import { watch } from "./pulse.js";
import * as reasons from "./reasons.js";
import { OrielRfb } from "./rfb.js";
import { read, write } from "./words.js";

const ANSWER_MILLIS = 15_000;

/** The browser's own code for a connection that is gone without a word. */
const LINE_LOST = 1006;

// What goes wrong is told in sentences on the page; only what noVNC's authors would want to know is left.
initLogging("none");

/**
 * Fires "connected"; "named" with the desktop's name; "asked" with the credentials that the server wants; "clipboard"
 * with a text; "line" with "bad" when nothing comes although it should, and "good"; "word" with what Oriel says of the
 * session; "ended" with an Ending, see ending.js. The detail of each is that.
 * Also "unverified" with the fingerprint of the server's key: who prevents its default calls {@link #approve} or ends
 * the connection, else it fails.
 */
export class Connection extends EventTarget {
  #fate;
  #socket;
  #rfb;
  #measures;
  #patience;
  #gavePassword;
  #code;
  #over = false;
  #unwatch = () => {};

  /**
   * Begins at once.
   *
   * @param {HTMLElement} place where the screen goes
   * @param {{host: string, port: number, path: string}} target the server
   * @param {{username?: string, password?: string, code?: string, token?: string}} known credentials; a token is what a
   *     link gave
   * @throws {Error} if the browser does not open such an address
   */
  constructor(place, target, { token, code, ...credentials }) {
    super();
    this.#fate = new Fate(target);
    this.#gavePassword = Boolean(credentials.password);
    this.#code = code;
    this.#socket = new WebSocket(socketAddress(location, target, target.path), protocols(token));
    this.#socket.addEventListener("open", () => {
      this.#fate.opened = true;
    });
    this.#socket.addEventListener("close", (event) => this.#ended(event.code));
    this.#patience = setTimeout(() => this.#fail(reasons.silent(target), true), ANSWER_MILLIS);
    this.#rfb = new OrielRfb(place, this.#socket, { credentials: withCode(credentials, code), shared: true });
    this.#rfb.background = "transparent";
    this.#measures = new Measures(this.#rfb, this.#socket);
    this.#listen();
  }

  /** noVNC's side of it. */
  get rfb() {
    return this.#rfb;
  }

  get measures() {
    return this.#measures;
  }

  /** The picture as it is, or as it was last. */
  get canvas() {
    return this.#rfb._canvas;
  }

  /** Ends the connection because the user wants it. */
  end() {
    this.#fate.wished = true;
    this.#close();
  }

  /**
   * Answers what the server asked for.
   *
   * @param {{username: string, password: string, code?: string}} credentials as the user typed them
   */
  logIn({ code, ...credentials }) {
    this.#gavePassword = true;
    this.#code = code;
    this.#rfb.sendCredentials(withCode(credentials, code));
  }

  /** Says something to Oriel about sessions; to other servers nothing. */
  say(kind, members) {
    this.#rfb.say(write(kind, members));
  }

  /** True if the browser itself encrypts the line. */
  get secure() {
    return this.#socket.url.startsWith("wss:");
  }

  /** Goes on with the server whose fingerprint was told. */
  approve() {
    this.#rfb.approveServer();
  }

  /** Gives the screen the keyboard. */
  focus() {
    this.#rfb.focus({ preventScroll: true });
  }

  #listen() {
    const rfb = this.#rfb;
    rfb.addEventListener("connect", () => {
      clearTimeout(this.#patience);
      this.#fate.connected = true;
      this.#unwatch = watch(this.#socket, () => rfb.ask(), (state) => this.#judge(state));
      this.#tell("connected", null);
    });
    rfb.addEventListener("desktopname", (event) => this.#tell("named", event.detail.name));
    rfb.addEventListener("clipboard", (event) => this.#tell("clipboard", event.detail.text));
    rfb.addEventListener("companion", (event) => this.#hear(read(event.detail)));
    rfb.addEventListener("credentialsrequired", (event) => {
      clearTimeout(this.#patience);
      this.#tell("asked", event.detail.types);
    });
    rfb.addEventListener("securityfailure", (event) => {
      this.#fate.refused(event.detail.reason, this.#gavePassword, this.#code);
    });
    if (!this.secure) {
      neverInTheClear(rfb, () => this.#fail(say("ending.inTheClear"), false));
    }
    rfb.addEventListener("serververification", (event) => this.#verify(event.detail.publickey));
  }

  #hear(word) {
    if (word?.kind === "ended") {
      this.#fate.sentAway(word);
      this.#close();
    } else if (word) {
      this.#tell("word", word);
    }
  }

  async #verify(key) {
    clearTimeout(this.#patience);
    if (!crypto.subtle) {
      this.#fail(say("ending.unverifiable"), false);
      return;
    }
    const detail = await fingerprint(key);
    const open = this.#socket.readyState === WebSocket.OPEN;
    if (open && this.dispatchEvent(new CustomEvent("unverified", { detail, cancelable: true }))) {
      this.#fail(say("ending.unverified"), false);
    }
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  #fail(sentence, passing) {
    this.#fate.fail(sentence, passing);
    this.#close();
  }

  #close() {
    this.#rfb.disconnect();
    this.#socket.close();
  }

  /** A browser waits up to a minute for the end of a line that is cut; nobody else does. */
  #judge(state) {
    if (state === "lost") {
      this.#close();
      this.#ended(LINE_LOST);
    } else {
      this.#tell("line", state);
    }
  }

  async #ended(code) {
    if (this.#over) {
      return;
    }
    this.#over = true;
    this.#unwatch();
    clearTimeout(this.#patience);
    this.#tell("ended", await this.#fate.tell(code));
  }
}
