/** One attempt to see a screen, from the first byte to the end of the connection. */

import { initLogging } from "../noVNC/core/util/logging.js";
import { socketAddress } from "./address.js";
import { fingerprint } from "./fingerprint.js";
import { Measures } from "./measures.js";
import { watch } from "./pulse.js";
import * as reasons from "./reasons.js";
import { OrielRfb } from "./rfb.js";
import { read, write } from "./words.js";

const ANSWER_MILLIS = 15_000;

/** The browser's own code for a connection that is gone without a word. */
const LINE_LOST = 1006;

/** What another attempt would not change. */
const FINAL = new Set([reasons.UNVERIFIED, reasons.UNVERIFIABLE, reasons.IN_THE_CLEAR]);

// What goes wrong is told in sentences on the page; only what noVNC's authors would want to know is left.
initLogging("none");

/**
 * How a connection ended.
 *
 * @typedef {object} Ending
 * @property {string | null} sentence what went wrong and what to do; null if the user ended it
 * @property {boolean} passing whether the same attempt may succeed later
 * @property {boolean} wrongPassword whether the password was refused
 */

/**
 * Fires "connected"; "named" with the desktop's name; "asked" with the credentials that the server wants; "clipboard"
 * with a text; "line" with "bad" when nothing comes although it should, and "good"; "word" with what Oriel says of the
 * session; "ended" with an {@link Ending}. The detail of each is that.
 * Also "unverified" with the fingerprint of the server's key: who prevents its default calls {@link #approve} or ends
 * the connection, else it fails.
 */
export class Connection extends EventTarget {
  #target;
  #socket;
  #rfb;
  #measures;
  #patience;
  #opened = false;
  #connected = false;
  #wished = false;
  #gavePassword;
  #code;
  #failure = null;
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
    this.#target = target;
    this.#gavePassword = Boolean(credentials.password);
    this.#code = code;
    this.#socket = new WebSocket(socketAddress(location, target, target.path), protocols(token));
    this.#socket.addEventListener("open", () => {
      this.#opened = true;
    });
    this.#socket.addEventListener("close", (event) => this.#ended(event.code));
    this.#patience = setTimeout(() => this.#fail(reasons.silent(target)), ANSWER_MILLIS);
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
    this.#wished = true;
    this.#rfb.disconnect();
    this.#socket.close();
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
    // For two fingers that part, noVNC presses Ctrl without saying how the locks are, and takes that for Caps Lock off.
    const press = rfb._handleKeyEvent;
    rfb._handleKeyEvent = (keysym, code, down, numLock = null, capsLock = null) =>
      press.call(rfb, keysym, code, down, numLock, capsLock);
    rfb.addEventListener("connect", () => {
      clearTimeout(this.#patience);
      this.#connected = true;
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
      this.#failure = reasons.refused(event.detail.reason, this.#gavePassword, this.#code);
    });
    if (!this.secure) {
      // noVNC would answer these with name and password as they are, to whatever server a link may have named.
      for (const negotiation of ["_negotiatePlainAuth", "_negotiateTightUnixAuth"]) {
        rfb[negotiation] = () => {
          this.#fail(reasons.IN_THE_CLEAR);
          return false;
        };
      }
    }
    rfb.addEventListener("serververification", (event) => this.#verify(event.detail.publickey));
  }

  /** Who was sent away by somebody does not come back by itself. */
  #hear(word) {
    if (word?.kind === "ended") {
      this.#failure = { sentence: reasons.ended(word), passing: false, wrongPassword: false };
      this.#rfb.disconnect();
      this.#socket.close();
    } else if (word) {
      this.#tell("word", word);
    }
  }

  async #verify(key) {
    clearTimeout(this.#patience);
    if (!crypto.subtle) {
      this.#fail(reasons.UNVERIFIABLE);
      return;
    }
    const detail = await fingerprint(key);
    const open = this.#socket.readyState === WebSocket.OPEN;
    if (open && this.dispatchEvent(new CustomEvent("unverified", { detail, cancelable: true }))) {
      this.#fail(reasons.UNVERIFIED);
    }
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  #fail(sentence) {
    this.#failure = { sentence, passing: !FINAL.has(sentence), wrongPassword: false };
    this.#rfb.disconnect();
    this.#socket.close();
  }

  /** A browser waits up to a minute for the end of a line that is cut; nobody else does. */
  #judge(state) {
    if (state === "lost") {
      this.#rfb.disconnect();
      this.#socket.close();
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
    this.#tell("ended", await this.#ending(code));
  }

  async #ending(code) {
    if (this.#wished) {
      return { sentence: null, passing: false, wrongPassword: false };
    }
    return this.#failure ?? { sentence: await this.#sentence(code), passing: true, wrongPassword: false };
  }

  async #sentence(code) {
    if (this.#connected) {
      return reasons.lost(this.#target, code);
    }
    return this.#opened ? reasons.brokenGreeting(this.#target) : reasons.unreachable(location, this.#target);
  }
}

/** The server wants the code of a second factor right behind the password. */
function withCode(credentials, code) {
  return code ? { ...credentials, password: `${credentials.password}${code}` } : credentials;
}

/** By these the server is asked to admit whoever has a token; it answers with the first. */
function protocols(token) {
  return token ? ["binary", `oriel.token.${token}`] : [];
}
