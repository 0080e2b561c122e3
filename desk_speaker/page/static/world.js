// The switches of the world: what is allowed, what fails, which device, which language.

import { act, byId, element } from "./api.js";

function fill(select, values, named = (value) => value) {
  select.replaceChildren(...values.map((value) => {
    const option = element("option", "", named(value));
    option.value = value;
    return option;
  }));
}

function on(select, change) {
  select.addEventListener("change", async () => {
    try {
      await change(select.value);
    } catch (error) {
      byId("connection").textContent = error.message;
    }
  });
}

const command = (line) => act("command", { line });

export function setUpWorld(about) {
  fill(byId("device"), about.devices);
  on(byId("device"), (device) => act("become", { device }));
  fill(byId("locale"), about.locales);
  on(byId("locale"), (locale) => act("become", { locale }));
  for (const scope of ["reminders", "timers"]) {
    const select = byId(`allow-${scope}`);
    fill(select, about.permissions);
    on(select, (state) => command(`:permission ${state} ${scope}`));
  }
  for (const service of about.services) {
    const label = element("label", "", `${service} fails`);
    const select = element("select");
    select.id = `fault-${service}`;
    fill(select, about.faults);
    on(select, (fault) => command(`:fault ${service} ${fault}`));
    label.append(select);
    byId("faults").append(label);
  }
  byId("anew").addEventListener("click", () => act("anew"));
  fill(byId("transcript"), about.transcripts.map(({ name }) => name),
    (name) => name.replaceAll("_", " "));
  byId("play").addEventListener("submit", (event) => {
    event.preventDefault();
    act("play", { name: byId("transcript").value });
  });
  byId("plays").hidden = !about.transcripts.length;
}

export function showWorld(state) {
  byId("device").value = state.device;
  byId("locale").value = state.locale;
  byId("allow-reminders").value = state.permission.reminders;
  byId("allow-timers").value = state.permission.timers;
  for (const [service, fault] of Object.entries(state.faults)) {
    byId(`fault-${service}`).value = fault;
  }
  byId("played").textContent = state.playing
    ? `Playing: ${state.playing.replaceAll("_", " ")}` : "";
  for (const id of ["words", "jump", "anew"]) byId(id).disabled = Boolean(state.playing);
}
