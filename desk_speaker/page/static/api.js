// The page's way to the house: every act is one POST, and what follows comes with the events.

export async function act(action, body = {}) {
  const answer = await fetch(`/api/${action}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) {
    const problem = await answer.json().catch(() => ({}));
    throw new Error(problem.problem || `refused (${answer.status})`);
  }
}

export async function about() {
  return (await fetch("/api/about")).json();
}

export function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  // Always as text: whatever was said is never markup.
  if (text !== undefined && text !== null) made.textContent = text;
  return made;
}

export const byId = (id) => document.getElementById(id);
