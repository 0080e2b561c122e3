// Plays Alexa's part with Bespoken's virtual-alexa, which talks to the skill over HTTP.
//
// Arguments: the skill's address, its id, its interaction model, the locale. Each line on standard
// input is one thing to do; each gets one line of JSON: the skill's response, or what went wrong.
//
//   launch
//   end
//   intend StartIceIntent {"duration": "PT20M"}
//   utter what is a back spasm
const { VirtualAlexa } = require('virtual-alexa')
const readline = require('node:readline')

const [url, skillId, model, locale] = process.argv.slice(2)
const alexa = VirtualAlexa.Builder()
  .applicationID(skillId)
  .skillURL(url)
  .interactionModelFile(model)
  .locale(locale)
  .create()

const todo = {
  launch: () => alexa.launch(),
  end: () => alexa.endSession(),
  intend: (what) => {
    const [name, ...slots] = what.split(' ')
    return alexa.intend(name, JSON.parse(slots.join(' ') || '{}'))
  },
  utter: (what) => alexa.utter(what)
}

async function main () {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const [action, ...what] = line.split(' ')
    try {
      console.log(JSON.stringify({ response: await todo[action](what.join(' ')) }))
    } catch (problem) {
      console.log(JSON.stringify({ problem: String(problem.message || problem) }))
    }
  }
}

main()
