/** Calls as they end, without end. A stream that breaks off is opened again and goes on with the next call. */
export async function* followCalls<Call>(url: string, headers: Record<string, string> = {}): AsyncGenerator<Call> {
  for (let lastId = "", retry = 2000; ; await new Promise((wake) => setTimeout(wake, retry))) {
    const accept = { Accept: "text/event-stream", ...(lastId && { "Last-Event-ID": lastId }) };
    const response = await fetch(url, { headers: { ...headers, ...accept } }).catch(() => undefined);
    if (response && [400, 401, 403, 404].includes(response.status)) throw new Error(await response.text());
    const reader = response?.ok ? response.body?.pipeThrough(new TextDecoderStream()).getReader() : undefined;
    try {
      for (let text = "", part; (part = await reader?.read().catch(() => undefined)) && !part.done; ) {
        const events = (text + part.value).split("\n\n");
        text = events.pop() ?? "";
        for (const fields of events.map((event) => event.split("\n").map((line) => line.split(/: ?(.*)/)))) {
          const { id = lastId, event, data, retry: delay = retry } = Object.fromEntries(fields);
          [lastId, retry] = [id, Number(delay)];
          if (event === "call") yield JSON.parse(data);
        }
      }
    } finally {
      reader?.cancel().catch(() => undefined);
    }
  }
}
