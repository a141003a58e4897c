import { CallsApi, Configuration, ProblemFromJSON, ResponseError } from "../generated/typescript-fetch/index.js";
import type { Call } from "../generated/typescript-fetch/index.js";

const [, , basePath = "http://localhost:8080", from = "2019-09-27", to = "2019-09-28"] = process.argv;
const api = new CallsApi(new Configuration({ basePath })); // with a key: headers: { "X-API-Key": "…" }

/** The calls of the range: the next page for as long as there is a link to one. */
async function walk(): Promise<Call[]> {
  const calls: Call[] = [];
  for (let page = 1, more = true; more; page++) {
    const response = await api.listCallsRaw({ from, to, size: 100, page });
    calls.push(...(await response.value()).items);
    more = response.raw.headers.get("Link")?.includes('rel="next"') ?? false;
  }
  return calls;
}

/** The first calls that ended after the beginning of the range: the cursor leads on. */
async function changes(wanted: number): Promise<Call[]> {
  const calls: Call[] = [];
  for (let cursor: string | undefined, hasMore = true; hasMore && calls.length < wanted; ) {
    const page = await api.listChanges(cursor ? { cursor, limit: 5 } : { from, limit: 5 });
    calls.push(...page.items);
    ({ cursor, hasMore } = page);
  }
  return calls.slice(0, wanted);
}

const walked = await walk();
console.log(`walked: ${walked.length} calls, ${walked.filter((call) => call.answered).length} answered`);

const { total } = await api.summariseCalls({ from, to });
console.log(`counted: ${total.calls} calls, ${total.answered} answered`);

console.log(`changes: ${(await changes(5)).map((call) => call.id)}`);

try {
  await api.listCalls({ from: "yesterday" });
} catch (error) {
  if (!(error instanceof ResponseError)) throw error;
  const problem = ProblemFromJSON(await error.response.json());
  switch (problem.code) {
    case "invalid-parameter":
      console.log(`refused: ${problem.errors?.map((fault) => `${fault.parameter} = ${fault.value}`)}`);
      break;
    case "quota-exceeded":
    case "overloaded":
      console.log("try again later");
      break;
    default: // a code that a later release added
      console.log(problem.title);
  }
}
