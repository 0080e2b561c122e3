// Speaks what is said: one tab at a time, with the pauses and the pace of the markup.

import { act, byId } from "./api.js";

const synthesis = window.speechSynthesis;
let mayspeak = false;
let turn = 0;
let tone = null;

// Whoever holds the lock has the voice; when that tab is closed the next one has it.
if (navigator.locks) {
  navigator.locks.request("the voice of the desk speaker", () => {
    mayspeak = true;
    return new Promise(() => {});
  });
} else {
  mayspeak = true;
}

export const hasVoice = () => mayspeak;

const wait = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000));

function utter(piece, locale) {
  return new Promise((done) => {
    const utterance = new SpeechSynthesisUtterance(piece.text);
    utterance.lang = locale;
    utterance.rate = piece.rate;
    utterance.onend = done;
    utterance.onerror = done;
    synthesis.speak(utterance);
  });
}

export async function speak(pieces, locale, { chime = false, again = false } = {}) {
  const mine = ++turn;
  synthesis?.cancel();
  if (!mayspeak || !byId("voice").checked) return;
  if (chime) await ring();
  const voices = synthesis ? synthesis.getVoices() : [];
  if (!voices.length || !pieces.length) return;
  do {
    for (const piece of pieces) {
      if (mine !== turn) return;
      await utter(piece, locale);
      if (piece.pause) await wait(piece.pause);
    }
    if (again) await ring();
  } while (again && mine === turn);
  if (mine === turn) act("spoken").catch(() => {});
}

export function hush() {
  turn += 1;
  synthesis?.cancel();
}

// Two soft notes, made here.
async function ring() {
  try {
    tone ??= new AudioContext();
    if (tone.state === "suspended") return;
    for (const [index, pitch] of [660, 880].entries()) {
      const note = tone.createOscillator();
      const loudness = tone.createGain();
      const begins = tone.currentTime + index * 0.28;
      note.frequency.value = pitch;
      loudness.gain.setValueAtTime(0, begins);
      loudness.gain.linearRampToValueAtTime(0.18, begins + 0.03);
      loudness.gain.exponentialRampToValueAtTime(0.001, begins + 0.6);
      note.connect(loudness).connect(tone.destination);
      note.start(begins);
      note.stop(begins + 0.65);
    }
    await wait(0.9);
  } catch {
    // A machine without sound still shows what rings.
  }
}
