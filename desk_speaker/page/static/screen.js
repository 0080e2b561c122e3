// What runs inside the frame that is the speaker's screen: Amazon's engine, and nothing else.
//
// The frame is of no origin and talks to the page by messages alone. In come {show}, {clear} and
// {clock}; out go {ready}, {shown}, {touch} and {failed}.
"use strict";

(() => {
  const glass = document.getElementById("glass");
  const machineNow = Date.now.bind(Date);
  const clock = { at: machineNow(), read: machineNow(), speed: 1, offset: 0 };
  let renderer = null;

  // The engine reads the time here: so a countdown keeps to the world's clock, however that runs.
  Date.now = () => clock.at + (machineNow() - clock.read) * clock.speed;
  Date.prototype.getTimezoneOffset = () => -clock.offset / 60;

  const tell = (message) => parent.postMessage(message, "*");

  function setClock({ now, speed, offset }) {
    Object.assign(clock, { at: now * 1000, read: machineNow(), speed, offset });
  }

  function clear() {
    if (renderer) renderer.destroy();
    renderer = null;
    glass.replaceChildren();
    glass.style.background = "";
  }

  function show({ directive, device, theme }) {
    clear();
    const content = AplRenderer.Content.create(JSON.stringify(directive.document));
    const given = directive.datasources || {};
    for (let index = 0; index < content.getParameterCount(); index += 1) {
      const name = content.getParameterAt(index);
      content.addData(name, JSON.stringify(given[name] || {}));
    }
    renderer = AplRenderer.default.create({
      content,
      view: glass,
      theme,
      mode: device.mode,
      viewport: {
        width: device.width,
        height: device.height,
        dpi: 160,
        isRound: device.round,
        shape: device.round ? "ROUND" : "RECTANGLE",
      },
      environment: { agentName: "desk-speaker", agentVersion: "1", allowOpenUrl: false,
        disallowVideo: true },
      utcTime: Date.now(),
      localTimeAdjustment: clock.offset * 1000,
      onSendEvent: (event) => tell({
        touch: { token: directive.token, arguments: event.arguments, source: event.source },
      }),
    });
    renderer.init();
    tell({ shown: directive.token });
  }

  const orders = { show, clear, clock: setClock };

  addEventListener("message", ({ source, data }) => {
    if (source !== parent || !data) return;
    try {
      for (const [order, details] of Object.entries(data)) orders[order]?.(details);
    } catch (error) {
      clear();
      tell({ failed: String(error) });
    }
  });

  AplRenderer.initEngine().then(() => tell({ ready: true }));
})();
