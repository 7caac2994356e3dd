/** How the screen is shown: its size, its quality, whether it may be touched. */

import { say } from "../client/language.js";
import { keep } from "../client/settings.js";
import { ALL } from "../client/words.js";
import { hasGlass } from "./device.js";
import { byId, on } from "./dom.js";

const REFUSAL_MILLIS = 3000;
const ROUNDED_PIXELS = 16;

/** Whoever has none of these rights is to the screen as one who wants to look only. */
const NEEDED = ["input", "clipboard-read", "clipboard-write"];

/** In the form and in the panel. */
const VIEW_ONLY = ["look-only", "view-only"];

const CHOICES = ["resize", "slow", "fingers"];

const LEVELS = ["quality", "compression"];

/** What is chosen stands for a level of quality where nobody lowers it by what the line takes, as Oriel does. */
const QUALITIES = { auto: 6, sharp: 9, fluent: 3 };

export class Picture {
  #settings;
  #viewOnly;
  #rights = ALL;
  #watch;
  #tell;
  #rfb = null;
  #connection = null;
  #timer = 0;

  /**
   * @param {{resize: string, quality: number, compression: number, slow: string, fingers: string}} settings at first
   * @param {boolean} viewOnly whether keys and pointer are kept back
   * @param {(viewOnly: boolean) => void} watch is told before that changes
   * @param {(text: string) => void} tell shows news
   */
  constructor(settings, viewOnly, watch, tell) {
    this.#settings = settings;
    this.#viewOnly = viewOnly;
    this.#watch = watch;
    this.#tell = tell;
    this.#mirror();
    this.#showViewOnly();
    for (const choice of CHOICES) {
      for (const radio of document.querySelectorAll(`input[name="${choice}"]`)) {
        radio.addEventListener("change", () => this.#choose(choice, radio.value));
      }
    }
    for (const level of LEVELS) {
      on(level, "input", () => {
        byId(`${level}-value`).textContent = byId(level).value;
      });
      on(level, "change", () => this.#change({ [level]: Number(byId(level).value) }));
    }
    on("fine", "change", () => this.#change({ fine: byId("fine").checked }));
    window.addEventListener("resize", () => this.#offerFine());
    for (const id of VIEW_ONLY) {
      on(id, "change", () => {
        this.#viewOnly = byId(id).checked;
        this.#showViewOnly();
        this.#watch(this.#viewOnly);
        this.#apply();
      });
    }
    byId("fingers-choice").hidden = !hasGlass();
    on("move-view", "click", () => this.#moveView(!this.#rfb.touch.movesView));
  }

  /**
   * A new connection is shown like the one before; told before it stands, it asks for the right quality at once.
   *
   * @param {RFB} rfb the connection
   */
  show(rfb) {
    this.#rfb = rfb;
    this.#mirror();
    rfb.addEventListener("connect", () => this.#watchResize());
    rfb.view.onlarger = (larger) => {
      byId("move-view").hidden = !larger || !hasGlass();
      this.#moveView(false);
    };
    byId("move-view").hidden = true;
    this.#apply();
  }

  /** Oriel is at the other end, and can be told what is preferred where the line is too slow for all. */
  heard(connection) {
    this.#connection = connection;
    if (this.#settings.slow !== "auto") {
      this.#prefer();
    }
  }

  #choose(choice, value) {
    const isQuality = choice === "slow" && !this.#connection;
    this.#change({ [choice]: value, ...(isQuality ? { quality: QUALITIES[value] } : {}) });
    this.#mirror();
    if (choice === "slow") {
      this.#prefer();
    }
  }

  #prefer() {
    this.#connection?.say("prefer", { quality: this.#settings.slow });
  }

  /** Only what the server lets this visitor do is offered. */
  allow(rights) {
    this.#rights = rights;
    byId("view-only-label").hidden = !rights.has("input");
    byId("remote-label").hidden = !rights.has("resize");
    this.#apply();
  }

  /** The connection has ended. */
  leave() {
    clearTimeout(this.#timer);
    this.#rfb = null;
    this.#connection = null;
  }

  #showViewOnly() {
    for (const id of VIEW_ONLY) {
      byId(id).checked = this.#viewOnly;
    }
  }

  #change(some) {
    Object.assign(this.#settings, some);
    keep(some);
    this.#apply();
  }

  /** The controls say what the settings are, which may be another server's now. */
  #mirror() {
    for (const choice of CHOICES) {
      const kept = `input[name="${choice}"][value="${CSS.escape(this.#settings[choice])}"]`;
      (document.querySelector(kept) ?? document.querySelector(`input[name="${choice}"]`)).checked = true;
    }
    byId("fine").checked = this.#settings.fine;
    this.#offerFine();
    for (const level of LEVELS) {
      byId(level).value = this.#settings[level];
      byId(`${level}-value`).textContent = this.#settings[level];
    }
  }

  /** Where a CSS pixel is more than one of the glass, and each pixel of the screen is one of either. */
  #offerFine() {
    byId("fine-label").hidden = window.devicePixelRatio === 1 || this.#settings.resize === "fit";
  }

  #apply() {
    const rfb = this.#rfb;
    this.#offerFine();
    if (!rfb) {
      return;
    }
    const { resize, quality, compression, fingers, fine } = this.#settings;
    rfb.viewOnly = this.#viewOnly || !NEEDED.some((right) => this.#rights.has(right));
    rfb.qualityLevel = quality;
    rfb.compressionLevel = compression;
    rfb.touch.asTrackpad = fingers === "trackpad";
    rfb.showDotCursor = fingers === "trackpad" && hasGlass();
    rfb.view.isFine = fine;
    rfb.scaleViewport = resize !== "actual";
    rfb.resizeSession = resize === "remote" && this.#rights.has("resize");
    this.#watchResize();
  }

  /** Tells if the screen does not take the size of the window: no viewer may change it, or it cannot be so large. */
  #watchResize() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const remote = this.#settings.resize === "remote" && !this.#viewOnly && this.#rights.has("resize");
      if (remote && this.#rfb?._rfbConnectionState === "connected" && !this.#fillsWindow()) {
        this.#tell(say("picture.keepsSize"));
      }
    }, REFUSAL_MILLIS);
  }

  /** Screens may round their size. */
  #fillsWindow() {
    const { w, h } = this.#rfb.fullSize;
    const { _fbWidth: screenWidth, _fbHeight: screenHeight } = this.#rfb;
    return Math.abs(w - screenWidth) <= ROUNDED_PIXELS && Math.abs(h - screenHeight) <= ROUNDED_PIXELS;
  }

  #moveView(on) {
    if (this.#rfb) {
      this.#rfb.touch.movesView = on;
      byId("move-view").setAttribute("aria-pressed", String(on));
    }
  }
}
