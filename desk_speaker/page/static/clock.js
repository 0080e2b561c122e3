// The world's clock, read as often as anybody likes.

import { byId } from "./api.js";

let at = { now: 0, read: 0, speed: 1, offset: 0 };

export function setClock({ now, speed, offset }) {
  at = { now, speed, offset, read: performance.now() };
  for (const button of document.querySelectorAll("[data-speed]")) {
    button.setAttribute("aria-pressed", String(Number(button.dataset.speed) === speed));
  }
}

export const worldNow = () => at.now + ((performance.now() - at.read) / 1000) * at.speed;

export const worldClock = () => ({ now: worldNow(), speed: at.speed, offset: at.offset });

export function wall(instant, seconds = false) {
  const local = new Date((instant + at.offset) * 1000);
  return local.toISOString().slice(11, seconds ? 19 : 16);
}

export function showClock() {
  if (at.now) byId("now").textContent = wall(worldNow(), true);
}
