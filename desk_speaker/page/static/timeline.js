// The plan as a line of phases, with its alerts, and a mark that is now.

import { byId } from "./api.js";
import { wall, worldNow } from "./clock.js";

const SPACE = "http://www.w3.org/2000/svg";
const NAMES = { cold: "ice on", heat: "heat on", rest: "pack off" };

let plan = null;
let marks = [];
let from = 0;
let to = 1;
let needle = null;
let width = 600;
let drawn = null;

const place = (instant) => ((instant - from) / (to - from)) * (width - 20) + 10;

function draw(name, attributes, text) {
  const made = document.createElementNS(SPACE, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text) {
    const title = document.createElementNS(SPACE, name === "text" ? "tspan" : "title");
    title.textContent = text;
    made.append(title);
  }
  byId("timeline").append(made);
  return made;
}

export function setTimeline(state) {
  plan = state.plan;
  const waiting = state.waiting.map((alert) => ({ ...alert, kind: "set" }));
  const known = (at) => waiting.some((alert) => Math.abs(alert.at - at) <= 1);
  const owed = (plan.wanted || [])
    .filter((alert) => !known(alert.at))
    .map((alert) => ({ ...alert, kind: "owed", speech: `owed: ${alert.kind}` }));
  const rung = state.rung.map((alert) => ({
    at: Date.parse(alert.at) / 1000, speech: alert.speech, kind: "rung",
  }));
  marks = [...waiting, ...owed, ...rung];
  const svg = byId("timeline");
  svg.replaceChildren();
  drawn = state;
  width = Math.max(240, svg.clientWidth);
  needle = null;
  const phases = plan.phases;
  if (phases.length) {
    from = phases[0].start;
    to = Math.max(phases[phases.length - 1].end, from + 60);
    for (const phase of phases) drawPhase(phase);
    for (const mark of marks) drawMark(mark);
    drawHours();
    needle = draw("line", { class: "now", y1: 4, y2: 92 });
  }
  byId("plan-words").textContent = inWords();
  moveNeedle();
}

function drawPhase({ phase, round, start, end }) {
  const x = place(start);
  draw("rect", { class: phase, x, y: 36, width: Math.max(1, place(end) - x - 1), height: 46 },
    `${NAMES[phase]}, round ${round}, ${wall(start)} to ${wall(end)}`);
}

function drawMark({ at, speech, kind }) {
  if (at < from - 1 || at > to + 1) return;
  draw("ellipse", { class: kind, cx: place(at), cy: 22, rx: 6, ry: 6 }, `${wall(at)} ${speech}`);
}

function drawHours() {
  const room = Math.max(3, width / 90);
  const steps = [300, 600, 900, 1800, 3600, 7200, 14400, 28800];
  const step = steps.find((each) => (to - from) / each <= room) || 86400;
  for (let at = Math.ceil(from / step) * step; at <= to; at += step) {
    draw("text", { x: Math.min(place(at), width - 34), y: 102 }, wall(at));
  }
}

function inWords() {
  const now = worldNow();
  const counts = (kind) => marks.filter((mark) => mark.kind === kind).length;
  const alerts = `Alerts: ${counts("set")} set, ${counts("owed")} owed, ${counts("rung")} rung.`;
  if (plan.status === "paused") return `Paused. ${alerts}`;
  const here = plan.phases.find(({ start, end }) => start <= now && now < end);
  if (plan.status !== "running" || !here) return `Nothing is running. ${alerts}`;
  const last = plan.phases[plan.phases.length - 1];
  return `${NAMES[here.phase]}, round ${here.round}, until ${wall(here.end)}; ` +
    `all done at ${wall(last.end)}. ${alerts}`;
}

export function moveNeedle() {
  if (!needle) return;
  const x = place(Math.min(to, Math.max(from, worldNow())));
  needle.setAttribute("x1", x);
  needle.setAttribute("x2", x);
  const words = inWords();
  // Read aloud only when it has changed.
  if (byId("plan-words").textContent !== words) byId("plan-words").textContent = words;
}

addEventListener("resize", () => drawn && setTimeline(drawn));
