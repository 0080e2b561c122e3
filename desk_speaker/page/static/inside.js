// What went between Alexa and the skill in the last turn, and what the skill remembers.

import { byId, element } from "./api.js";

const pretty = (value) => JSON.stringify(value, null, 2);

export function showTurn(turn) {
  const facts = [["intent", turn.intent]];
  if (turn.score !== null && turn.score !== undefined) facts.push(["score", turn.score.toFixed(2)]);
  for (const [slot, value] of Object.entries(turn.slots)) facts.push([slot, value ?? "(empty)"]);
  if (turn.reprompt) facts.push(["reprompt", turn.reprompt]);
  facts.push(["session", turn.session_open ? "open" : "closed"]);
  const rows = facts.flatMap(([name, value]) => [
    element("dt", "", name), element("dd", "", value),
  ]);
  byId("meaning").replaceChildren(...rows);
  byId("request").textContent = pretty(turn.request);
  byId("response").textContent = pretty(turn.response);
}

export function showItems(items) {
  const text = items.length ? pretty(items) : "Nothing.";
  if (byId("items").textContent !== text) byId("items").textContent = text;
}
