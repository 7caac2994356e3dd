/** What concerns the browser's window: its end, and files. */

import { say } from "../client/language.js";
import { share } from "./device.js";

const THUMBNAIL_SIDE = 160;

/**
 * Has the browser ask before the tab is closed: the keys for that often mean the remote screen.
 *
 * @param {() => boolean} needed whether something would be lost
 */
export function askBeforeLeaving(needed) {
  window.addEventListener("beforeunload", (event) => needed() && event.preventDefault());
}

/**
 * Keeps the browser from showing a file or following a link that is dropped on the page, which would be the end of it;
 * what can be done with files is said as soon as they are over the page.
 *
 * @param {(text: string) => void} tell shows news
 */
export function refuseDrops(tell) {
  const hasFiles = (event) => event.dataTransfer?.types.includes("Files") ?? false;
  window.addEventListener("dragenter", (event) => {
    if (hasFiles(event) && event.relatedTarget === null) {
      tell(say("window.dropped"));
    }
  });
  for (const type of ["dragover", "drop"]) {
    window.addEventListener(type, (event) => {
      const isText = !hasFiles(event) && event.target.matches?.("input, textarea");
      if (!isText) {
        event.preventDefault();
        event.dataTransfer.dropEffect = "none";
      }
    });
  }
}

/**
 * Saves a picture as a file, or shares it where that is what a device does with pictures.
 *
 * @param {Connection} connection that shows it
 * @param {string} desktop its name, which becomes part of the file's
 * @param {(text: string, picture: HTMLCanvasElement) => void} tell shows news
 */
export function saveScreenshot({ rfb, canvas }, desktop, tell) {
  const small = thumbnail(canvas);
  rfb.toBlob(async (blob) => {
    const file = new File([blob], fileName(desktop, new Date()), { type: "image/png" });
    if (!(await share(file))) {
      save(file);
      tell(say("window.saved", { file: file.name }), small);
    }
  });
}

function save(file) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** What it shows, small enough to stand beside a sentence. */
function thumbnail(canvas) {
  const small = document.createElement("canvas");
  const scale = Math.min(THUMBNAIL_SIDE / Math.max(canvas.width, canvas.height), 1);
  small.width = Math.max(1, Math.round(canvas.width * scale));
  small.height = Math.max(1, Math.round(canvas.height * scale));
  small.ariaHidden = "true";
  const context = small.getContext("2d");
  context.imageSmoothingQuality = "high";
  context.drawImage(canvas, 0, 0, small.width, small.height);
  return small;
}

/**
 * A name that every file system takes.
 *
 * @param {string} desktop any text
 * @param {Date} now goes into the name, in local time
 */
export function fileName(desktop, now) {
  const plain = desktop.replace(/[^\p{L}\p{N}._-]+/gu, " ").trim().slice(0, 60) || say("window.unnamed");
  const two = (number) => String(number).padStart(2, "0");
  const day = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join("-");
  const time = [two(now.getHours()), two(now.getMinutes()), two(now.getSeconds())].join(".");
  return `${plain} ${day} ${time}.png`;
}
