// What runs inside the frame that is the speaker's screen: Amazon's engine, and nothing else.
//
// The frame is of no origin and talks to the page by messages alone. In come {show}, {clear} and
// {clock}; out go {ready}, {touchable}, {touch} and {failed}.
"use strict";

(() => {
  const glass = document.getElementById("glass");
  const machineNow = Date.now.bind(Date);
  const clock = { at: machineNow(), read: machineNow(), speed: 1, offset: 0 };
  let renderer = null;

  // The engine takes no notice of a mouse for half a second after a new picture, so that a second
  // click does not press what has just come up under it.
  const DEAF_MILLISECONDS = 510;

  // The engine reads the time here: so a countdown keeps to the world's clock, however that runs.
  Date.now = () => clock.at + (machineNow() - clock.read) * clock.speed;
  Date.prototype.getTimezoneOffset = () => -clock.offset / 60;

  // The engine would fetch Amazon's fonts from elsewhere, and wait for them. This machine has fonts.
  const PLAIN = ["Amazon Ember", "Helvetica Neue", "Arial", "Segoe UI", "Roboto", "Liberation Sans",
    "DejaVu Sans", "Noto Sans"];
  const BOLD = PLAIN.flatMap((name) => [`${name} Bold`, `${name}-Bold`]);

  function useFontsOfThisMachine() {
    for (const sheet of [...document.styleSheets].filter(({ href }) => !href)) {
      for (let index = sheet.cssRules.length - 1; index >= 0; index -= 1) {
        if (sheet.cssRules[index] instanceof CSSFontFaceRule) sheet.deleteRule(index);
      }
    }
    const faces = { "amazon-ember-display": [1, 2, 3, 4, 5, 6, 7, 8, 9], Bookerly: [1, 2, 5] };
    for (const [family, weights] of Object.entries(faces)) {
      for (const weight of weights) {
        const names = weight >= 6 ? [...BOLD, ...PLAIN] : PLAIN;
        const source = names.map((name) => `local("${name}")`).join(", ");
        for (const style of ["normal", "italic"]) {
          const face = new FontFace(family, source, { weight: `${weight}00`, style });
          face.load().catch(() => {});
          document.fonts.add(face);
        }
      }
    }
  }

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

  async function show({ directive, device, theme }) {
    clear();
    const content = AplRenderer.Content.create(JSON.stringify(directive.document));
    for (const [name, data] of Object.entries(directive.datasources || {})) {
      content.addData(name, JSON.stringify(data));
    }
    const mine = AplRenderer.default.create({
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
    renderer = mine;
    const hears = performance.now() + DEAF_MILLISECONDS;
    await mine.init();
    setTimeout(() => {
      if (renderer === mine) tell({ touchable: directive.token });
    }, hears - performance.now());
  }

  const orders = { show, clear, clock: setClock };

  // One after the other: the engine must not be taken away while it is drawing its first picture.
  let busy = Promise.resolve();

  addEventListener("message", ({ source, data }) => {
    if (source !== parent || !data) return;
    for (const [order, details] of Object.entries(data)) {
      busy = busy.then(() => orders[order]?.(details)).catch((error) => {
        clear();
        tell({ failed: String(error) });
      });
    }
  });

  useFontsOfThisMachine();
  AplRenderer.initEngine().then(() => tell({ ready: true }));
})();
