// Press and speak, where the browser can listen.

import { act, byId } from "./api.js";
import { hush } from "./voice.js";

const Recognition = window.SpeechRecognition || window.webkitSpeechRecognition;

export function setUpEars(locale) {
  if (!Recognition) return;
  const mic = byId("mic");
  mic.hidden = false;
  byId("mic-note").hidden = false;
  let recognition = null;

  const begin = () => {
    hush();
    recognition = new Recognition();
    recognition.lang = locale();
    recognition.interimResults = true;
    recognition.onresult = ({ results }) => {
      const last = results[results.length - 1];
      byId("words").value = last[0].transcript;
      if (last.isFinal) {
        act("say", { words: last[0].transcript });
        byId("words").value = "";
      }
    };
    recognition.onend = () => mic.setAttribute("aria-pressed", "false");
    recognition.start();
    mic.setAttribute("aria-pressed", "true");
  };
  const end = () => recognition?.stop();

  mic.addEventListener("pointerdown", begin);
  mic.addEventListener("pointerup", end);
  mic.addEventListener("keydown", (event) => {
    if (event.key === " " && !event.repeat) begin();
  });
  mic.addEventListener("keyup", (event) => {
    if (event.key === " ") end();
  });
}
