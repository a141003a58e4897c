import createClient from "openapi-fetch";
import type { components, paths } from "../generated/openapi-typescript.js";

type Call = components["schemas"]["Call"];

const [, , baseUrl = "http://localhost:8080", from = "2019-09-27", to = "2019-09-28"] = process.argv;
const api = createClient<paths>({ baseUrl }); // with a key: headers: { "X-API-Key": "…" }

/** The calls of the range: the next page for as long as there is a link to one. */
async function walk(): Promise<Call[]> {
  const calls: Call[] = [];
  for (let page = 1, more = true; more; page++) {
    const { data, error, response } = await api.GET("/calls", { params: { query: { from, to, size: 100, page } } });
    if (error) throw new Error(`${error.code}: ${error.detail}`);
    calls.push(...data.items);
    more = response.headers.get("Link")?.includes('rel="next"') ?? false;
  }
  return calls;
}

/** The first calls that ended after the beginning of the range: the cursor leads on. */
async function changes(wanted: number): Promise<Call[]> {
  const calls: Call[] = [];
  for (let cursor: string | undefined, hasMore = true; hasMore && calls.length < wanted; ) {
    const query = cursor ? { cursor, limit: 5 } : { from, limit: 5 };
    const { data, error } = await api.GET("/calls/changes", { params: { query } });
    if (error) throw new Error(`${error.code}: ${error.detail}`);
    calls.push(...data.items);
    ({ cursor, hasMore } = data);
  }
  return calls.slice(0, wanted);
}

const walked = await walk();
console.log(`walked: ${walked.length} calls, ${walked.filter((call) => call.answered).length} answered`);

const { data: summary } = await api.GET("/calls/summary", { params: { query: { from, to } } });
console.log(`counted: ${summary?.total.calls} calls, ${summary?.total.answered} answered`);

console.log(`changes: ${(await changes(5)).map((call) => call.id)}`);

const { error: problem } = await api.GET("/calls", { params: { query: { from: "yesterday" } } });
switch (problem?.code) {
  case "invalid-parameter":
    console.log(`refused: ${problem.errors?.map((fault) => `${fault.parameter} = ${fault.value}`)}`);
    break;
  case "quota-exceeded":
  case "overloaded":
    console.log("try again later");
    break;
  default: // a code that a later release added
    console.log(problem?.title);
}
