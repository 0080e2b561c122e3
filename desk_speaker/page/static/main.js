// The page: events come in from the house, and what the listener does goes out.

import { about, act, byId, element } from "./api.js";
import { setClock, showClock } from "./clock.js";
import { setUpEars } from "./ears.js";
import { keepTime, setGlass, setUpGlass, show } from "./glass.js";
import { showItems, showTurn } from "./inside.js";
import { clearTalk, tell } from "./talk.js";
import { moveNeedle, setTimeline } from "./timeline.js";
import { hasVoice, hush, speak } from "./voice.js";
import { setUpWorld, showWorld } from "./world.js";

const TRIES = ["open back spasm helper", "how do I lie down", "start my ice pack",
  "how long left", "is it serious"];
const RETRY_MILLISECONDS = 1000;

let locale = "en-US";
let last = 0;

function setLight(light) {
  byId("ring").dataset.light = light;
  byId("light-name").textContent = light;
}

function setState(state) {
  locale = state.locale;
  setClock(state);
  setLight(state.light);
  showWorld(state);
  setGlass(state.glass);
  show(state.screen);
  setTimeline(state);
  showItems(state.items);
}

const receive = {
  hello({ happened, state }) {
    clearTalk();
    happened.forEach(tell);
    const turns = happened.filter(({ type }) => type === "turn");
    if (turns.length) showTurn(turns[turns.length - 1]);
    last = happened.length ? happened[happened.length - 1].number : 0;
    setState(state);
    document.body.dataset.ready = "yes";
  },
  state: ({ state }) => setState(state),
  light: ({ light }) => setLight(light),
  screen: ({ directive }) => show(directive),
  hush,
  turn(turn) {
    tell(turn);
    showTurn(turn);
    if (turn.said.length) speak(turn.said, locale);
  },
  alert(alert) {
    tell(alert);
    speak(alert.said, locale, { chime: true, again: alert.channel === "timer" });
  },
  reprompt(reprompt) {
    tell(reprompt);
    speak(reprompt.said, locale);
  },
  line: tell,
  played: tell,
};

let stream = null;

function listen() {
  stream?.close();
  stream = new EventSource("/events");
  stream.onopen = () => { byId("connection").textContent = ""; };
  stream.onmessage = ({ data }) => {
    const message = JSON.parse(data);
    if (message.number) {
      if (message.number <= last) return;
      last = message.number;
    }
    receive[message.type]?.(message);
  };
  stream.onerror = () => {
    byId("connection").textContent = "The speaker is not there. Is it still running?";
    if (stream.readyState === EventSource.CLOSED) setTimeout(listen, RETRY_MILLISECONDS);
  };
}

// A browser opens few connections to one host: a tab nobody sees gives its own back, unless it is
// the one that speaks.
document.addEventListener("visibilitychange", () => {
  if (!document.hidden && stream?.readyState === EventSource.CLOSED) listen();
  else if (document.hidden && !hasVoice()) stream?.close();
});

function problem(error) {
  byId("connection").textContent = error.message;
}

function setUpTalking() {
  let typed = 0;
  byId("say").addEventListener("submit", (event) => {
    event.preventDefault();
    const words = byId("words").value;
    byId("words").value = "";
    if (words.trim()) act("say", { words }).catch(problem);
  });
  byId("words").addEventListener("input", () => {
    if (performance.now() - typed < 1500) return;
    typed = performance.now();
    act("typing").catch(() => {});
  });
  for (const words of TRIES) {
    const button = element("button", "", words);
    button.type = "button";
    button.addEventListener("click", () => act("say", { words }).catch(problem));
    byId("tries").append(button);
  }
  byId("hush").addEventListener("click", () => act("hush"));
  byId("silence").addEventListener("click", () => act("say", { words: "" }));
  byId("jump").addEventListener("click", () => act("jump").catch(problem));
  for (const button of document.querySelectorAll("[data-speed]")) {
    button.addEventListener("click", () => act("speed", { times: Number(button.dataset.speed) }));
  }
}

const known = await about();
setUpTalking();
setUpEars(() => locale);
setUpGlass(known);
setUpWorld(known);
listen();
setInterval(() => {
  showClock();
  moveNeedle();
}, 200);
setInterval(keepTime, 5000);
