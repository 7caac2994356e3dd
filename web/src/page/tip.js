/**
 * A sentence about a button: below it while the mouse rests there, while it has the keyboard, or while a finger stays
 * on it.
 */

import { say } from "../client/language.js";
import { byId } from "./dom.js";

const REST_MILLIS = 600;
const HOLD_MILLIS = 500;
const GAP_PIXELS = 6;

/**
 * Has the buttons within an element explain themselves.
 *
 * @param {HTMLElement} place whose buttons with data-tip do so
 */
export function prepareTips(place) {
  let timer = 0;
  let about = null;
  let wasHeld = false;

  const hide = () => {
    clearTimeout(timer);
    byId("tip").hidden = true;
    about?.removeAttribute("aria-describedby");
    about = null;
  };
  const show = (button) => {
    hide();
    if (button.ariaExpanded === "true" && button.classList.contains("tool")) {
      return; // Its panel is there, in the same place.
    }
    about = button;
    button.setAttribute("aria-describedby", "tip");
    byId("tip").textContent = say(button.dataset.tip);
    byId("tip").hidden = false;
    put(byId("tip"), button.getBoundingClientRect());
  };
  const listen = (type, act, options) =>
    place.addEventListener(
      type,
      (event) => {
        const button = event.target.closest?.("[data-tip]");
        if (button) {
          act(button, event);
        }
      },
      options,
    );
  const soon = (button, millis) => {
    clearTimeout(timer);
    timer = setTimeout(() => show(button), millis);
  };

  listen("pointerover", (button, { pointerType }) => pointerType === "mouse" && soon(button, REST_MILLIS));
  listen("pointerout", hide);
  listen("focusin", (button) => button.matches(":focus-visible") && show(button));
  listen("focusout", hide);
  listen("keydown", (button, { key }) => key === "Escape" && hide());
  listen("pointerdown", (button, { pointerType }) => {
    hide();
    wasHeld = false;
    if (pointerType !== "mouse") {
      timer = setTimeout(() => {
        wasHeld = true;
        show(button);
      }, HOLD_MILLIS);
    }
  });
  for (const end of ["pointerup", "pointercancel"]) {
    listen(end, () => clearTimeout(timer));
  }
  // Whoever wanted to know what a button does has not pressed it yet.
  const keep = (button, event) => {
    if (wasHeld) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  };
  listen("contextmenu", keep);
  listen(
    "click",
    (button, event) => {
      keep(button, event);
      wasHeld = false;
      hide();
    },
    { capture: true },
  );
  window.addEventListener("resize", hide);
  return hide;
}

/** Below a button, within the window. */
function put(tip, { left, width, bottom }) {
  const most = window.innerWidth - tip.offsetWidth - GAP_PIXELS;
  const wanted = left + width / 2 - tip.offsetWidth / 2;
  tip.style.left = `${Math.max(GAP_PIXELS, Math.min(wanted, most))}px`;
  tip.style.top = `${bottom + GAP_PIXELS}px`;
}
