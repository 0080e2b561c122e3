// The conversation as it is heard, line by line.

import { byId, element } from "./api.js";

const MOST_LINES = 300;

export function clearTalk() {
  byId("talk").replaceChildren();
}

function line(kind, text) {
  if (!text) return;
  const talk = byId("talk");
  talk.append(element("li", kind, text));
  while (talk.children.length > MOST_LINES) talk.firstChild.remove();
  talk.scrollTop = talk.scrollHeight;
}

const touched = (turn) =>
  turn.intent === "Alexa.Presentation.APL.UserEvent"
    ? `touched: ${turn.request.request.arguments[0]}`
    : null;

const tellings = {
  turn(turn) {
    line("you", turn.utterance);
    line("aside", touched(turn));
    if (turn.intent === "SessionEndedRequest") line("aside", "the conversation has ended");
    else line("alexa", turn.speech || "(says nothing)");
    for (const card of turn.cards) {
      const text = card.content || card.text || (card.permissions || []).join(", ");
      line("card", `${card.title || card.type}\n${text}`);
    }
    for (const complaint of turn.complaints) line("complaint", complaint);
  },
  alert: (alert) => line("rings", `rings: ${alert.speech}`),
  reprompt: ({ said }) => line("alexa", said.map((piece) => piece.text).join(" ")),
  line({ text }) {
    if (text.startsWith(":")) line("aside", text);
  },
  played({ name, problems }) {
    line("aside", problems.length ? `${name} went otherwise` : `${name} went as written`);
    for (const problem of problems) line("complaint", problem);
  },
};

export const tell = (happening) => tellings[happening.type]?.(happening);
