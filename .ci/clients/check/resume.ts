// Follows calls through a proxy that cuts each stream within its third call: they are the calls that pages of changes have.
import assert from "node:assert/strict";
import { createServer, get } from "node:http";
import type { AddressInfo } from "node:net";
import type { components } from "../generated/openapi-typescript.js";
import { followCalls } from "../typescript/follow-calls.js";

type Call = components["schemas"]["Call"];
type ChangesPage = components["schemas"]["ChangesPage"];

const [, , baseUrl, from] = process.argv;
const wanted = 7;
let streams = 0;

const proxy = createServer((request, response) => {
  streams++;
  get(`${baseUrl}${request.url}`, { headers: request.headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    let text = "";
    answer.setEncoding("utf8").on("data", (part: string) => {
      text += part;
      const third = text.split("event: call", 3).join("event: call").length;
      if (third < text.length) {
        // What has been read with this part comes in spite of the end.
        answer.removeAllListeners("data").destroy();
        response.write(text.slice(0, third + 30), () => response.destroy());
      }
    });
  });
}).listen(0, "127.0.0.1", follow);

async function pages(): Promise<unknown[]> {
  const ids: unknown[] = [];
  for (let query = `from=${from}`, more = true; more && ids.length < wanted; ) {
    const page = (await (await fetch(`${baseUrl}/calls/changes?limit=${wanted}&${query}`)).json()) as ChangesPage;
    ids.push(...page.items.map((call) => call.id));
    [query, more] = [`cursor=${page.cursor}`, page.hasMore];
  }
  return ids.slice(0, wanted);
}

async function follow(): Promise<void> {
  const url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}/calls/changes?from=${from}`;
  const ids: unknown[] = [];
  for await (const call of followCalls<Call>(url)) {
    if (ids.push(call.id) === wanted) break;
  }
  assert.deepEqual(ids, await pages());
  assert.ok(streams >= 3, `only ${streams} streams were opened`);
  console.log(`fetch reader of the event stream\nfollowed: ${ids} over ${streams} streams`);
  proxy.close();
  proxy.closeAllConnections();
}
