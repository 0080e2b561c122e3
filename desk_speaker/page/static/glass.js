// The screen of the device: a frame of its own in which Amazon's engine draws.

import { act, byId, element } from "./api.js";
import { worldClock } from "./clock.js";

let frame = null;
let ready = false;
let glass = null;
let directive = null;
let engine = true;
let howTo = "";
let drawn = "";

const NO_SCREEN = "This device has no screen. Choose one that has.";

export function setUpGlass(about) {
  engine = about.engine;
  howTo = about.howToGetEngine;
  addEventListener("message", ({ source, data }) => {
    if (!frame || source !== frame.contentWindow || !data) return;
    if (data.ready) {
      ready = true;
      drawn = "";
      draw();
    }
    if (data.touch) act("touch", data.touch).catch(() => {});
    if (data.failed) say(`The screen cannot be drawn: ${data.failed}`);
    if (data.touchable) byId("bezel").dataset.touchable = data.touchable;
  });
  addEventListener("resize", fit);
  byId("theme").addEventListener("change", draw);
}

export function setGlass(next) {
  const same = JSON.stringify(next) === JSON.stringify(glass);
  glass = next;
  if (!same) build();
  keepTime();
}

export function show(next) {
  directive = next;
  draw();
}

export function keepTime() {
  if (ready) frame.contentWindow.postMessage({ clock: worldClock() }, "*");
}

function say(text, code) {
  const note = byId("no-screen");
  note.textContent = text;
  if (code) note.append(document.createElement("br"), element("code", "", code));
  note.hidden = !text;
}

function build() {
  frame?.remove();
  frame = null;
  ready = false;
  byId("bezel").classList.toggle("round", Boolean(glass?.round));
  byId("bezel").style.width = byId("bezel").style.height = "";
  if (!glass) return say(NO_SCREEN);
  if (!engine) {
    return say("The screen needs Amazon's engine, which comes with Node's package manager:", howTo);
  }
  say("");
  frame = element("iframe");
  frame.title = "The speaker's screen";
  frame.setAttribute("sandbox", "allow-scripts");
  frame.width = glass.width;
  frame.height = glass.height;
  frame.src = "/screen";
  byId("bezel").append(frame);
  fit();
}

function fit() {
  if (!frame) return;
  const room = byId("screen").clientWidth - 32 - 24;
  const scale = Math.min(1, room / glass.width, 520 / glass.height);
  frame.style.transform = `scale(${scale})`;
  byId("bezel").style.width = `${glass.width * scale + 24}px`;
  byId("bezel").style.height = `${glass.height * scale + 24}px`;
}

function draw() {
  if (!ready) return;
  const theme = byId("theme").value;
  const next = JSON.stringify([directive, theme]);
  if (next === drawn) return;
  drawn = next;
  delete byId("bezel").dataset.touchable;
  keepTime();
  if (directive) frame.contentWindow.postMessage({ show: { directive, device: glass, theme } }, "*");
  else frame.contentWindow.postMessage({ clear: true }, "*");
}
