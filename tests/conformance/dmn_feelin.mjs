// feelin reads the FEEL of a decision table: a line of JSON for each table and its questions, the rows that fit come back.
import { evaluate, unaryTest } from "feelin";
import { JSDOM } from "jsdom";
import { createInterface } from "node:readline";

const value = (result) => (result !== null && typeof result === "object" && "value" in result ? result.value : result);

function table(text) {
  const document = new (new JSDOM("").window.DOMParser)().parseFromString(text, "text/xml");
  if (document.getElementsByTagName("parsererror").length) throw new Error("no XML");
  const texts = (node, name) => [...node.getElementsByTagName(name)].map((each) => each.getElementsByTagName("text")[0].textContent);
  const names = [...document.getElementsByTagName("output")].map((each) => each.getAttribute("name"));
  const rules = [...document.getElementsByTagName("rule")].map((rule) => ({
    tests: texts(rule, "inputEntry"), told: texts(rule, "outputEntry"),
  }));
  return { inputs: texts(document, "inputExpression").length ? texts(document, "inputExpression") : [], names, rules };
}

function fits({ inputs, rules }, question) {
  return rules.filter(({ tests }) => tests.every((test, number) =>
    value(unaryTest(test, { ...question, "?": value(evaluate(inputs[number], question)) })) === true));
}

for await (const line of createInterface({ input: process.stdin })) {
  const { name, table: text, questions } = JSON.parse(line);
  try {
    const read = table(text);
    const answers = questions.map((question) => fits(read, question).map(({ told }) =>
      Object.fromEntries(read.names.map((key, number) => [key, value(evaluate(told[number], {}))]))));
    console.log(JSON.stringify({ name, answers }));
  } catch (error) {
    console.log(JSON.stringify({ name, error: String(error?.stack ?? error) }));
  }
}
